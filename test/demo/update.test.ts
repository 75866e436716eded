import { describe, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { dialectV2 } from "../../src/pcluster/dialect-v2.ts";
import { dialectV3 } from "../../src/pcluster/dialect-v3.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { failuresOf } from "../../src/runs/first-failure.ts";
import { START, type TestDemo, temporaryFolder, testDemo, tutorialConfig } from "./demo-account.ts";
import { N, R, yamlFor } from "./demo-v3.ts";

const LONDON = "eu-west-2" as RegionId;
const { signal } = new AbortController();

async function stackIn(demo: TestDemo, name: string) {
	const { region: baseRegion, endpoint, credentials } = demo;
	const { stacks } = awsPorts({ baseRegion, endpoint, credentials, attempts: 1 });
	return { stacks, stack: await stacks.stack(LONDON, name, signal) };
}

describe("version 3's update-cluster", () => {
	async function withCluster(trouble?: string) {
		const demo = await testDemo(temporaryFolder(), START, 3, trouble);
		const file = (text: string) => ["--cluster-configuration", demo.config(text)];
		await demo.run(["create-cluster", ...N, ...file(yamlFor())]);
		demo.advance(60);
		const update = async (text: string, ...more: string[]) => {
			const { code, stdout } = await demo.run(["update-cluster", ...N, ...R, ...file(text), ...more]);
			return { code, answer: dialectV3.updateAnswerFrom(stdout.split("\n")), stdout };
		};
		return { demo, update };
	}

	test("tells in a dry run what it would change, and changes nothing", async () => {
		const { demo, update } = await withCluster();
		const more = await update(yamlFor({ maximum: 6 }), "--dryrun", "true");
		const parameter = "Scheduling.SlurmQueues[compute].ComputeResources[nodes].MaxCount";
		expect(more).toMatchObject({
			code: 1,
			answer: { changes: [{ parameter, from: "4", to: "6", refused: undefined }], fault: undefined },
		});
		expect((await update(yamlFor(), "--dryrun", "true")).answer.fault).toContain("No changes found");
		const { answer } = await update(yamlFor({ maximum: 3, headType: "t3.large" }), "--dryrun", "true");
		expect(answer.changes.map(({ refused }) => refused)).toEqual([
			expect.stringContaining("compute nodes must be stopped"),
			expect.stringContaining("not currently supported"),
		]);
		expect((await stackIn(demo, "lsst")).stack?.status).toBe("CREATE_COMPLETE");
	});

	test("changes the stack, and keeps what was made", async () => {
		const { demo, update } = await withCluster();
		expect(await update(yamlFor({ maximum: 6 }))).toMatchObject({ code: 0 });
		demo.advance(1);
		const { stack: during } = await stackIn(demo, "lsst");
		expect(during).toMatchObject({ status: "UPDATE_IN_PROGRESS", updatedAt: expect.any(Date) });
		expect((await update(yamlFor())).answer.fault).toContain("UPDATE_IN_PROGRESS");
		demo.advance(20);
		expect((await stackIn(demo, "lsst")).stack?.status).toBe("UPDATE_COMPLETE");
		expect((await update(yamlFor({ maximum: 6 }), "--dryrun", "true")).answer.fault).toContain("No changes");
	});

	test("is taken back where the head node cannot follow, with its reason", async () => {
		const { demo, update } = await withCluster("update-fails");
		await update(yamlFor({ maximum: 6 }));
		demo.advance(20);
		const { stacks, stack } = await stackIn(demo, "lsst");
		expect(stack?.status).toBe("UPDATE_ROLLBACK_COMPLETE");
		const found = diagnose(await failuresOf(stacks, LONDON, stack?.id ?? "", "UPDATE", signal));
		expect(found.reason).toContain("'Update failed'");
		expect(found.meaning).toContain("could not take in the change");
		const again = await update(yamlFor({ maximum: 6 }), "--dryrun", "true");
		expect(again.answer.changes).toMatchObject([{ from: "4", to: "6" }]);
	});
});

describe("version 2's update", () => {
	const LONG = tutorialConfig()
		.replace(
			/^(cluster_type|compute_instance_type|initial_queue_size|max_queue_size|maintain_initial_size) = .*\n/gm,
			"",
		)
		.replace(/^\[cluster .*\n/m, "$&queue_settings = compute\n")
		.concat(
			"\n[queue compute]\ncompute_resource_settings = default\n\n[compute_resource default]\ninstance_type = t3.xlarge\nmin_count = 2\nmax_count = 2\n",
		);

	async function withCluster() {
		const demo = await testDemo();
		await demo.run(["create", "lsst", "-nw", ...R, "-c", demo.config(tutorialConfig())]);
		demo.advance(60);
		const update = async (text: string, ...more: string[]) => {
			const { code, stdout, stderr } = await demo.run([
				"update",
				"lsst",
				"-nw",
				...R,
				"-c",
				demo.config(text),
				...more,
			]);
			return { code, answer: dialectV2.updateAnswerFrom(`${stdout}${stderr}`.split("\n")), stdout };
		};
		return { demo, update };
	}

	test("asks, and without an answer changes nothing", async () => {
		const { demo, update } = await withCluster();
		const { code, answer } = await update(LONG.replace("max_count = 2", "max_count = 3"));
		expect(code).toBe(1);
		expect(answer).toMatchObject({
			changes: [{ parameter: "max_count", from: "2", to: "3" }],
			fault: undefined,
		});
		const { stack } = await stackIn(demo, "parallelcluster-lsst");
		expect(stack?.status).toBe("CREATE_COMPLETE");
	});

	test("refuses less while the nodes run, and a file without queues in any case", async () => {
		const { update } = await withCluster();
		const less = await update(
			LONG.replace("max_count = 2", "max_count = 1").replace("min_count = 2", "min_count = 1"),
		);
		expect(less.answer.changes.map(({ refused }) => refused)).toEqual([
			expect.stringContaining("requires the compute fleet to be stopped first"),
			expect.stringContaining("requires the compute fleet to be stopped first"),
		]);
		const { stdout } = await update(tutorialConfig());
		expect(stdout).toContain("must be converted to the latest format");
	});

	test("changes the stack with --yes", async () => {
		const { demo, update } = await withCluster();
		expect(await update(LONG.replace("max_count = 2", "max_count = 3"), "--yes")).toMatchObject({ code: 0 });
		demo.advance(20);
		const { stack } = await stackIn(demo, "parallelcluster-lsst");
		expect(stack).toMatchObject({ status: "UPDATE_COMPLETE", parameters: { MaxSize: "3" } });
	});
});
