import { describe, expect, it } from "vitest";
import type { RunView } from "../../src/runs/run.ts";
import { begin } from "./engine.ts";
import { answer, beginV3, CREATING, PASSED } from "./engine-v3.ts";
import { denied, event, FakeAccount, resource, rootId, stack, unreachable } from "./fake-account.ts";

const BEGUN = "Beginning cluster creation for cluster: lsst\nCreating stack named: parallelcluster-lsst\n";
const PROGRESS = "\rStatus: parallelcluster-lsst - CREATE_IN_PROGRESS";
/** As 2.11.9 prints it: no `ERROR:`, and its own tidying-up after the reason. */
const TAKEN =
	"Stack [parallelcluster-lsst] already exists\nDeleting artifacts under parallelcluster-0a1b/lsst\nDeleting bucket parallelcluster-0a1b\n";
const NEW_ID = "arn:aws:cloudformation:eu-west-2:1:stack/parallelcluster-lsst/9";
const MADE_AT = new Date("2026-11-23T11:00:00Z");
/** The cluster that the console showed. */
const shown = { id: rootId, createdAt: MADE_AT };

/** Two windows on one account, each with a pcluster of its own. */
function twoWindows() {
	const first = new FakeAccount();
	return { first, second: new FakeAccount(first), clock: first.clock, stacks: first.stacks };
}

function failureOf({ outcome }: RunView) {
	if (outcome.kind !== "failed") throw new Error(`it ended as ${outcome.kind}`);
	return outcome;
}

describe("two windows that create one name", () => {
	it("the one that came second is told so, and offers nothing of the other's for removal", async () => {
		const { first, second, clock, stacks } = twoWindows();
		const one = begin(first, "create");
		const two = begin(second, "create");
		await first.settled();
		first.processes.last.print(BEGUN);
		stacks.root = stack("CREATE_IN_PROGRESS", {
			createdAt: MADE_AT,
			tags: { Version: "2.11.9", Owner: "ada" },
		});
		await clock.advance(5000);
		second.processes.last.print(`${BEGUN}${TAKEN}`);
		second.processes.last.exit(1);
		await clock.advance(5000);
		const { remains, diagnosis } = failureOf(await two.ended);
		expect(remains).toEqual({ kind: "other" });
		expect(diagnosis).toMatchObject({
			step: "name",
			reason: expect.stringContaining("2026-11-23 11:00 UTC"),
		});
		expect(diagnosis.reason).toContain("ada");
		expect(one.snapshot().outcome.kind).toBe("running");
		first.processes.last.print(`${PROGRESS}\n\nClusterUser: ec2-user\n`);
		stacks.root = stack("CREATE_COMPLETE");
		first.processes.last.exit(0);
		await clock.advance(5000);
		expect((await one.ended).outcome).toEqual({ kind: "done" });
	});

	it("one whose pcluster speaks only when the other's cluster is made does not take it for its own", async () => {
		const { second, clock, stacks } = twoWindows();
		const two = begin(second, "create");
		await second.settled();
		stacks.root = stack("CREATE_IN_PROGRESS");
		await clock.advance(5000);
		stacks.root = stack("CREATE_COMPLETE");
		await clock.advance(60_000);
		expect(two.snapshot().outcome.kind).toBe("running");
		second.processes.last.print(`${BEGUN}${TAKEN}`);
		second.processes.last.exit(1);
		await clock.advance(5000);
		expect(failureOf(await two.ended).remains).toEqual({ kind: "other" });
	});

	it("nothing is started when the name is held already, by a cluster or by what is left of one", async () => {
		for (const status of ["CREATE_COMPLETE", "ROLLBACK_COMPLETE", "CREATE_IN_PROGRESS"]) {
			const account = new FakeAccount();
			account.stacks.root = stack(status);
			expect(failureOf(await begin(account, "create").ended).remains).toEqual({ kind: "other" });
			expect(account.processes.children).toEqual([]);
		}
	});

	it("a name that the other took while its cluster fails is still the other's", async () => {
		const { second, clock, stacks } = twoWindows();
		const two = begin(second, "create");
		await second.settled();
		stacks.root = stack("ROLLBACK_IN_PROGRESS");
		stacks.happened[rootId] = [];
		await clock.advance(5000);
		stacks.root = stack("ROLLBACK_COMPLETE");
		await clock.advance(5000);
		second.processes.last.print(`${BEGUN}${TAKEN}`);
		second.processes.last.exit(1);
		await clock.advance(20_000);
		expect(failureOf(await two.ended).remains).toEqual({ kind: "other" });
	});

	it.each(["Cluster lsst already exists.", "Bad Request: Cluster lsst already exists."])(
		"version 3's check says the same: %s",
		async (message) => {
			const account = new FakeAccount();
			account.processes.answers.set("create-cluster", () => ({ text: answer({ message }), code: 1 }));
			const { remains, diagnosis } = failureOf(await beginV3(account, "create").ended);
			expect(remains).toEqual({ kind: "other" });
			expect(diagnosis.step).toBe("name");
		},
	);

	it("so does version 3's creation when the name went between check and creation", async () => {
		const account = new FakeAccount();
		account.processes.answers.set("create-cluster", () => {
			if (account.processes.last.command.args.includes("--dryrun")) return { text: PASSED, code: 1 };
			account.stacks.root = stack("CREATE_IN_PROGRESS", { name: "lsst" });
			return { text: answer({ message: "Bad Request: Cluster lsst already exists." }), code: 1 };
		});
		const run = beginV3(account, "create");
		await account.clock.advance(10_000);
		expect(failureOf(await run.ended).remains).toEqual({ kind: "other" });
	});
});

describe("what a failed creation has left", () => {
	async function rolledBack(print: string, more: { readonly exit?: number } = {}) {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print(print);
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.happened[rootId] = [event("MasterEIP", "CREATE_FAILED", { reason: "No address." })];
		await account.clock.advance(5000);
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		account.processes.last.exit(more.exit);
		await account.clock.advance(30_000);
		return failureOf(await run.ended).remains;
	}

	it("is the run's own when pcluster said that AWS took it: told by the stack's id", async () => {
		expect(await rolledBack(`${BEGUN}${PROGRESS}\n`, { exit: 1 })).toMatchObject({
			kind: "own",
			stack: { id: rootId },
		});
	});

	it("is nobody's to remove when pcluster was killed before it said so", async () => {
		expect(await rolledBack(BEGUN)).toEqual({ kind: "unknown" });
	});

	it("is known by version 3's answer alone, and watched under its id", async () => {
		const account = new FakeAccount();
		account.processes.answers.set("create-cluster", () =>
			account.processes.last.command.args.includes("--dryrun")
				? { text: PASSED, code: 1 }
				: { text: CREATING, code: 0 },
		);
		const run = beginV3(account, "create");
		await account.settled();
		account.stacks.root = stack("ROLLBACK_COMPLETE", {
			name: "lsst",
			id: "arn:aws:cloudformation:eu-west-2:1:stack/lsst/1",
		});
		await account.clock.advance(5000);
		expect(failureOf(await run.ended).remains).toMatchObject({ kind: "own" });
		expect(account.stacks.asked).toContain("stack arn:aws:cloudformation:eu-west-2:1:stack/lsst/1");
	});

	it("is nothing when the other window has deleted it meanwhile", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print(`${BEGUN}${PROGRESS}\n`);
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		account.stacks.root = stack("DELETE_COMPLETE");
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect(failureOf(await run.ended).remains).toEqual({ kind: "nothing" });
	});
});

describe.each(["delete", "stop", "start"] as const)("%s, meant for one cluster", (verb) => {
	it("touches no other of its name", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", {
			id: NEW_ID,
			createdAt: new Date("2026-11-23T11:58:00Z"),
		});
		const { remains, diagnosis } = failureOf(await begin(account, verb, { meant: shown }).ended);
		expect(diagnosis.reason).toContain("now another cluster's");
		expect(diagnosis.reason).toContain("2026-11-23 11:58 UTC");
		expect(remains).toEqual({ kind: "other" });
		expect(account.processes.children).toEqual([]);
	});

	it("waits for AWS to say whose the name is, and does nothing when it does not", async () => {
		const account = new FakeAccount();
		account.stacks.root = unreachable();
		const run = begin(account, verb, { meant: shown });
		await account.clock.advance(60_000);
		expect(failureOf(await run.ended).diagnosis.reason).toContain("did not say which cluster has the name");
		expect(account.processes.children).toEqual([]);
	});

	it("goes ahead as soon as AWS says it, also when it is asked for the third time", async () => {
		const account = new FakeAccount();
		account.stacks.root = unreachable();
		begin(account, verb, { meant: shown });
		await account.clock.advance(9000);
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5000);
		expect(account.processes.last.verb).toBe(verb);
	});

	it("goes by what the user named where stacks may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		begin(account, verb);
		await account.settled();
		expect(account.processes.children[0]?.verb).toBe(verb);
	});

	it("can be left while AWS is still being asked: nothing was begun", async () => {
		const account = new FakeAccount();
		account.stacks.stack = () => new Promise(() => undefined);
		const run = begin(account, verb, { meant: shown });
		await account.settled();
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});
});

describe("two windows, of which one deletes", () => {
	it("the other's deletion is joined, without a second pcluster", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "DELETE_IN_PROGRESS")];
		const run = begin(account, "delete", { meant: shown });
		await account.clock.advance(5000);
		account.stacks.root = stack("DELETE_COMPLETE");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children).toEqual([]);
	});

	it.each(["stop", "start"] as const)("%s is not begun on a cluster that is on its way out", async (verb) => {
		const account = new FakeAccount();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		const { diagnosis } = failureOf(await begin(account, verb, { meant: shown }).ended);
		expect(diagnosis.reason).toContain("is being deleted");
		expect(account.processes.children).toEqual([]);
	});

	it.each(["stop", "start"] as const)("%s that is under way says that the cluster goes", async (verb) => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		account.processes.answers.set(verb, () => ({ text: "Request submitted successfully.\n", code: 0 }));
		account.processes.answers.set("status", () => ({
			text: "ComputeFleetStatus: STOP_REQUESTED\n",
			code: 0,
		}));
		const run = begin(account, verb, { meant: shown });
		await account.clock.advance(1000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		const started = account.processes.children.length;
		await account.clock.advance(5000);
		expect(failureOf(await run.ended).diagnosis.reason).toContain("is being deleted");
		expect(account.processes.children).toHaveLength(started);
	});

	it.each(["stop", "start"] as const)("%s of a cluster that is gone says so", async (verb) => {
		const account = new FakeAccount();
		const { diagnosis, remains } = failureOf(await begin(account, verb, { meant: shown }).ended);
		expect(diagnosis.reason).toContain("There is no cluster lsst any more");
		expect(remains).toEqual({ kind: "nothing" });
	});

	it("a deletion that was over before it began is done, and nothing is started", async () => {
		const account = new FakeAccount();
		expect((await begin(account, "delete", { meant: shown }).ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children).toEqual([]);
	});

	it("a deletion follows its own stack, also when the name is another's before it ends", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		const run = begin(account, "delete", { meant: shown });
		await account.clock.advance(100);
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		expect(account.stacks.asked.filter((one) => one.startsWith("stack ")).at(-1)).toBe(`stack ${rootId}`);
		account.stacks.root = undefined;
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});
});

describe("leaving", () => {
	it("does not wait for a pcluster that will not end", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		const run = begin(account, "delete", { meant: shown });
		await account.clock.advance(100);
		const left = run.leave();
		await account.clock.advance(10_000);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
		expect(account.clock.sleeping).toBe(0);
	});

	it("says that it is not known when neither pcluster nor AWS tells", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = unreachable();
		const left = run.leave();
		await account.clock.advance(10_000);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: undefined });
	});

	it("a check of version 3 is left in seconds, too", async () => {
		const account = new FakeAccount();
		const run = beginV3(account, "create");
		await account.settled();
		const left = run.leave();
		await account.clock.advance(10_000);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it.each(["stop", "start"] as const)("%s that gave no word is not called begun", async (verb) => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		const run = begin(account, verb, { meant: shown });
		await account.clock.advance(100);
		const left = run.leave();
		await account.clock.advance(10_000);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: undefined });
	});

	it("a request that nobody answers is given up after three minutes, and called not known", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		const run = begin(account, "stop", { meant: shown });
		await account.clock.advance(200_000);
		expect(failureOf(await run.ended).diagnosis.reason).toContain("Nobody knows");
		expect(account.processes.last.signal.aborted).toBe(true);
	});
});

describe("a run that joins by the name alone", () => {
	it("asks on for the stack that it saw first, whoever has the name later", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(5100);
		const asked = account.stacks.asked.filter((each) => each.startsWith("stack "));
		expect(asked).toEqual(["stack parallelcluster-lsst", `stack ${rootId}`]);
		await run.leave();
	});
});

describe("a creation left while pcluster has not said whose the stack is", () => {
	it("is not told as done, although a stack of the name is complete", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5100);
		expect(run.snapshot().outcome.kind).toBe("running");
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});
});
