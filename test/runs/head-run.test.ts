import { describe, expect, it } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { leaveText, safeText } from "../../src/progress/run-words.ts";
import { begin } from "./engine.ts";
import {
	computeNode,
	denied,
	FakeAccount,
	headId,
	headNode,
	headStack,
	resource,
	rootId,
	stack,
	unreachable,
} from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const meant = { id: rootId, createdAt: new Date(0) };
const options = { head: true, meant };

/** A cluster whose head node is in a nested stack, and its fleet in the state that the test sets. */
function cluster(verb: "stop" | "start", fleet: string) {
	const account = new FakeAccount();
	let now = fleet;
	account.stacks.root = stack("CREATE_COMPLETE");
	account.stacks.trees = {
		[rootId]: [headStack("CREATE_COMPLETE")],
		[headId]: [
			resource("MasterServer", "CREATE_COMPLETE", { type: "AWS::EC2::Instance", physicalId: "i-head" }),
		],
	};
	account.processes.answers.set(verb, () => ({ text: "Request submitted successfully.\n", code: 0 }));
	account.processes.answers.set("status", () => ({
		text: `\rStatus: CREATE_COMPLETE\n\rMasterServer: RUNNING\nComputeFleetStatus: ${now}\n`,
		code: 0,
	}));
	const verbs = () => account.processes.children.map((child) => child.verb);
	const power = () => account.asked.filter((asked) => asked !== "instances");
	return { account, to: (state: string) => (now = state), verbs, power };
}

describe("stopping the head node too", () => {
	it("asks EC2 only when the fleet is stopped and no compute node is on, and waits until it is off", async () => {
		const { account, to, power } = cluster("stop", "STOPPING");
		account.instances = [headNode(), computeNode("i-1")];
		const run = begin(account, "stop", options);
		await account.clock.advance(6000);
		expect(safeText(run.snapshot())).toContain("the head node is left on");
		to("STOPPED");
		await account.clock.advance(6000);
		expect(power()).toEqual([]);
		expect(inPhase(run.snapshot(), "fleet").headStage).toBe("later");
		account.instances = [headNode()];
		await account.clock.advance(6000);
		expect(power()).toEqual(["stop i-head"]);
		expect(inPhase(run.snapshot(), "fleet").headStage).toBe("stopping");
		account.instances = [headNode("stopping")];
		await account.clock.advance(6000);
		expect(inPhase(run.snapshot(), "fleet").headStage).toBe("stopping");
		expect(leaveText(run.snapshot())).toContain("Leaving is safe");
		account.instances = [headNode("stopped")];
		await account.clock.advance(6000);
		expect(await run.ended).toMatchObject({ outcome: { kind: "done" }, headStage: "off" });
		expect(power()).toEqual(["stop i-head"]);
	});

	it.each([
		["another machine is in its stack", (account: FakeAccount) => (account.stacks.trees[headId] = [])],
		["its stack may not be read", (account: FakeAccount) => (account.stacks.trees[rootId] = denied())],
		["its machines may not be read", (account: FakeAccount) => (account.instances = denied())],
	])("touches no machine when %s", async (_, change) => {
		const { account, power } = cluster("stop", "STOPPED");
		account.instances = [headNode()];
		change(account);
		expect((await begin(account, "stop", options).ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: expect.stringMatching(/does not show which machine|You may not/) },
		});
		expect(power()).toEqual([]);
	});

	it("touches no machine of a cluster that was not shown to be this one", async () => {
		const { account, power } = cluster("stop", "STOPPED");
		account.instances = [headNode()];
		expect((await begin(account, "stop", { head: true }).ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: expect.stringContaining("does not show which machine") },
		});
		expect(power()).toEqual([]);
	});

	it("says that the account may not stop it", async () => {
		const { account } = cluster("stop", "STOPPED");
		account.instances = [headNode()];
		account.power = denied();
		expect((await begin(account, "stop", options).ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "You may not." },
		});
	});

	it("asks for no checks of a machine that is to stop, and waits for one that stops by itself", async () => {
		const { account, power } = cluster("stop", "STOPPED");
		account.instances = [headNode(), computeNode("i-1")];
		account.checks = new AppError("bug", "No.");
		const run = begin(account, "stop", options);
		await account.clock.advance(6000);
		account.instances = [headNode("stopping")];
		await account.clock.advance(6000);
		expect(inPhase(run.snapshot(), "fleet").headStage).toBe("stopping");
		account.instances = [headNode("stopped")];
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(power()).toEqual([]);
	});

	it("forgets trouble that has passed", async () => {
		const { account } = cluster("stop", "STOPPED");
		account.instances = [headNode()];
		account.power = unreachable();
		const run = begin(account, "stop", options);
		await account.clock.advance(1000);
		const before = account.asked.length;
		await account.clock.advance(120_000);
		expect(account.asked.length - before).toBeLessThan(6);
		account.power = undefined;
		await account.clock.advance(60_000);
		expect(run.snapshot()).toMatchObject({ outcome: { kind: "running" }, trouble: undefined });
		const asked = account.asked.length;
		await account.clock.advance(20_000);
		expect(account.asked.length - asked).toBe(4);
		await run.leave();
	});

	it("outlives an AWS that is out of reach", async () => {
		const { account } = cluster("stop", "STOPPED");
		account.instances = [headNode()];
		account.power = unreachable();
		const run = begin(account, "stop", options);
		await account.clock.advance(1000);
		expect(run.snapshot().trouble?.message).toContain("does not answer");
		account.power = undefined;
		account.instances = [headNode("stopped")];
		await account.clock.advance(60_000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});
});

describe("starting a cluster whose head node is off", () => {
	it("starts the head node, waits for its checks, tells its new address, then starts the fleet", async () => {
		const { account, to, verbs, power } = cluster("start", "STOPPED");
		account.instances = [headNode("stopped")];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		expect(power()).toEqual(["start i-head"]);
		expect(inPhase(run.snapshot(), "fleet").headStage).toBe("starting");
		account.instances = [{ ...headNode(), publicAddress: "203.0.113.9" }];
		account.checks = false;
		await account.clock.advance(6000);
		expect(verbs()).not.toContain("start");
		account.checks = true;
		await account.clock.advance(6000);
		expect(verbs()).toContain("start");
		to("RUNNING");
		await account.clock.advance(6000);
		expect(await run.ended).toMatchObject({
			outcome: { kind: "done" },
			headStage: "on",
			newAddress: "203.0.113.9",
		});
	});

	it("says nothing of an address that stays, and asks no fleet to start that runs", async () => {
		const { account, verbs } = cluster("start", "RUNNING");
		account.instances = [{ ...headNode("stopped"), publicAddress: "203.0.113.9" }];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		account.instances = [{ ...headNode(), publicAddress: "203.0.113.9" }];
		account.checks = denied();
		await account.clock.advance(6000);
		expect(await run.ended).toMatchObject({
			...{ outcome: { kind: "done" }, newAddress: undefined, fleet: "RUNNING", headStage: "on" },
		});
		expect(verbs()).not.toContain("start");
	});

	it("asks a fleet to start whose state cannot be read", async () => {
		const { account, verbs } = cluster("start", "STOPPED");
		account.instances = [headNode("stopped")];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		account.instances = [headNode()];
		account.processes.answers.set("status", () => ({ text: "ERROR: No.\n", code: 1 }));
		await account.clock.advance(6000);
		expect(verbs()).toContain("start");
		expect(account.notes).toContain("the fleet could not be read");
		await run.leave();
	});

	it("ends with trouble that does not pass", async () => {
		const { account } = cluster("start", "STOPPED");
		account.instances = [headNode("stopped")];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		account.instances = [headNode()];
		account.checks = new AppError("bad-input", "No such machine.");
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "No such machine." },
		});
	});

	it("has reached AWS once EC2 was asked, and not before", async () => {
		const { account } = cluster("start", "STOPPED");
		account.instances = [headNode("stopped")];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
		account.power = unreachable();
		const early = begin(account, "start", options);
		await account.clock.advance(100);
		await early.leave();
		expect((await early.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it("ends when AWS takes it back", async () => {
		const { account } = cluster("start", "STOPPED");
		account.instances = [headNode("stopped")];
		const run = begin(account, "start", options);
		await account.clock.advance(100);
		account.instances = [headNode("pending")];
		await account.clock.advance(6000);
		account.instances = [headNode("stopped")];
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toMatchObject({ kind: "failed", diagnosis: { resource: "i-head" } });
	});
});
