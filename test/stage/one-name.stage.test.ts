import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Os } from "../../src/cluster/spec.ts";
import type { Stack } from "../../src/ports/account.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { type Bench, startBench } from "./bench.ts";
import { stage } from "./stage.ts";

const { ready, has3161, aws, pcluster, pcluster3161 } = stage();
const signal = AbortSignal.timeout(600_000);

interface Version {
	readonly version: string;
	readonly there: boolean;
	readonly bin: () => string;
	readonly os: Os;
	/** A line of the config, one in its place that pcluster refuses by itself, and why it does. */
	readonly spoil: readonly [line: string, refused: string, reason: string];
}

const VERSIONS: readonly Version[] = [
	{
		version: "2.11.9",
		there: ready,
		bin: pcluster,
		os: "alinux2",
		spoil: ["cluster_type = ondemand", "cluster_type = cheap", "cheap"],
	},
	{
		version: "3.16.1",
		there: has3161,
		bin: pcluster3161,
		os: "alinux2023",
		spoil: ["Scheduler: slurm", "Scheduler: cheap", "Must be one of: slurm"],
	},
];

/** A name is no proof: by firstlight's runs, each with a real pcluster of its own. */
describe.each(VERSIONS)("one name, two clusters, pcluster $version", ({ version, there, bin, os, spoil }) => {
	describe.skipIf(!there)("on one account", () => {
		let stand: Bench;
		let first: Stack;

		beforeAll(async () => {
			stand = await startBench(aws(), version, bin());
			await stand.write("lsst", await stand.spec(os));
		});
		afterAll(() => stand?.account.stop());

		async function holder(): Promise<Stack> {
			const region = stand.account.region as RegionId;
			const stack = await stand.aws.stacks.stack(region, stand.stackName("lsst"), signal);
			if (stack === undefined) throw new Error("Nobody has the name.");
			return stack;
		}

		test("a config that pcluster refuses has made nothing", async () => {
			const path = stand.configPath("lsst");
			const [line, refused, reason] = spoil;
			const good = await readFile(path, "utf8");
			expect(good).toContain(line);
			await writeFile(path, good.replace(line, refused));
			const { outcome } = await stand.run("create", "lsst");
			await writeFile(path, good);
			expect(outcome).toMatchObject({
				kind: "failed",
				remains: { kind: "nothing" },
				diagnosis: { reason: expect.stringContaining(reason) },
			});
		});

		test("of two that create it at once, one gets it; the other is told so, and has nothing to remove", async () => {
			const views = await Promise.all([stand.run("create", "lsst"), stand.run("create", "lsst")]);
			const outcomes = views.map(({ outcome }) => outcome);
			expect(outcomes).toContainEqual({ kind: "done" });
			expect(outcomes).toContainEqual({
				kind: "failed",
				remains: { kind: "other" },
				diagnosis: expect.objectContaining({
					reason: expect.stringContaining("Another cluster has the name lsst"),
					step: "name",
				}),
			});
			first = await holder();
			expect(await stand.account.stacks()).toEqual([`${stand.stackName("lsst")} CREATE_COMPLETE`]);
		});

		test("one made anew under the name is neither stopped nor deleted in place of the old", async () => {
			expect(await stand.run("delete", "lsst", first)).toMatchObject({ outcome: { kind: "done" } });
			expect(await stand.run("create", "lsst")).toMatchObject({ outcome: { kind: "done" } });
			for (const verb of ["delete", "stop"] as const) {
				const { outcome } = await stand.run(verb, "lsst", first);
				expect(outcome).toMatchObject({
					kind: "failed",
					remains: { kind: "other" },
					diagnosis: { reason: expect.stringContaining("The name lsst is now another cluster's") },
				});
			}
			expect(await stand.account.stacks()).toEqual([`${stand.stackName("lsst")} CREATE_COMPLETE`]);
		});
	});
});
