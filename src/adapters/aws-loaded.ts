import type { Ec2, Identity, Stacks } from "../ports.ts";
import type { AwsConfig } from "./aws.ts";
import { awsClients } from "./aws-client.ts";
import { ec2Adapter } from "./ec2.ts";
import { identityAdapter } from "./identity.ts";
import { stacksAdapter } from "./stacks.ts";

/** All ports that need the SDK, over one set of clients; aws.ts imports this module late. */
export function loadedAwsPorts(config: AwsConfig): { ec2: Ec2; identity: Identity; stacks: Stacks } {
	const clients = awsClients(config);
	return {
		ec2: ec2Adapter(clients, config.baseRegion),
		identity: identityAdapter(clients),
		stacks: stacksAdapter(clients),
	};
}
