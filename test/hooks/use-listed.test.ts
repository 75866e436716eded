import { expect, test } from "vitest";
import { useListed } from "../../hooks/use-listed.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { clusterView, LONDON, NOW } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";

const listOf = (...names: string[]) => {
	const clusters = names.map((name) => clusterView({ name }));
	return { clusters, asOf: NOW, trouble: undefined, source: "aws" } as const;
};

test("the newest list of each region is at hand on leaving, with its prices, though it was empty at first", async () => {
	const hook = hooked(useListed);
	const { noteListed } = hook.now();
	noteListed(LONDON, listOf());
	noteListed("us-east-1" as RegionId, listOf("m31"));
	noteListed(LONDON, listOf("lsst"));
	noteListed(LONDON, listOf("lsst", "ps1"));
	const listed = () => hook.now().listed();
	expect(listed().map(({ clusters }) => clusters.map(({ name }) => name))).toEqual([
		["lsst", "ps1"],
		["m31"],
	]);
	await hook.until(({ listed }) => listed().every(({ prices }) => prices !== undefined));
});
