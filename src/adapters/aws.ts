import type { Ec2, Identity, Limits, Stacks } from "../ports/account.ts";
import type { AccountChanges } from "../ports/account-changes.ts";
import type { Inventory } from "../ports/inventory.ts";
import type { Logs } from "../ports/logs.ts";
import type { Log } from "../ports/machine.ts";
import type { PriceLists } from "../ports/prices.ts";
import { late, once } from "./late.ts";

/** How to reach AWS; what is left out the SDK finds out by itself (environment, ~/.aws). */
export interface AwsConfig {
	/** The region that answers questions which belong to none, e.g. which regions there are. */
	readonly baseRegion: string;
	readonly profile?: string | undefined;
	/** Another endpoint than AWS's own, for the demo account; AWS_ENDPOINT_URL works without it. */
	readonly endpoint?: string | undefined;
	readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
	/** Where answers that hold for the day are kept; nowhere when left out. */
	readonly cacheFolder?: string | undefined;
	/** Told of each question that fails, with what the SDK says of it. */
	readonly log?: Pick<Log, "note"> | undefined;
	/** Milliseconds to connect; 5,000 when left out. */
	readonly connectTimeoutMs?: number | undefined;
	/** Milliseconds of silence that are borne; 20,000 when left out. A call as a whole may take half as long again. */
	readonly requestTimeoutMs?: number | undefined;
	/** Tries of one call, the first included; 3 when left out. */
	readonly attempts?: number | undefined;
}

export interface AwsPorts {
	readonly changes: AccountChanges;
	readonly ec2: Ec2;
	readonly identity: Identity;
	readonly stacks: Stacks;
	readonly limits: Limits;
	readonly prices: PriceLists;
	readonly inventory: Inventory;
	readonly logs: Logs;
}

/** The ports to AWS. The SDK loads, and `config` is found out, at the first call: neither delays the first frame. */
export function awsPorts(config: AwsConfig | (() => Promise<AwsConfig>)): AwsPorts {
	const loaded = once(async () => {
		const { sdkPorts } = await import("./aws-sdk.ts");
		return sdkPorts(typeof config === "function" ? await config() : config);
	});
	return {
		changes: late(async () => (await loaded()).changes),
		ec2: late(async () => (await loaded()).ec2),
		identity: late(async () => (await loaded()).identity),
		stacks: late(async () => (await loaded()).stacks),
		limits: late(async () => (await loaded()).limits),
		prices: late(async () => (await loaded()).prices),
		inventory: late(async () => (await loaded()).inventory),
		logs: late(async () => (await loaded()).logs),
	};
}
