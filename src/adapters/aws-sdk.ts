import { accountChanges } from "./account-changes.ts";
import type { AwsConfig, AwsPorts } from "./aws.ts";
import { awsClients } from "./aws-client.ts";
import { ec2Adapter } from "./ec2.ts";
import { identityAdapter } from "./identity.ts";
import { type KeptToday, keptToday } from "./kept-today.ts";
import { late } from "./late.ts";
import { regionsInUse } from "./regions-in-use.ts";
import { stacksAdapter } from "./stacks.ts";
import { typeCatalogue } from "./type-catalogue.ts";

/** All ports that need the SDK, over one set of clients; use `awsPorts`, which loads this at the first call. */
export function sdkPorts(config: AwsConfig): AwsPorts {
	const clients = awsClients(config);
	const kept = keptFor(config);
	return {
		changes: accountChanges(clients),
		ec2: ec2Adapter(clients, config.baseRegion, typeCatalogue(clients, kept), regionsInUse(kept)),
		identity: identityAdapter(clients, config.baseRegion),
		stacks: stacksAdapter(clients),
		inventory: late(async () =>
			(await import("./inventory.ts")).inventoryAdapter(clients, config.baseRegion),
		),
		limits: late(async () => (await import("./limits.ts")).limitsAdapter(clients)),
		prices: late(async () => (await import("./price-lists.ts")).priceLists(clients, kept)),
		logs: late(async () => (await import("./logs.ts")).logsAdapter(clients)),
	};
}

/** Whose answers they are: which types are free of charge differs by account. */
function keptFor({ cacheFolder, endpoint, profile }: AwsConfig): KeptToday | undefined {
	const { AWS_ENDPOINT_URL, AWS_PROFILE, AWS_ACCESS_KEY_ID } = process.env;
	const whose = [endpoint ?? AWS_ENDPOINT_URL, profile ?? AWS_PROFILE, AWS_ACCESS_KEY_ID];
	return cacheFolder === undefined ? undefined : keptToday(cacheFolder, whose);
}
