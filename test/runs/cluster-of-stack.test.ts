import { describe, expect, it, test } from "vitest";
import { clusterStateOf, isMoving } from "../../src/cluster/cluster-state.ts";
import type { Stack } from "../../src/ports/account.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { clusterOfStack } from "../../src/runs/cluster-of-stack.ts";
import { byName } from "../../src/runs/region-clusters.ts";
import { clusterView } from "../components/console/world.ts";

const region = "eu-west-2" as RegionId;

function stack(more: Partial<Stack>): Stack {
	return {
		id: "arn:1",
		name: "parallelcluster-lsst",
		status: "CREATE_COMPLETE",
		reason: undefined,
		createdAt: new Date(0),
		updatedAt: undefined,
		outputs: {},
		parameters: {},
		tags: { Version: "2.11.9" },
		nested: false,
		...more,
	};
}

describe("clusterOfStack", () => {
	it("knows a cluster of version 2 by its stack's name", () => {
		const found = clusterOfStack(
			stack({ tags: { Version: "2.11.9" }, parameters: { MaxSize: "4" } }),
			region,
			{ major: 2, version: "2.11.9" },
		);
		expect(found).toMatchObject({
			name: "lsst",
			major: 2,
			version: "2.11.9",
			state: "running",
			maximumNodes: 4,
			unmanageable: undefined,
		});
	});

	it("knows one of version 3 by its tags, and that another pcluster has to manage it", () => {
		const tags = { "parallelcluster:cluster-name": "deep", "parallelcluster:version": "3.11.1" };
		const found = clusterOfStack(stack({ name: "deep", tags }), region, { major: 2, version: "2.11.9" });
		expect(found).toMatchObject({ name: "deep", major: 3, version: "3.11.1" });
		expect(found?.unmanageable).toContain("3.11.1");
	});

	it("knows one of 3.1, whose stack has the tag of its version alone (seen with 3.1.5)", () => {
		const tags = { "parallelcluster:version": "3.1.5" };
		const found = clusterOfStack(stack({ name: "deep", tags }), region, { major: 3, version: "3.1.5" });
		expect(found).toMatchObject({ name: "deep", major: 3, version: "3.1.5", unmanageable: undefined });
	});

	it("takes no stack for one that is only called like version 2's, as that of ParallelCluster UI", () => {
		const used = { major: 2, version: "2.11.9" } as const;
		expect(clusterOfStack(stack({ name: "parallelcluster-ui", tags: {} }), region, used)).toBeUndefined();
	});

	it("takes no image that is being built for a cluster", () => {
		const tags = { "parallelcluster:version": "3.1.5", "parallelcluster:image_id": "mine" };
		const used = { major: 3, version: "3.1.5" } as const;
		expect(clusterOfStack(stack({ name: "mine", tags }), region, used)).toBeUndefined();
	});

	it.each([
		["3.11.1", "3.16.1", undefined],
		["3.16.1", "3.16.1", undefined],
		["3.16.1", "3.11.1", "newer than yours (3.11.1)"],
		["3.16.1", "2.11.9", "Made by ParallelCluster 3.16.1: "],
		["2.11.9", "3.16.1", "Made by ParallelCluster 2.11.9: "],
		["2.11.9", "2.10.4", undefined],
		["2.4.1", "2.11.9", undefined],
		["2.11.9", "2.4.1", "newer than yours (2.4.1)"],
		["2.8.1", "2.4.1", undefined],
	])("a cluster of %s, seen with %s, needs %j", (made, version, words) => {
		const major = version.startsWith("3") ? 3 : 2;
		const of3 = {
			name: "deep",
			tags: { "parallelcluster:cluster-name": "deep", "parallelcluster:version": made },
		};
		const of2 = { tags: { Version: made } };
		const found = clusterOfStack(stack(made.startsWith("3") ? of3 : of2), region, { major, version });
		expect(found).toBeDefined();
		if (words === undefined) expect(found?.unmanageable).toBeUndefined();
		else expect(found?.unmanageable).toContain(words);
	});

	it.each([
		["a nested stack", { nested: true }],
		["a deleted stack", { status: "DELETE_COMPLETE" }],
		["another stack", { name: "my-website" }],
		["the network that configure makes", { name: "parallelclusternetworking-pub-1" }],
	])("leaves out %s", (_what, more) => {
		expect(clusterOfStack(stack(more), region, { major: 2, version: "2.11.9" })).toBeUndefined();
	});

	it("takes one node for a number of nodes", () => {
		const one = stack({ parameters: { MaxSize: "1" } });
		expect(clusterOfStack(one, region, { major: 2, version: "2.11.9" })?.maximumNodes).toBe(1);
	});

	it.each(["NONE", "0", ""])("does not take %j for a number of nodes", (maximum) => {
		expect(
			clusterOfStack(stack({ parameters: { MaxSize: maximum } }), region, { major: 2, version: "2.11.9" })
				?.maximumNodes,
		).toBeUndefined();
	});
});

test.each([
	["a", "b", -1],
	["b", "a", 1],
	["a", "a", 0],
])("%s before %s: %i", (one, other, order) => {
	expect(byName(clusterView({ name: one }), clusterView({ name: other }))).toBe(order);
});

describe("clusterStateOf", () => {
	it.each([
		["CREATE_IN_PROGRESS", undefined, "creating"],
		["CREATE_COMPLETE", undefined, "running"],
		["CREATE_COMPLETE", "RUNNING", "running"],
		["CREATE_COMPLETE", "STOPPED", "stopped"],
		["CREATE_COMPLETE", "STOP_REQUESTED", "stopping"],
		["CREATE_COMPLETE", "STOPPING", "stopping"],
		["CREATE_COMPLETE", "START_REQUESTED", "starting"],
		["CREATE_COMPLETE", "STARTING", "starting"],
		["CREATE_COMPLETE", "UNKNOWN", "running"],
		["UPDATE_COMPLETE", "STOPPED", "stopped"],
		["UPDATE_ROLLBACK_COMPLETE", undefined, "running"],
		["UPDATE_IN_PROGRESS", "STOPPED", "updating"],
		["CREATE_FAILED", undefined, "create-failed"],
		["ROLLBACK_IN_PROGRESS", undefined, "create-failed"],
		["ROLLBACK_COMPLETE", "RUNNING", "create-failed"],
		["ROLLBACK_FAILED", undefined, "create-failed"],
		["DELETE_IN_PROGRESS", undefined, "deleting"],
		["DELETE_FAILED", undefined, "delete-failed"],
		["IMPORT_COMPLETE", undefined, "unknown"],
	] as const)("%s with a fleet %s is %s", (status, fleet, state) => {
		expect(clusterStateOf(status, fleet)).toBe(state);
	});

	it("counts a rollback as moving", () => {
		expect(isMoving("create-failed", "ROLLBACK_IN_PROGRESS")).toBe(true);
		expect(isMoving("create-failed", "ROLLBACK_COMPLETE")).toBe(false);
		expect(isMoving("stopping", "CREATE_COMPLETE")).toBe(true);
	});
});
