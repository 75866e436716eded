import { describe, expect, it } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { begin } from "./engine.ts";
import { computeNode, denied, FakeAccount, headNode, rootId, stack, unreachable } from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const SUBMITTED =
	"Compute fleet status is: RUNNING. Submitting status change request.\nRequest submitted successfully. It might take a while for the transition to complete.\n" +
	"Please run 'pcluster status' if you need to check compute fleet status\n";

function statusOf(fleet: string | undefined) {
	const line = fleet === undefined ? "" : `ComputeFleetStatus: ${fleet}\n`;
	return {
		text: `\rStatus: CREATE_COMPLETE\n\rMasterServer: RUNNING\nClusterUser: ec2-user\n${line}`,
		code: 0,
	};
}

function asking(verb: "stop" | "start", text = SUBMITTED) {
	const account = new FakeAccount();
	account.stacks.root = stack("CREATE_COMPLETE");
	let fleet: string | undefined = verb === "stop" ? "STOP_REQUESTED" : "START_REQUESTED";
	account.processes.answers.set(verb, () => ({ text, code: 0 }));
	account.processes.answers.set("status", () => statusOf(fleet));
	account.instances = [headNode(), computeNode("i-1"), computeNode("i-2")];
	return { account, to: (state: string | undefined) => (fleet = state) };
}

describe("stopping", () => {
	it("waits until the fleet is really stopped", async () => {
		const { account, to } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(100);
		expect(run.snapshot()).toMatchObject({
			fleet: "STOP_REQUESTED",
			rows: [{ state: "done" }, { state: "done" }],
		});
		to("STOPPING");
		account.instances = [headNode(), computeNode("i-2")];
		await account.clock.advance(5100);
		expect(run.snapshot()).toMatchObject({
			fleet: "STOPPING",
			rows: [{ logicalId: "i-1", state: "removed" }, { state: "done" }],
			outcome: { kind: "running" },
		});
		to("STOPPED");
		account.instances = [headNode()];
		await account.clock.advance(5000);
		const end = await run.ended;
		expect(end).toMatchObject({ fleet: "STOPPED", outcome: { kind: "done" }, fraction: 1 });
		expect(inPhase(end, "fleet").progressNote).toBeUndefined();
		expect(inPhase(end, "fleet").rows.map(({ state }) => state)).toEqual(["removed", "removed"]);
		expect(end.tail.at(-1)).toContain("Please run 'pcluster status'");
	});

	it("shows no bar that goes back, whatever fleet and nodes show next", async () => {
		const { account, to } = asking("stop");
		const run = begin(account, "stop");
		const bar = async (fleet: string | undefined, ...nodes: string[]) => {
			to(fleet);
			account.instances = [headNode(), ...nodes.map((id) => computeNode(id))];
			await account.clock.advance(5100);
			return inPhase(run.snapshot(), "fleet").fraction;
		};
		expect(await bar("STOPPING", "i-1", "i-2")).toBeCloseTo(0.4);
		const half = await bar("STOPPING", "i-1");
		expect(half).toBeCloseTo(0.675);
		expect(await bar("STOP_REQUESTED", "i-1", "i-3", "i-4")).toBe(half);
		expect(await bar("RUNNING", "i-1", "i-3", "i-4")).toBe(half);
		expect(await bar("STOPPING", "i-4")).toBeCloseTo(0.4 + 0.55 * 0.75);
		await run.leave();
	});

	it("is done at once when it was stopped already", async () => {
		const { account } = asking("stop", "Compute fleet already in STOPPED status.\n");
		expect((await begin(account, "stop").ended).outcome).toEqual({ kind: "done" });
	});

	it("counts the nodes where the fleet has no state of its own", async () => {
		const { account, to } = asking("stop", "Stopping compute fleet: lsst\n");
		to(undefined);
		const run = begin(account, "stop", { version: "2.8.1" });
		await account.clock.advance(6000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.instances = [headNode()];
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("says that it knows no more where neither fleet nor nodes can be seen", async () => {
		const { account, to } = asking("stop", "Stopping compute fleet: lsst\n");
		to(undefined);
		account.instances = denied();
		const end = await begin(account, "stop", { version: "2.8.1" }).ended;
		expect(end.outcome).toEqual({ kind: "done", unseen: true });
		expect(inPhase(end, "fleet").progressNote).toContain("cannot be seen");
	});

	it("has nothing to wait for with AWS Batch", async () => {
		const { account } = asking("stop", "Disabling AWS Batch compute environment : lsst\n");
		expect(await begin(account, "stop").ended).toMatchObject({
			outcome: { kind: "done" },
			fleet: "DISABLED",
		});
	});

	it("explains a head node that is off and cannot act", async () => {
		const { account } = asking("stop");
		account.instances = [headNode("stopped")];
		const end = await begin(account, "stop").ended;
		expect(end.outcome).toMatchObject({
			kind: "failed",
			diagnosis: { resource: "i-head", cure: expect.stringContaining("press u") },
		});
		expect(inPhase(end, "fleet")).toMatchObject({ fraction: 0.15, progressNote: undefined });
	});

	it("fails with pcluster's own reason", async () => {
		const { account } = asking("stop");
		account.processes.answers.set("stop", () => ({
			text: "ERROR: Cannot stop compute fleet while stack is in CREATE_IN_PROGRESS status.\n",
			code: 1,
		}));
		expect((await begin(account, "stop").ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "unknown" },
			diagnosis: { meaning: expect.stringContaining("busy") },
		});
	});

	it("outlives a status that fails", async () => {
		const { account, to } = asking("stop");
		account.processes.answers.set("status", () => ({ text: "ERROR: Could not connect\n", code: 1 }));
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		expect(run.snapshot().trouble?.message).toContain("Could not connect");
		to("STOPPED");
		account.processes.answers.set("status", () => statusOf("STOPPED"));
		await account.clock.advance(30_000);
		const end = await run.ended;
		expect(end.outcome).toEqual({ kind: "done" });
		expect(end.trouble).toBeUndefined();
	});

	it("goes on without the stack and the nodes where these may not be read any more", async () => {
		const { account, to } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		account.stacks.root = denied();
		account.instances = denied();
		await account.clock.advance(16_000);
		expect(run.snapshot()).toMatchObject({ fleet: "STOP_REQUESTED", trouble: undefined });
		expect(account.stacks.asked).toHaveLength(3);
		expect(account.notes).toContain("the nodes could not be read");
		to("STOPPED");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("asks less often while AWS is out of reach, and as often as before when it is not", async () => {
		const { account } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		account.stacks.root = unreachable();
		await account.clock.advance(5000);
		expect(run.snapshot().trouble?.code).toBe("unreachable");
		const before = account.stacks.asked.length;
		await account.clock.advance(60_000);
		expect(account.stacks.asked.length - before).toBeLessThan(4);
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(60_000);
		expect(run.snapshot().trouble).toBeUndefined();
		const again = account.stacks.asked.length;
		await account.clock.advance(20_000);
		expect(account.stacks.asked.length - again).toBe(4);
		await run.leave();
	});

	it("ends when the cluster whose name it was given is deleted meanwhile", async () => {
		const { account } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		expect(account.stacks.asked.at(-1)).toBe(`stack ${rootId}`);
		account.stacks.root = undefined;
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({ kind: "failed", remains: { kind: "nothing" } });
	});

	it("does not know whether AWS was reached where pcluster says nothing, even when it is ended", async () => {
		const { account } = asking("stop");
		account.processes.answers.delete("stop");
		const run = begin(account, "stop");
		await account.settled();
		await Promise.all([run.leave(), account.clock.advance(10_000)]);
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: undefined });
	});

	it("can be left while AWS goes on", async () => {
		const { account } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
		await account.settled();
		expect(account.clock.sleeping).toBe(0);
	});

	it("knows when it was left before the request", async () => {
		const { account } = asking("stop");
		account.processes.answers.delete("stop");
		const run = begin(account, "stop");
		await account.settled();
		const left = run.leave();
		account.processes.last.print("Exiting...\n");
		account.processes.last.exit(0);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it("goes on at AWS when it is left after it was joined", async () => {
		const { account } = asking("stop");
		const run = begin(account, "stop", { attach: true });
		await account.clock.advance(1000);
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("keeps to the stack that it was joined for, and ends when that is deleted", async () => {
		const { account } = asking("stop");
		const meant = { id: rootId, createdAt: new Date(0) };
		const run = begin(account, "stop", { attach: true, meant });
		await account.clock.advance(1000);
		expect(account.stacks.asked).toEqual([`stack ${rootId}`]);
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: expect.stringContaining("is being deleted") },
		});
	});

	it("ends when pcluster cannot be run any more: no look will ever work", async () => {
		const { account } = asking("stop");
		const run = begin(account, "stop");
		await account.clock.advance(1000);
		account.processes.answers.delete("status");
		await account.clock.advance(5000);
		account.processes.last.fail(
			new AppError("pcluster-missing", "pcluster is not there.", { hint: "Look." }),
		);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "pcluster is not there.", cure: "Look." },
		});
	});

	it("can be joined without asking again", async () => {
		const { account, to } = asking("stop");
		to("STOPPING");
		const run = begin(account, "stop", { attach: true });
		await account.clock.advance(1000);
		to("STOPPED");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children.map(({ verb }) => verb)).not.toContain("stop");
	});
});

describe("starting", () => {
	it("waits until the fleet runs", async () => {
		const { account, to } = asking("start");
		const run = begin(account, "start");
		await account.clock.advance(1000);
		expect(inPhase(run.snapshot(), "fleet").fleet).toBe("START_REQUESTED");
		to("RUNNING");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("does not wait for nodes of an Auto Scaling group: they come with jobs", async () => {
		const { account } = asking("start", "Starting compute fleet: lsst\n");
		expect((await begin(account, "start", { version: "2.8.1" }).ended).outcome).toEqual({ kind: "done" });
	});
});
