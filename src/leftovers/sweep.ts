import { bestPrices } from "../cost/best-prices.ts";
import type { Stack } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { inParallel } from "../ports/in-parallel.ts";
import type { ListedThing } from "../ports/prices.ts";
import { REGION_PLACES } from "../questions/region-places.ts";
import { inTextOrder } from "../questions/text-order.ts";
import { withAwsOptions } from "../text/aws-options.ts";
import { BUCKET_PREFIX, bucketsLeft } from "./buckets.ts";
import { leftoversOf } from "./find-leftovers.ts";
import type { Leftover } from "./leftover.ts";
import { knownOr, type RegionContents, readRegion, type SweepDeps, type Unread } from "./region-contents.ts";

/** How far a look into all regions has come. */
export interface Swept<Found> {
	readonly done: number;
	readonly of: number;
	/** Of the regions that have answered. */
	readonly found: readonly Found[];
	readonly unread: readonly Unread[];
}

/** Regions that are asked at the same time: AWS bears more, a slow line does not. */
const AT_ONCE = 4;

/** What `work` finds in each region that is switched on, a few at a time; `tell` hears of each that has answered. */
export async function sweep<Found>(
	deps: Pick<SweepDeps, "ec2" | "log">,
	work: (
		region: RegionId,
	) => Promise<{ readonly found: readonly Found[]; readonly unread: readonly Unread[] }>,
	tell: (swept: Swept<Found>) => void,
	signal: AbortSignal,
): Promise<Swept<Found>> {
	const regions = await regionsOn(deps, signal);
	let swept: Swept<Found> = { done: 0, of: regions.length, found: [], unread: [] };
	tell(swept);
	await inParallel(regions, AT_ONCE, async (region) => {
		const { found, unread } = await work(region);
		signal.throwIfAborted();
		swept = {
			...swept,
			done: swept.done + 1,
			found: [...swept.found, ...found],
			unread: [...swept.unread, ...unread],
		};
		tell(swept);
	});
	return swept;
}

/**
 * What may have stayed of clusters, in all regions: the dearest first, as far as it is found; with commands for
 * `profile`.
 */
export async function sweepLeftovers(
	deps: SweepDeps,
	profile: string | undefined,
	tell: (swept: Swept<Leftover>) => void,
	signal: AbortSignal,
): Promise<Swept<Leftover>> {
	const stacks = new Map<string, readonly Stack[]>();
	const told = (swept: Swept<Leftover>) => {
		const found = swept.found.toSorted(dearestFirst).map((one) => ({
			...one,
			command: withAwsOptions(one.command, { region: one.region || undefined, profile }),
		}));
		const sorted = { ...swept, found };
		tell(sorted);
		return sorted;
	};
	const swept = await sweep<Leftover>(
		deps,
		async (region) => {
			const { contents, unread } = await readRegion(deps, region, signal);
			if (contents.stacks) stacks.set(region, contents.stacks);
			const prices = await bestPrices(deps.prices, region, listedIn(contents), signal);
			return { found: leftoversOf(contents, prices), unread };
		},
		told,
		signal,
	);
	const unread: Unread[] = [];
	const buckets = await knownOr(deps.log, signal, unread, "S3 buckets", "", () =>
		deps.inventory.buckets(BUCKET_PREFIX, signal),
	);
	return told({
		...swept,
		found: [...swept.found, ...bucketsLeft(buckets ?? [], stacks)],
		unread: [...swept.unread, ...unread],
	});
}

/** What in a region AWS's own list has a price for. */
function listedIn({ machines = [], disks = [] }: RegionContents): ListedThing[] {
	const typesOf = (things: readonly { readonly type: string }[]) => [
		...new Set(things.map(({ type }) => type)),
	];
	return [
		...typesOf(disks).map((type) => ({ of: "disk", type, unit: "gib" }) as const),
		...typesOf(machines).map((type) => ({ of: "instance", type }) as const),
	];
}

const usdOf = ({ cost }: Leftover) => (cost === "cents" ? 0 : cost.perHour);

function dearestFirst(a: Leftover, b: Leftover): number {
	return usdOf(b) - usdOf(a) || inTextOrder(a.region, b.region);
}

/** Those in use first. Where AWS does not name them: all that are known; one that is switched off then says so. */
async function regionsOn(
	{ ec2, log }: Pick<SweepDeps, "ec2" | "log">,
	signal: AbortSignal,
): Promise<RegionId[]> {
	try {
		const regions = (await ec2.regions(signal)).filter(({ optedIn }) => optedIn);
		return regions
			.toSorted((a, b) => Number(b.inUse ?? false) - Number(a.inUse ?? false))
			.map(({ id }) => id);
	} catch (thrown) {
		signal.throwIfAborted();
		if (asAppError(thrown).code !== "denied") throw thrown;
		log.note("AWS did not name its regions", thrown);
		return (Object.keys(REGION_PLACES) as RegionId[]).filter((id) => !/^(cn|us-gov)-/.test(id));
	}
}
