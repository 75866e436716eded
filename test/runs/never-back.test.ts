import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialectV2 } from "../../src/pcluster/dialect-v2.ts";
import { begin } from "./engine.ts";
import { denied, FakeAccount, headStack, resource, rootId, stack, unreachable } from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const statuses = ["CREATE_IN_PROGRESS", "CREATE_COMPLETE", "CREATE_FAILED", "DELETE_COMPLETE"];
const ids = ["RootRole", "MasterServer", "MasterEIP", "DynamoDBTable"];

/** What AWS shows at one look: a tree of resources, or trouble. */
const look = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...statuses)), { maxLength: 6 }),
	},
	{ weight: 1, arbitrary: fc.constant("unreachable" as const) },
	{ weight: 1, arbitrary: fc.constant("rollback" as const) },
);

describe("whatever AWS shows", () => {
	it("the bar never goes back, is full only at the end, and the run ends as the stack does", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(look, { maxLength: 8 }),
				fc.constantFrom("CREATE_COMPLETE", "ROLLBACK_COMPLETE"),
				async (looks, last) => {
					const account = new FakeAccount();
					account.stacks.root = stack("CREATE_IN_PROGRESS");
					account.stacks.trees[rootId] = [headStack("CREATE_IN_PROGRESS")];
					const run = begin(account, "create", { attach: true });
					const bars: number[] = [];
					run.subscribe(() => bars.push(inPhase(run.snapshot(), "stack").fraction ?? 0));
					for (const seen of looks) {
						if (seen === "unreachable") account.stacks.root = unreachable();
						else if (seen === "rollback") account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
						else {
							account.stacks.root = stack("CREATE_IN_PROGRESS");
							account.stacks.trees[rootId] = seen.map(([id, status], at) => resource(`${id}${at}`, status));
						}
						await account.clock.advance(20_000);
					}
					expect(bars).toEqual([...bars].sort((a, b) => a - b));
					expect(Math.max(0, ...bars)).toBeLessThan(1);
					account.stacks.root = stack(last);
					await account.clock.advance(120_000);
					const { outcome, fraction } = inPhase(await run.ended, "stack");
					expect(outcome.kind).toBe(last === "CREATE_COMPLETE" ? "done" : "failed");
					expect(fraction === 1).toBe(last === "CREATE_COMPLETE");
					expect(account.clock.sleeping).toBe(0);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("a denied look among good ones turns to pcluster's words and stays there", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(6000);
		const before = inPhase(run.snapshot(), "stack").fraction ?? 0;
		account.stacks.root = denied();
		await account.clock.advance(6000);
		expect(account.processes.last.verb).toBe("status");
		account.processes.last.print("\rStatus: RootRole - CREATE_IN_PROGRESS");
		await account.clock.advance(100);
		expect(run.snapshot().tail).toEqual(["Status: RootRole - CREATE_IN_PROGRESS"]);
		expect(before).toBeGreaterThan(0);
		expect(inPhase(run.snapshot(), "stack").fraction ?? 0).toBeGreaterThanOrEqual(before);
		account.processes.last.print("\rStatus: CREATE_COMPLETE\n");
		account.processes.last.exit(0);
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});
});

describe("whatever pcluster prints", () => {
	const words = fc.constantFrom(
		"ERROR: ",
		"Status: ",
		"Exiting...",
		"Cluster creation failed",
		"Traceback (most recent call last):",
		"  - AWS::X::Y Z why",
		"\u001b[31m",
		"Deleting: lsst",
		"Request submitted successfully",
	);
	const line = fc.array(fc.oneof(words, fc.string()), { maxLength: 4 }).map((parts) => parts.join(""));
	const verb = fc.constantFrom("create" as const, "stop" as const, "start" as const, "delete" as const);

	it("is judged without a fault, and an exit code other than 0 never counts as done", () => {
		fc.assert(
			fc.property(
				verb,
				fc.array(line),
				fc.option(fc.constantFrom(0, 1, 2), { nil: undefined }),
				(what, lines, code) => {
					const verdict = dialectV2.verdictOf(what, lines, code);
					if (verdict.outcome === "failed") expect(verdict.message).not.toBe("");
					if (code === 1 || code === 2) expect(verdict.outcome).not.toBe("done");
					dialectV2.clustersFrom(lines);
					dialectV2.fleetFrom(lines);
				},
			),
		);
	});
});
