import type { RegionId } from "../ports/ids.ts";
import type { MemoAccount } from "./memo-account.ts";

/** Where the cluster will be, as far as that is known or likely. */
export interface Place {
	readonly region: RegionId;
	readonly zone: string | undefined;
	/** The instance types that will be offered first. */
	readonly types: readonly string[];
}

/**
 * Asks at once for everything at `place` that one of the questions will want, so that they wait for AWS together and
 * not one after the other. What fails is asked again, and told, by the question that needs it.
 */
export function readAhead(
	{ ec2, stacks }: MemoAccount,
	{ region, zone, types }: Place,
	signal: AbortSignal,
): void {
	const asked =
		zone === undefined
			? [
					ec2.vpcs(region, signal),
					ec2.subnets(region, undefined, signal),
					ec2.volumes(region, signal),
					ec2.keyPairs(region, signal),
					ec2.instanceTypes(region, undefined, signal, { names: types }),
					stacks.stacks(region, signal),
				]
			: [ec2.instanceTypes(region, zone, signal, { names: types })];
	for (const answer of asked) answer.catch(() => {});
}
