import { describe, expect, test } from "vitest";
import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { statusOf } from "../../src/commands/cluster-json.ts";
import { refuseNow } from "../../src/commands/refuse-now.ts";
import { clusterFacts, clusterWarning } from "../../src/console/cluster-facts.ts";
import { watchRequest } from "../../src/console/cluster-requests.ts";
import { clusterCells, everywhereCells, openLabel } from "../../src/console/cluster-rows.ts";
import { targetOf } from "../../src/console/cluster-target.ts";
import { moodOf, nodesText, refusalOf, runToWatch, stateWord } from "../../src/console/cluster-words.ts";
import { noLongerAsked } from "../../src/console/console-panel.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { listed } from "../../src/text/some-names.ts";
import { clusterView, LONDON, NOW } from "../components/console/world.ts";
import { worldOf } from "../harness/services.ts";
import { headNode } from "../runs/fake-account.ts";

const off = (state: "stopping" | "stopped" | "pending") => ({ head: headNode(state) });

test.each<[Partial<ClusterView>, word: string, mood: string, run: string | undefined, opens: string]>([
	[{}, "running", "good", undefined, "open lsst"],
	[{ state: "creating" }, "being created", "busy", "create", "watch lsst being created"],
	[{ state: "deleting" }, "being deleted", "busy", "delete", "watch lsst being deleted"],
	[{ state: "stopping" }, "stopping its nodes", "busy", "stop", "open lsst"],
	[{ state: "starting" }, "starting its nodes", "busy", "start", "open lsst"],
	[{ state: "updating" }, "being changed", "busy", "update", "open lsst"],
	[
		{ state: "updating", stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS" },
		...(["going back to what it was", "busy", "update", "open lsst"] as const),
	],
	[{ state: "stopped" }, "nodes stopped, head node on", "resting", undefined, "open lsst"],
	[{ state: "stopped", ...off("stopped") }, "nodes and head node stopped", "resting", undefined, "open lsst"],
	[{ computeNodes: 0, ...off("stopped") }, "nodes and head node stopped", "resting", undefined, "open lsst"],
	[{ ...off("stopped") }, "head node stopped", "resting", undefined, "open lsst"],
	[{ state: "stopping", ...off("stopping") }, "head node stopping", "busy", undefined, "open lsst"],
	[{ state: "starting", ...off("pending") }, "head node pending", "busy", undefined, "open lsst"],
	[{ state: "creating", ...off("pending") }, "being created", "busy", "create", "watch lsst being created"],
	[{ state: "create-failed" }, "creation failed", "trouble", "create", "see why lsst failed"],
	[
		{ state: "create-failed", stackStatus: "ROLLBACK_IN_PROGRESS" },
		...(["creation failed", "trouble", "create", "open lsst"] as const),
	],
	[{ state: "delete-failed" }, "deletion failed", "trouble", "delete", "see why lsst failed"],
	[{ stackStatus: "UPDATE_ROLLBACK_FAILED" }, "running", "good", "update", "see why lsst failed"],
	[{ fleet: "UNKNOWN", computeNodes: 0 }, "head node running", "good", undefined, "open lsst"],
	[{ fleet: "UNKNOWN", computeNodes: 1 }, "running", "good", undefined, "open lsst"],
	[{ state: "unknown" }, "state not known", "unknown", undefined, "open lsst"],
	[{ unmanageable: "It needs another." }, "running", "good", undefined, "look at lsst"],
])("a cluster with %j is %s", (instead, word, mood, run, opens) => {
	const view = clusterView(instead);
	expect([stateWord(view), moodOf(view), runToWatch(view), openLabel(view)]).toEqual([
		word,
		mood,
		run,
		opens,
	]);
});

test.each<[Partial<ClusterView>, string]>([
	[{ fleet: "RUNNING", computeNodes: 0 }, "running"],
	[{ fleet: "UNKNOWN", computeNodes: 2 }, "running"],
	[{ fleet: "UNKNOWN", computeNodes: 0 }, "unknown"],
	[{ fleet: "UNKNOWN", computeNodes: undefined }, "unknown"],
	[{ fleet: undefined, computeNodes: 2 }, "unknown"],
	[{ fleet: "UNKNOWN", computeNodes: 0, ...off("stopped") }, "stopped"],
])("firstlight status answers for %j: %s", (instead, answer) => {
	expect(statusOf(clusterView(instead))).toBe(answer);
});

test.each<[Partial<ClusterView>, string]>([
	[{ computeNodes: 0, maximumNodes: 4 }, "0 of 4 nodes"],
	[{ computeNodes: 1, maximumNodes: 1 }, "1 of 1 node"],
	[{ computeNodes: 1, maximumNodes: undefined }, "1 node"],
	[{ computeNodes: 2, maximumNodes: undefined }, "2 nodes"],
	[{ computeNodes: undefined }, "nodes not known"],
])("%j are %s", (instead, text) => {
	expect(nodesText(clusterView(instead))).toBe(text);
});

describe("what a cluster may be asked now", () => {
	test("where it failed that is said, and by a command how to remove what is left", () => {
		const failed = clusterView({ state: "delete-failed" });
		expect(refusalOf(failed, "stop")).toBe("Its deletion failed.");
		const { settings } = worldOf().services;
		expect(() => refuseNow(failed, "stop", settings)).toThrow(
			expect.objectContaining({
				message: "lsst: Its deletion failed.",
				hint: "firstlight delete lsst --region eu-west-2 removes what is left of it.",
			}),
		);
		expect(() => refuseNow(clusterView({ state: "stopping" }), "resize", settings)).toThrow(
			expect.objectContaining({ hint: undefined }),
		);
	});

	const allowed = (instead: Partial<ClusterView>) =>
		(["ssh", "stop", "stop-head", "start", "resize", "delete"] as const).filter(
			(verb) => refusalOf(clusterView(instead), verb) === undefined,
		);
	test.each<[Partial<ClusterView>, string]>([
		[{}, "ssh stop stop-head resize delete"],
		[{ fleet: "UNKNOWN" }, "ssh stop stop-head start resize delete"],
		[{ state: "stopped" }, "ssh stop-head start resize delete"],
		[{ state: "stopping" }, "ssh stop-head start delete"],
		[{ state: "starting" }, "ssh stop stop-head delete"],
		[{ state: "updating" }, "ssh"],
		[{ state: "creating" }, ""],
		[{ state: "deleting" }, ""],
		[{ state: "create-failed" }, "ssh delete"],
		[{ state: "create-failed", head: undefined }, "delete"],
		[{ state: "delete-failed" }, "delete"],
		[{ state: "unknown" }, "ssh stop stop-head start delete"],
		[{ stackId: undefined }, "ssh stop resize delete"],
		[{ head: undefined }, "ssh stop resize delete"],
		[off("stopped"), "start delete"],
		[off("stopping"), "delete"],
		[off("pending"), "delete"],
		[{ unmanageable: "It needs another." }, ""],
	])("with %j: %s", (instead, verbs) => {
		expect(allowed(instead).join(" ")).toBe(verbs);
	});
});

describe("what is to be known of a cluster", () => {
	const facts = (instead: Partial<ClusterView>) =>
		Object.fromEntries(clusterFacts(clusterView(instead), NOW).map(({ label, value }) => [label, value]));

	test("stands beside its label, and what is not known is left out or said so", () => {
		expect(facts({})).toMatchObject({
			"Head node": "t3.medium  i-0ab1c2d3e4f5a6b7c  running  up 1 h 12 min",
			Address: "18.130.1.2",
			Stack: "parallelcluster-lsst  CREATE_COMPLETE  made 1 h 15 min ago",
		});
		expect(facts({ head: undefined, createdAt: undefined })).toMatchObject({
			"Head node": "not known",
			Stack: "parallelcluster-lsst  CREATE_COMPLETE",
		});
		expect(facts({ head: undefined })).not.toHaveProperty("Address");
		expect(facts(off("stopped"))["Head node"]).not.toContain("up ");
		for (const label of ["Disks", "Costs"]) expect(facts({})).not.toHaveProperty(label);
	});

	test.each<[Partial<ClusterView>, RegExp | undefined]>([
		[{}, undefined],
		[{ unmanageable: "It needs another." }, /^It needs another\.$/],
		[{ state: "create-failed" }, /head node is there for a look/],
		[{ state: "create-failed", head: undefined }, /keeps the name and may cost/],
		[{ state: "delete-failed" }, /^The deletion failed/],
		[{ stackStatus: "UPDATE_FAILED" }, /stuck between the two/],
		[{ stackStatus: "UPDATE_ROLLBACK_COMPLETE" }, /AWS has taken it back/],
		[{ ...off("stopped"), fleet: undefined, computeNodes: 0 }, /^The head node is stopped\. Press u/],
		[{ ...off("stopped"), fleet: undefined, computeNodes: 1 }, /1 compute node is still on/],
		[
			{ ...off("stopped"), fleet: "STOP_REQUESTED" },
			/asked to stop, and nobody does it.*2 compute nodes are/,
		],
		[off("stopping"), undefined],
		[{ version: "2.10.0" }, /made by pcluster 2\.10\.0, and you use 2\.11\.9/],
		[{ version: undefined }, undefined],
	])("%j is warned of: %s", (instead, warning) => {
		const said = clusterWarning(clusterView(instead), profileFor("2.11.9"));
		if (warning === undefined) expect(said).toBeUndefined();
		else expect(said).toMatch(warning);
	});

	test("is a row of a list, in one region or in all", () => {
		const row = ["lsst", "running", "2 of 2 nodes", "", "t3.medium running", "1 h 15 min", "2.11.9"];
		expect(clusterCells(clusterView(), NOW, undefined)).toEqual(row);
		expect(everywhereCells(clusterView(), NOW)).toEqual(
			row.slice(0, 6).with(3, "").toSpliced(3, 1).toSpliced(1, 0, LONDON),
		);
		const unasked = clusterView({ fleet: undefined, computeNodes: 0 });
		expect(clusterCells(unasked, NOW, undefined)[1]).toBe("head node running");
		expect(clusterCells({ ...unasked, fleet: "RUNNING" }, NOW, undefined)[1]).toBe("running");
		const bare = clusterView({ state: "stopped", head: undefined, createdAt: undefined, version: undefined });
		expect(clusterCells(bare, NOW, undefined).slice(2)).toEqual(["", "", "", "", ""]);
	});
});

test("a question about a cluster that is gone, is another now, or may not be asked any more is taken back", () => {
	const asked = { at: "asking", verb: "stop", of: clusterView() } as const;
	expect(noLongerAsked(asked, clusterView(), false)).toBeUndefined();
	expect(noLongerAsked(asked, undefined, false)).toBeUndefined();
	expect(noLongerAsked(asked, undefined, true)).toMatch(/^lsst is gone/);
	expect(noLongerAsked(asked, clusterView({ stackId: "arn:stack/new" }), false)).toMatch(
		/another cluster now/,
	);
	expect(noLongerAsked(asked, clusterView({ state: "deleting" }), false)).toMatch(/being deleted/);
});

test("what AWS is at is joined, and what has ended as failed is told why", () => {
	const request = (instead: Partial<ClusterView>) =>
		watchRequest(clusterView(instead), { name: "lsst", region: LONDON, configPath: "/c" }, "update");
	expect(request({ state: "updating" })).toMatchObject({ attach: true, stackName: "parallelcluster-lsst" });
	expect(request({ state: "updating" }).failed).toBeUndefined();
	expect(request({ stackStatus: "UPDATE_ROLLBACK_COMPLETE" }).failed).toBe(true);
	expect(request({ stackStatus: "UPDATE_FAILED" }).failed).toBe(true);
});

test("the config file is the one remembered for this very stack and major version, else the usual one", () => {
	const { engine } = worldOf();
	const known = { name: "lsst", region: LONDON, version: "2.11.9", configPath: "/own", keyFile: "/k.pem" };
	const target = (
		stackId: string | undefined,
		more: { stackId: string | undefined; version?: string } | undefined,
	) => targetOf({ name: "lsst", region: LONDON, stackId }, engine, more && { ...known, ...more }, "/usual");
	const own = { target: { name: "lsst", region: LONDON, configPath: "/own" }, keyFile: "/k.pem" };
	const usual = { target: { ...own.target, configPath: "/usual" }, keyFile: undefined };
	expect(target("arn:1", { stackId: "arn:1" })).toEqual(own);
	expect(target("arn:2", { stackId: "arn:1" })).toEqual(usual);
	expect(target("arn:1", { stackId: "arn:1", version: "3.11.1" })).toEqual(usual);
	expect(target("arn:1", undefined)).toEqual(usual);
});

test.each([
	[[], ""],
	[["a"], "a"],
	[["a", "b"], "a and b"],
	[["a", "b", "c"], "a, b and c"],
])("%j are listed as “%s”", (names, text) => {
	expect(listed(names, "and")).toBe(text);
});
