import { describe, expect, it } from "vitest";
import type { ClustersWatch } from "../../src/cluster/cluster-view.ts";
import { watchClusters } from "../../src/runs/watch-clusters.ts";
import { engineOf } from "./engine.ts";
import { answer, engineV3 } from "./engine-v3.ts";
import { computeNode, denied, FakeAccount, headNode, region, stack, unreachable } from "./fake-account.ts";

function watching(account: FakeAccount, more: { lookMs?: number } = {}): ClustersWatch {
	return watchClusters({ ...account.deps, ...more }, engineOf(), region, {
		intervalMs: 30_000,
		configPathFor: () => "/config",
	});
}

function looks(account: FakeAccount): number {
	return account.stacks.asked.filter((each) => each === "stacks").length;
}

function fleetIs(account: FakeAccount, state: () => string) {
	account.processes.answers.set("status", () => ({ text: `ComputeFleetStatus: ${state()}\n`, code: 0 }));
}

describe("watching clusters", () => {
	it("shows each cluster with its nodes", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE"), stack("CREATE_COMPLETE", { name: "website", tags: {} })];
		account.instances = [
			headNode(),
			computeNode("i-1"),
			computeNode("i-2", "pending"),
			computeNode("i-3", "stopping"),
		];
		const watch = watching(account);
		await account.settled();
		const view = watch.snapshot();
		expect(view).toMatchObject({ source: "aws", trouble: undefined });
		expect(view.clusters).toHaveLength(1);
		expect(view.clusters[0]).toMatchObject({
			name: "lsst",
			state: "running",
			computeNodes: 2,
			head: { id: "i-head" },
		});
		watch.close();
	});

	it("does without nodes where EC2 may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.instances = denied();
		const watch = watching(account);
		await account.settled();
		expect(watch.snapshot().clusters[0]).toMatchObject({ computeNodes: undefined, head: undefined });
		expect(watch.snapshot().trouble).toBeUndefined();
		watch.close();
	});

	it("looks again by itself, more often while something moves", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		await account.clock.advance(60_000);
		expect(looks(account)).toBe(2);
		account.stacks.all = [stack("DELETE_IN_PROGRESS")];
		await account.clock.advance(30_000);
		const before = looks(account);
		await account.clock.advance(30_000);
		expect(looks(account) - before).toBe(6);
		watch.close();
	});

	it("looks more and more seldom at what rests, up to a minute, and anew when asked to", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		await account.clock.advance(600_000);
		expect(looks(account)).toBe(11);
		watch.refresh();
		await account.settled();
		expect(looks(account)).toBe(12);
		await account.clock.advance(30_000);
		expect(looks(account)).toBe(13);
		watch.close();
	});

	it("looks sooner again after another cluster is looked at", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		await account.clock.advance(600_000);
		const before = looks(account);
		watch.focus("another");
		watch.focus("another");
		await account.clock.advance(30_000);
		expect(looks(account)).toBe(before + 1);
		await account.clock.advance(30_000);
		expect(looks(account)).toBe(before + 2);
		watch.close();
	});

	it("looks often while one of several moves, as often as it is told to", async () => {
		const account = new FakeAccount();
		account.stacks.all = [
			stack("CREATE_COMPLETE"),
			stack("CREATE_IN_PROGRESS", { name: "parallelcluster-ps1" }),
		];
		const watch = watching(account, { lookMs: 1000 });
		await account.clock.advance(10_500);
		expect(looks(account)).toBe(11);
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.instances = [headNode("stopping")];
		await account.clock.advance(10_000);
		expect(looks(account)).toBe(21);
		watch.close();
	});

	it("asks less often while AWS cannot be reached, and forgets that when it can", async () => {
		const account = new FakeAccount();
		account.stacks.all = unreachable();
		const watch = watching(account);
		await account.clock.advance(200_000);
		expect(looks(account)).toBe(6);
		account.stacks.all = [];
		await account.clock.advance(60_000);
		account.stacks.all = unreachable();
		const before = looks(account);
		await account.clock.advance(60_000);
		expect(looks(account) - before).toBeGreaterThanOrEqual(2);
		watch.close();
	});

	it("shows the clusters by name, each with its own nodes, and tells who listens", async () => {
		const account = new FakeAccount();
		const [a, b, c] = ["c", "a", "b"].map((name) => `parallelcluster-${name}`);
		account.stacks.all = [a, b, c].map((name) =>
			stack("CREATE_COMPLETE", { name: name ?? "", id: `arn:${name}` }),
		);
		account.instances = [{ ...computeNode("i-1"), stackName: "parallelcluster-b" }];
		const watch = watching(account);
		let told = 0;
		watch.subscribe(() => {
			told += 1;
		});
		await account.settled();
		expect(told).toBe(1);
		expect(watch.snapshot().clusters.map(({ name, computeNodes }) => `${name} ${computeNodes}`)).toEqual([
			...["a 0", "b 1", "c 0"],
		]);
		watch.close();
	});

	it("asks for no nodes where there are no clusters, and notes where they may not be read", async () => {
		const account = new FakeAccount();
		account.instances = denied();
		const watch = watching(account);
		await account.settled();
		expect(account.asked).toEqual([]);
		account.stacks.all = [stack("CREATE_COMPLETE")];
		watch.refresh();
		await account.settled();
		expect(account.notes).toEqual(["the nodes of the clusters could not be read"]);
		watch.close();
	});

	it("asks for the fleet at once when asked to look, however fresh its state is", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.instances = [headNode(), computeNode("i-1")];
		fleetIs(account, () => "RUNNING");
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(60_000);
		const before = account.processes.children.length;
		const looked = looks(account);
		watch.refresh();
		await account.settled();
		expect(account.processes.children.length).toBe(before + 1);
		expect(looks(account)).toBe(looked + 1);
		watch.close();
	});

	it("looks at once when the fleet is another than it was: its nodes come or go", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		fleetIs(account, () => "STOPPING");
		const watch = watching(account);
		await account.settled();
		const before = looks(account);
		watch.focus("lsst");
		await account.settled();
		expect(watch.snapshot().clusters[0]?.fleet).toBe("STOPPING");
		expect(looks(account)).toBe(before + 1);
		watch.close();
	});

	it("looks at once when asked to", async () => {
		const account = new FakeAccount();
		const watch = watching(account);
		await account.settled();
		watch.refresh();
		await account.settled();
		expect(looks(account)).toBe(2);
		watch.close();
	});

	it("keeps what it knew while AWS cannot be reached", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		await account.settled();
		account.stacks.all = unreachable();
		await account.clock.advance(30_000);
		expect(watch.snapshot()).toMatchObject({
			trouble: { code: "unreachable" },
			clusters: [{ name: "lsst" }],
		});
		account.stacks.all = [];
		await account.clock.advance(60_000);
		expect(watch.snapshot()).toMatchObject({ trouble: undefined, clusters: [] });
		watch.close();
	});

	it("asks pcluster's own list where stacks may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.all = denied();
		account.processes.answers.set("list", () => ({ text: "lsst  CREATE_COMPLETE  2.11.9\n", code: 0 }));
		const watch = watching(account);
		await account.settled();
		expect(watch.snapshot()).toMatchObject({
			source: "pcluster",
			clusters: [{ name: "lsst", stackName: "parallelcluster-lsst", version: "2.11.9", state: "running" }],
		});
		watch.close();
	});

	it("does not follow the pages of a list without end", async () => {
		const account = new FakeAccount();
		account.stacks.all = denied();
		const text = answer({ clusters: [], nextToken: "more" });
		account.processes.answers.set("list-clusters", () => ({ text, code: 0 }));
		const options = { intervalMs: 30_000, configPathFor: () => "/config" };
		const watch = watchClusters(account.deps, engineV3(), region, options);
		await account.clock.advance(1);
		await account.settled();
		expect(account.processes.children).toHaveLength(10);
		watch.close();
	});

	it("tells when pcluster's list fails too", async () => {
		const account = new FakeAccount();
		account.stacks.all = denied();
		account.processes.answers.set("list", () => ({ text: "AWS Credentials not found.\n", code: 1 }));
		const watch = watching(account);
		await account.settled();
		expect(watch.snapshot().trouble?.message).toContain("Credentials not found");
		watch.close();
	});

	it("asks for the fleet of the focused cluster, at most each ten seconds", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		fleetIs(account, () => "STOPPED");
		const watch = watching(account);
		await account.settled();
		expect(account.processes.children).toHaveLength(0);
		watch.focus("lsst");
		await account.settled();
		expect(watch.snapshot().clusters[0]).toMatchObject({ fleet: "STOPPED", state: "stopped" });
		const asked = account.processes.children.length;
		await account.clock.advance(60_000);
		expect(account.processes.children.length - asked).toBeLessThanOrEqual(6);
		watch.close();
	});

	it("calls the fleet unknown where pcluster says nothing about it", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.processes.answers.set("status", () => ({ text: "ClusterUser: centos\n", code: 0 }));
		const watch = watching(account);
		await account.settled();
		watch.focus("lsst");
		await account.settled();
		expect(watch.snapshot().clusters[0]).toMatchObject({ fleet: "UNKNOWN", state: "running" });
		watch.close();
	});

	it("asks as soon as the focused cluster is found", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		fleetIs(account, () => "RUNNING");
		const watch = watching(account);
		watch.focus("lsst");
		await account.settled();
		await account.clock.advance(1);
		expect(watch.snapshot().clusters[0]?.fleet).toBe("RUNNING");
		watch.close();
	});

	it("does not start a second status while one runs", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(50_000);
		watch.refresh();
		await account.clock.advance(1000);
		expect(account.processes.children).toHaveLength(1);
		watch.close();
		await account.settled();
		expect(account.processes.last.signal.aborted).toBe(true);
	});

	it("ends a status that never answers, says so in the log and asks again", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(61_000);
		expect(account.processes.children[0]?.signal.aborted).toBe(true);
		expect(account.notes).toContain("the fleet of lsst could not be read");
		fleetIs(account, () => "RUNNING");
		await account.clock.advance(30_000);
		expect(watch.snapshot().clusters[0]?.fleet).toBe("RUNNING");
		watch.close();
	});

	it.each(["CREATE_IN_PROGRESS", "ROLLBACK_FAILED", "DELETE_IN_PROGRESS"])(
		"does not ask for the fleet of a stack in %s: status would wait",
		async (status) => {
			const account = new FakeAccount();
			account.stacks.all = [stack(status)];
			const watch = watching(account);
			watch.focus("lsst");
			await account.clock.advance(60_000);
			expect(account.processes.children).toEqual([]);
			watch.close();
		},
	);

	it("forgets the fleet of a cluster that was deleted and made anew", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		fleetIs(account, () => "STOPPED");
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(1000);
		watch.focus(undefined);
		account.stacks.all = [];
		await account.clock.advance(90_000);
		account.stacks.all = [stack("CREATE_COMPLETE")];
		await account.clock.advance(90_000);
		expect(watch.snapshot().clusters[0]).toMatchObject({ state: "running", fleet: undefined });
		watch.close();
	});

	/** Questions to AWS, and pclusters started. */
	function calls(account: FakeAccount) {
		return {
			aws: account.stacks.asked.length + account.asked.length,
			pcluster: account.processes.children.length,
		};
	}

	it.each([
		["and pcluster for nothing, where EC2 tells that the nodes run", [computeNode("i-1")], "RUNNING", 0],
		["and pcluster now and then, where a fleet without nodes may be stopped or started", [], "STOPPED", 4],
	])("asks little of an account at rest: four calls a minute at most, %s", async (_, nodes, fleet, most) => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.instances = [headNode(), ...nodes];
		fleetIs(account, () => fleet);
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(1000);
		const opened = calls(account);
		expect(opened.pcluster).toBe(1);
		for (let minute = 0; minute < 20; minute++) {
			const before = calls(account);
			await account.clock.advance(60_000);
			const after = calls(account);
			expect(after.aws - before.aws).toBeLessThanOrEqual(4);
		}
		expect(calls(account).pcluster - opened.pcluster).toBeLessThanOrEqual(most);
		watch.close();
	});

	it("asks for the fleet again as soon as EC2 shows other nodes", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		account.instances = [headNode(), computeNode("i-1")];
		let fleet = "RUNNING";
		fleetIs(account, () => fleet);
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(90_000);
		expect(account.processes.children).toHaveLength(1);
		account.instances = [headNode()];
		fleet = "STOPPED";
		await account.clock.advance(90_000);
		expect(watch.snapshot().clusters[0]).toMatchObject({ fleet: "STOPPED", state: "stopped" });
		watch.close();
	});

	it("asks no more for 25 clusters with one on the move than for one", async () => {
		const account = new FakeAccount();
		account.stacks.all = Array.from({ length: 25 }, (_, at) =>
			stack(at === 0 ? "CREATE_IN_PROGRESS" : "CREATE_COMPLETE", {
				name: `parallelcluster-c${at}`,
				id: `arn:${at}`,
			}),
		);
		const watch = watching(account);
		watch.focus("c1");
		await account.clock.advance(1000);
		const before = calls(account);
		await account.clock.advance(60_000);
		expect(calls(account).aws - before.aws).toBeLessThanOrEqual(24);
		expect(calls(account).pcluster - before.pcluster).toBeLessThanOrEqual(6);
		watch.close();
	});

	it("knows a cluster made anew under the name from the one before, also between two looks", async () => {
		const account = new FakeAccount();
		account.stacks.all = [stack("CREATE_COMPLETE")];
		fleetIs(account, () => "STOPPED");
		const watch = watching(account);
		watch.focus("lsst");
		await account.clock.advance(1000);
		watch.focus(undefined);
		account.stacks.all = [stack("CREATE_COMPLETE", { id: "arn:new" })];
		await account.clock.advance(90_000);
		expect(watch.snapshot().clusters[0]).toMatchObject({
			stackId: "arn:new",
			fleet: undefined,
			state: "running",
		});
		watch.close();
	});

	it("is silent once closed", async () => {
		const account = new FakeAccount();
		const watch = watching(account);
		await account.settled();
		let told = 0;
		watch.subscribe(() => {
			told += 1;
		});
		watch.close();
		await account.clock.advance(120_000);
		expect(told).toBe(0);
		expect(account.clock.sleeping).toBe(0);
	});
});
