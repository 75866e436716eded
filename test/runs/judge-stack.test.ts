import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/pcluster/dialect.ts";
import type { Stack } from "../../src/ports/account.ts";
import {
	creation,
	deletion,
	goesOn,
	judgeStack,
	judgeText,
	type Ownership,
	ownersAt,
	ownershipAfter,
	type SeenPcluster,
	type SeenStack,
} from "../../src/runs/judge-stack.ts";
import { stack } from "./fake-account.ts";

const ANOTHER = "arn:aws:cloudformation:eu-west-2:1:stack/parallelcluster-lsst/9";
const TAKEN = "Stack [parallelcluster-lsst] already exists";

const failed = (message: string): Verdict => ({ outcome: "failed", message, failures: [] });
const running: SeenPcluster = { asked: "create", isRunning: true, verdict: { outcome: "in-progress" } };
const said = (verdict: Verdict, asked: SeenPcluster["asked"] = "create"): SeenPcluster => ({
	asked,
	isRunning: false,
	verdict,
});
const FREE: Ownership = ownershipAfter({ kind: "free" });
const SILENT: Ownership = ownershipAfter({ kind: "silent", trouble: undefined });
const OURS: Ownership = { before: "none", isShown: true, id: undefined };
const heldBy = (before: Stack) => ownershipAfter({ kind: "held", stack: before });

const seen = (instead: Partial<SeenStack>): SeenStack => ({
	goal: creation,
	ownership: FREE,
	stack: undefined,
	begun: false,
	emptyLooks: 0,
	pcluster: running,
	...instead,
});

/** A judgement in a word: what it is, why, and what remains. */
function wordOf(given: Partial<SeenStack>): string {
	const judged = judgeStack(seen(given));
	if (judged.kind === "wait") return `wait ${judged.emptyLooks}`;
	return judged.kind === "done" ? "done" : `${judged.why}, ${judged.remains.kind}`;
}

describe("a creation", () => {
	it.each<[when: string, word: string, given: Partial<SeenStack>]>([
		[
			"AWS has a new word for where it is",
			"wait 0",
			{ ownership: OURS, stack: stack("QUITE_NEW"), begun: true },
		],
		["nothing is there yet and pcluster works", "wait 2", { emptyLooks: 2 }],
		["pcluster has ended and nothing is there", "wait 1", { pcluster: said({ outcome: "done" }) }],
		[
			"the second look in a row shows nothing",
			"wait 2",
			{ emptyLooks: 1, pcluster: said({ outcome: "in-progress" }) },
		],
		[
			"the third look in a row shows nothing",
			"not-begun, nothing",
			{ emptyLooks: 2, pcluster: said({ outcome: "in-progress" }) },
		],
		["pcluster failed before AWS began", "pcluster, nothing", { pcluster: said(failed("No credentials.")) }],
		["the name was taken meanwhile", "name-taken, other", { pcluster: said(failed(TAKEN)) }],
		[
			"the name was taken by a stack that is done",
			"name-taken, other",
			{ pcluster: said(failed(TAKEN)), stack: stack("CREATE_COMPLETE") },
		],
		[
			"the stack is shown to be ours, whatever pcluster said",
			"done",
			{ ownership: OURS, pcluster: said(failed(TAKEN)), stack: stack("CREATE_COMPLETE") },
		],
		[
			"only the verb itself can tell that the name is taken",
			"done",
			{ pcluster: said(failed(TAKEN), "status"), stack: stack("CREATE_COMPLETE") },
		],
		["AWS builds", "wait 0", { emptyLooks: 2, stack: stack("CREATE_IN_PROGRESS") }],
		["AWS clears up", "wait 0", { stack: stack("ROLLBACK_IN_PROGRESS") }],
		["it is complete", "done", { stack: stack("CREATE_COMPLETE") }],
		["it was updated since", "done", { stack: stack("UPDATE_ROLLBACK_COMPLETE") }],
		["it failed, and whose it is was not shown", "stack, unknown", { stack: stack("CREATE_FAILED") }],
		["it failed and is ours", "stack, own", { ownership: OURS, stack: stack("ROLLBACK_COMPLETE") }],
		["it was cleared away", "stack, nothing", { ownership: OURS, stack: stack("DELETE_COMPLETE") }],
		[
			"the stack of the same id was there before",
			"wait 0",
			{ ownership: heldBy(stack("ROLLBACK_COMPLETE")), stack: stack("ROLLBACK_COMPLETE") },
		],
		[
			"the stack of the same id was there before and is deleted by somebody",
			"wait 0",
			{ ownership: heldBy(stack("ROLLBACK_COMPLETE")), stack: stack("DELETE_IN_PROGRESS") },
		],
		[
			"another id than before has the name",
			"done",
			{ ownership: heldBy(stack("ROLLBACK_COMPLETE")), stack: stack("CREATE_COMPLETE", { id: ANOTHER }) },
		],
		[
			"AWS was silent before, and a stack at rest is there at the first sight",
			"wait 0",
			{ ownership: SILENT, stack: stack("CREATE_COMPLETE") },
		],
		[
			"AWS was silent before, and a stack under way is there at the first sight",
			"wait 0",
			{ ownership: SILENT, emptyLooks: 2, stack: stack("CREATE_IN_PROGRESS") },
		],
		[
			"a stack that was there before is all there is after pcluster's end",
			"not-begun, unknown",
			{
				ownership: heldBy(stack("CREATE_COMPLETE")),
				stack: stack("CREATE_COMPLETE"),
				emptyLooks: 2,
				pcluster: said({ outcome: "done" }),
			},
		],
	])("%s: %s", (_when, word, given) => {
		expect(wordOf(given)).toBe(word);
	});
});

describe("a deletion", () => {
	const deleting: SeenPcluster = { ...running, asked: "delete" };
	const AT_REST = heldBy(stack("CREATE_COMPLETE"));
	it.each<[when: string, word: string, given: Partial<SeenStack>]>([
		["it is gone after AWS was seen at it", "done", { begun: true }],
		["it is gone, and nobody saw AWS at it", "wait 0", { ownership: AT_REST }],
		["it is gone and pcluster says done", "done", { pcluster: said({ outcome: "done" }, "delete") }],
		[
			"pcluster says done and the stack is still there",
			"wait 1",
			{
				ownership: AT_REST,
				stack: stack("CREATE_COMPLETE"),
				pcluster: said({ outcome: "done" }, "delete"),
			},
		],
		["AWS deletes", "wait 0", { ownership: AT_REST, stack: stack("DELETE_IN_PROGRESS") }],
		["AWS is still at something else", "wait 0", { ownership: AT_REST, stack: stack("UPDATE_IN_PROGRESS") }],
		["it is deleted", "done", { ownership: AT_REST, stack: stack("DELETE_COMPLETE") }],
		["it could not be deleted", "stack, own", { ownership: AT_REST, stack: stack("DELETE_FAILED") }],
		[
			"it had failed to be deleted before, and AWS has not begun anew",
			"wait 0",
			{ ownership: heldBy(stack("DELETE_FAILED")), stack: stack("DELETE_FAILED") },
		],
		[
			"it failed once more after AWS was seen at it",
			"stack, own",
			{ ownership: heldBy(stack("DELETE_FAILED")), stack: stack("DELETE_FAILED"), begun: true },
		],
		[
			"pcluster failed and the stack is as it was",
			"pcluster, own",
			{ ownership: AT_REST, stack: stack("CREATE_COMPLETE"), pcluster: said(failed("No."), "delete") },
		],
	])("%s: %s", (_when, word, given) => {
		expect(wordOf({ goal: deletion, pcluster: deleting, ...given })).toBe(word);
	});
});

describe("whose the stack is", () => {
	it("a stack at rest at the first sight is remembered as the one of before", () => {
		const first = ownersAt(SILENT, stack("CREATE_COMPLETE"), false);
		expect(first.before).toEqual(stack("CREATE_COMPLETE"));
		expect(wordOf({ ownership: first, stack: stack("DELETE_IN_PROGRESS") })).toBe("wait 0");
		expect(wordOf({ ownership: first, stack: stack("DELETE_COMPLETE") })).toBe("wait 0");
	});

	it.each([
		["one under way", SILENT, stack("CREATE_IN_PROGRESS"), false],
		["none", SILENT, undefined, false],
		["one after AWS has begun", SILENT, stack("CREATE_COMPLETE"), true],
		["one where the name was free", FREE, stack("CREATE_COMPLETE"), false],
		["one where another had the name", heldBy(stack("CREATE_FAILED")), stack("CREATE_COMPLETE"), false],
	])("%s changes nothing", (_what, ownership, there, begun) => {
		expect(ownersAt(ownership, there, begun)).toBe(ownership);
	});
});

describe("a run that was let go", () => {
	const old = heldBy(stack("ROLLBACK_COMPLETE"));
	it.each<
		[when: string, on: boolean | undefined, now: Parameters<typeof goesOn>[1], given: Partial<SeenStack>]
	>([
		["a creation whose name is free has not begun", false, { kind: "free" }, {}],
		["a deletion after which nothing is there goes on", true, { kind: "free" }, { goal: deletion }],
		["a stack where none was goes on", true, { kind: "held", stack: stack("CREATE_IN_PROGRESS") }, {}],
		[
			"the stack of before does not",
			false,
			{ kind: "held", stack: stack("ROLLBACK_COMPLETE") },
			{ ownership: old },
		],
		[
			"what AWS was seen at does",
			true,
			{ kind: "held", stack: stack("ROLLBACK_COMPLETE") },
			{ ownership: old, begun: true },
		],
		[
			"a stack at rest at the first sight does not",
			false,
			{ kind: "held", stack: stack("CREATE_COMPLETE") },
			{ ownership: SILENT },
		],
		["nobody tells while pcluster still runs", undefined, { kind: "denied" }, {}],
		["pcluster's word counts", true, { kind: "denied" }, { pcluster: said({ outcome: "in-progress" }) }],
		[
			"a failed one where stacks may not be read has not",
			false,
			{ kind: "denied" },
			{ pcluster: said(failed("No.")) },
		],
		[
			"a failed one under a silent AWS is not known",
			undefined,
			{ kind: "silent", trouble: undefined },
			{ pcluster: said(failed("No.")) },
		],
	])("%s", (_when, on, now, given) => {
		expect(goesOn(seen(given), now)).toBe(on);
	});
});

describe("by pcluster's text alone", () => {
	const because = (reason: string) => ({
		resource: undefined,
		reason,
		meaning: undefined,
		cure: undefined,
		step: undefined,
	});
	const ask = { goal: creation, status: undefined, outcome: "failed", begun: undefined } as const;
	const own = { kind: "own", stack: undefined } as const;
	const no = because("No.");

	it.each([
		["a status beats the words", { ...ask, status: "CREATE_COMPLETE", told: no }, { kind: "done" }],
		[
			"a failed status keeps what pcluster told",
			{ ...ask, status: "ROLLBACK_COMPLETE", told: no, begun: own },
			{ kind: "failed", diagnosis: no, remains: own },
		],
		[
			"a failed status of nobody knows what",
			{ ...ask, status: "ROLLBACK_COMPLETE", told: no },
			{ kind: "failed", diagnosis: no, remains: { kind: "unknown" } },
		],
		["done", { ...ask, outcome: "done", told: undefined }, { kind: "done" }],
		["going on", { ...ask, outcome: "in-progress", told: undefined }, undefined],
		[
			"a creation that failed before it began leaves nothing",
			{ ...ask, told: no },
			{ kind: "failed", diagnosis: no, remains: { kind: "nothing" } },
		],
		[
			"a creation that had begun leaves its own",
			{ ...ask, told: no, begun: own },
			{ kind: "failed", diagnosis: no, remains: own },
		],
		[
			"a deletion that failed leaves nobody knows what",
			{ ...ask, goal: deletion, told: no },
			{ kind: "failed", diagnosis: no, remains: { kind: "unknown" } },
		],
		[
			"a deletion of what is not there any more",
			{ ...ask, goal: deletion, told: because("Stack with id parallelcluster-lsst does not exist") },
			{ kind: "done" },
		],
		[
			"a deletion of a cluster that is not there any more",
			{ ...ask, goal: deletion, told: because("Bad Request: cluster 'lsst' does not exist or…") },
			{ kind: "done" },
		],
		[
			"something else that is not there is no end of a deletion",
			{ ...ask, goal: deletion, told: because("The key pair 'lsst' does not exist") },
			{ kind: "failed", remains: { kind: "unknown" } },
		],
		[
			"what is not there makes no creation",
			{ ...ask, told: because("Stack with id parallelcluster-lsst does not exist") },
			{ kind: "failed", remains: { kind: "nothing" } },
		],
	] as const)("%s", (_when, given, outcome) => {
		if (outcome === undefined) expect(judgeText(given)).toBeUndefined();
		else expect(judgeText(given)).toMatchObject(outcome);
	});
});
