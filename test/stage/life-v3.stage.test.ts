import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Os } from "../../src/cluster/spec.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { inPhase } from "../runs/in-phase.ts";
import type { Account } from "./account.ts";
import { type Bench, startBench } from "./bench.ts";
import { realPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { has3161, has3111, aws, pcluster3161, pcluster3111 } = stage();
const region = "eu-west-2" as RegionId;

/** The whole life by an older version 3, through firstlight's runs instead of its screens. */
describe.skipIf(!has3111)("pcluster 3.11.1, driven by firstlight's runs", () => {
	let stand: Bench;
	let nested: string | undefined;

	beforeAll(async () => {
		stand = await startBench(aws(), "3.11.1", pcluster3111());
	});
	afterAll(() => stand?.account.stop());

	test("creates a cluster after a check, with the node that is to be always on", async () => {
		await stand.write("lsst", await stand.spec("alinux2"));
		const view = await stand.run("create", "lsst");
		expect(view).toMatchObject({
			outcome: { kind: "done" },
			stackStatus: "CREATE_COMPLETE",
			phase: "stack",
		});
		expect(inPhase(view, "stack").findings?.filter(({ level }) => level === "ERROR")).toEqual([]);
		expect(inPhase(view, "stack").resourcesDone).toBe(inPhase(view, "stack").resourcesExpected);
		nested = inPhase(view, "stack").rows.find(
			({ depth, type }) => depth > 0 && type === "AWS::EC2::LaunchTemplate",
		)?.logicalId;
		const stack = await stand.account.stack("lsst");
		expect(stack?.tags).toMatchObject({ "parallelcluster:version": "3.11.1" });
		await expect.poll(() => stand.account.fleet("lsst"), { timeout: 180_000 }).toBe("RUNNING");
		const nodes = await stand.account.instances("lsst");
		expect(nodes.map(({ role, type }) => `${role} ${type}`)).toEqual([
			"HeadNode t3.medium",
			"Compute t3.xlarge",
		]);
	});

	test("describes and lists it", async () => {
		const { account, engine } = stand;
		const configPath = stand.configPath("lsst");
		const real = realPcluster(account, pcluster3111(), "3.11.1", configPath);
		const status = await real.say(engine.dialect.status(engine.profile, real.target("lsst")));
		expect(engine.dialect.fleetFrom(status.lines)).toBe("RUNNING");
		const listed = await real.say(engine.dialect.list(engine.profile, region, configPath));
		expect(engine.dialect.clustersFrom(listed.lines)).toEqual([
			{ name: "lsst", status: "CREATE_COMPLETE", version: "3.11.1" },
		]);
	});

	test("stops the fleet with its nodes, and starts it again", async () => {
		for (const [verb, state, nodes] of [
			["stop", "STOPPED", 0],
			["start", "RUNNING", 1],
		] as const) {
			expect(await stand.run(verb, "lsst")).toMatchObject({ outcome: { kind: "done" }, fleet: state });
			expect(await stand.account.fleet("lsst")).toBe(state);
			const left = await stand.account.instances("lsst");
			const running = left.filter(({ role, state }) => role === "Compute" && state === "running");
			expect(running).toHaveLength(nodes);
		}
	});

	test("deletes it, nodes and all", async () => {
		expect(await stand.run("delete", "lsst")).toMatchObject({ outcome: { kind: "done" } });
		expect(await stand.account.stacks()).toEqual([]);
	});

	test("a resource of the nested stack that fails is named with its own reason", async () => {
		const reason = "You are not authorized to perform this operation.";
		if (nested === undefined) throw new Error("The template has a nested stack with a launch template.");
		await stand.account.behave({ fail: { [nested]: reason }, rollback_seconds: 1 });
		const view = await stand.run("create", "lsst");
		expect(view.outcome).toMatchObject({ kind: "failed", diagnosis: { resource: nested, reason } });
	});
});

/**
 * What the validators of the newest version refuse. The wizard's questions and checks keep these mistakes from being
 * made on the screen, so the files are made without it.
 */
describe.skipIf(!has3161)("what pcluster 3.16.1 refuses, in firstlight's words", () => {
	let stand: Bench;

	beforeAll(async () => {
		stand = await startBench(aws(), "3.16.1", pcluster3161());
	});
	afterAll(() => stand?.account.stop());

	test.each<[string, Os, (spec: ClusterSpec, account: Account) => ClusterSpec, object]>([
		[
			"a volume in another zone",
			"alinux2023",
			(spec, { belongings }) => ({
				...spec,
				subnetId: belongings.subnets["eu-west-2b"] as ClusterSpec["subnetId"],
			}),
			{ step: "subnet", meaning: expect.stringContaining("another availability zone") },
		],
		[
			"compute nodes of another architecture",
			"alinux2023",
			(spec) => ({ ...spec, nodes: { ...spec.nodes, computeType: "m6g.large" } }),
			{ meaning: expect.stringContaining("different processors") },
		],
		[
			"a key of the wrong kind",
			"ubuntu2204",
			(spec) => spec,
			{ step: "keyPair", meaning: expect.stringContaining("RSA") },
		],
		[
			"a root disk smaller than the image",
			"alinux2023",
			(spec) => ({ ...spec, nodes: { ...spec.nodes, rootGiB: 20 } }),
			{ step: "nodes" },
		],
	])("%s", async (_what, os, spoil, diagnosis) => {
		await stand.write("lsst", spoil(await stand.spec(os), stand.account));
		const view = await stand.run("create", "lsst");
		expect(view).toMatchObject({
			phase: "checking",
			outcome: { kind: "failed", remains: { kind: "nothing" }, diagnosis },
		});
		expect(await stand.account.stacks()).toEqual([]);
	});
});
