import { expect, test } from "vitest";
import { usedRegions, useRegionUse } from "../../hooks/use-region-use.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { denied, LONDON, volume } from "../harness/account.ts";
import { hooked } from "../harness/hooked.tsx";
import { contextOf } from "../questions/context.ts";

const PARIS = "eu-west-3" as RegionId;

/** Points at one region after the other, where volumes are only in `there`; the regions that were asked, in order. */
function pointing(there: readonly RegionId[]) {
	const asked: string[] = [];
	const context = contextOf();
	const ec2 = {
		regions: async () => [LONDON, PARIS].map((id) => ({ id, optedIn: true })),
		volumes: async (region: RegionId) => {
			asked.push(region);
			return there.includes(region) ? [volume("1", "data")] : [];
		},
	};
	const stacks = { stacks: () => Promise.reject(denied) };
	const contextFor = () => ({ ...context, ec2: ec2 as never, stacks: stacks as never });
	let region: RegionId | undefined;
	const hook = hooked(() => useRegionUse(region, contextFor));
	const to = async (next: RegionId | undefined, known: number) => {
		region = next;
		await hook.redraw();
		await hook.until((uses) => uses.size >= known);
	};
	return { hook, asked, to };
}

test("what is in the region under the cursor is asked once, and no other where it has something", async () => {
	const { hook, asked, to } = pointing([LONDON]);
	await to(undefined, 0);
	expect(asked).toEqual([]);
	await to(LONDON, 1);
	await to(undefined, 1);
	await to(LONDON, 1);
	expect(asked).toEqual([LONDON]);
	expect(usedRegions(hook.now())).toBe("yours: eu-west-2 (1 volume)");
});

test("where that has nothing, all are looked at", async () => {
	const { hook, to } = pointing([PARIS]);
	await to(LONDON, 2);
	expect(hook.now().get(LONDON)).toMatchObject({ found: false, text: "no volumes" });
	expect(usedRegions(hook.now())).toBe("yours: eu-west-3 (1 volume)");
});

test("nothing is said while nothing is found", () => {
	expect(usedRegions(new Map())).toBeUndefined();
	expect(
		usedRegions(new Map([[LONDON, { region: LONDON, text: "no volumes", found: false }]])),
	).toBeUndefined();
});
