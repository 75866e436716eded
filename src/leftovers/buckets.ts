import type { Stack } from "../ports/account.ts";
import type { Bucket } from "../ports/inventory.ts";
import type { Leftover } from "./leftover.ts";
import { livingClusters } from "./owners.ts";

/** All that pcluster makes begin so (source of 2.11.9 and 3.11.1). */
export const BUCKET_PREFIX = "parallelcluster-";

/** Version 3 has one a region, for all of its clusters there (source of 3.11.1). */
const SHARED = /^parallelcluster-[0-9a-f]+-v1-do-not-delete$/;

const LOSES =
	"What pcluster put in it goes. It keeps old versions: where AWS says that it is not empty, S3's own page has Empty.";

/** The buckets that no cluster uses; `stacks`: those that are there, by region, left out where they could not be read. */
export function bucketsLeft(
	buckets: readonly Bucket[],
	stacks: ReadonlyMap<string, readonly Stack[]>,
): Leftover[] {
	return buckets.filter((bucket) => !mayBeUsed(bucket, stacks)).map(asLeftover);
}

function mayBeUsed({ name, region }: Bucket, stacks: ReadonlyMap<string, readonly Stack[]>): boolean {
	const there = region === undefined ? [...stacks.values()].flat() : stacks.get(region);
	if (there === undefined) return true;
	const living = livingClusters(there);
	if (SHARED.test(name)) return living.some(({ tags }) => tags["parallelcluster:version"] !== undefined);
	return living.some(({ outputs, parameters }) =>
		[outputs["ResourcesS3Bucket"], parameters["ResourcesS3Bucket"]].includes(name),
	);
}

function asLeftover({ name, region }: Bucket): Leftover {
	return {
		kind: "bucket",
		region: region ?? "",
		id: name,
		what: `S3 bucket ${name}`,
		wasFor: SHARED.test(name)
			? "Shared by all clusters of version 3 in this region: the next one makes it anew."
			: "Of a cluster of version 2, which is not there any more.",
		cost: "cents",
		command: `aws s3 rb s3://${name} --force`,
		does: "remove it",
		loses: LOSES,
	};
}
