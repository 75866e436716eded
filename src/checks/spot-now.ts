import type { PreflightContext } from "./preflight-check.ts";

/** What a compute node costs on the spot market now. */
export interface SpotNow {
	/** USD an hour. */
	readonly usd: number;
	/** "t3.xlarge is at about $0.050/h". */
	readonly told: string;
}

/** The market's price in the subnet's zone; undefined where AWS names none. */
export async function spotNow({ spec, ec2, prices, signal }: PreflightContext): Promise<SpotNow | undefined> {
	const { computeType } = spec.nodes;
	const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
	const price = await prices.spot(spec.region, zone, computeType, signal);
	return price && { usd: price.usd, told: `${computeType} is at about $${price.usd.toFixed(3)}/h` };
}
