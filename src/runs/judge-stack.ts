import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import type { Verdict } from "../pcluster/dialect.ts";
import { isNameTaken } from "../pcluster/name-taken.ts";
import type { Stack } from "../ports/account.ts";
import type { Before } from "./look-before.ts";
import type { Remains, RunOutcome } from "./run.ts";

/** What a stack's status means for a creation or a deletion. */
export interface StackGoal {
	readonly verb: "create" | "delete" | "update";
	/** The first word of CloudFormation's statuses for it. */
	readonly word: "CREATE" | "DELETE" | "UPDATE";
	/** `elsewhere`: the stack is about something else, e.g. a deletion that has not begun. */
	judge(status: string): "going" | "done" | "failed" | "elsewhere";
}

const CREATING: Readonly<Record<string, "going" | "done">> = {
	REVIEW_IN_PROGRESS: "going",
	CREATE_IN_PROGRESS: "going",
	ROLLBACK_IN_PROGRESS: "going",
	DELETE_IN_PROGRESS: "going",
	CREATE_COMPLETE: "done",
};

const DELETING: Readonly<Record<string, "going" | "done" | "failed">> = {
	DELETE_IN_PROGRESS: "going",
	DELETE_COMPLETE: "done",
	DELETE_FAILED: "failed",
};

/** A stack that was ever updated was created before. */
export const creation: StackGoal = {
	verb: "create",
	word: "CREATE",
	judge: (status) => {
		if (status.startsWith("UPDATE_")) return "done";
		// A word that nobody knows yet is waited out: AWS has not called it failed.
		return CREATING[status] ?? (/FAILED|ROLLBACK|DELETE/.test(status) ? "failed" : "going");
	},
};

export const deletion: StackGoal = {
	verb: "delete",
	word: "DELETE",
	judge: (status) => DELETING[status] ?? "elsewhere",
};

/** What AWS has taken back has failed, although the cluster is as it was before. */
export const updating: StackGoal = {
	verb: "update",
	word: "UPDATE",
	judge: (status) => {
		if (!status.startsWith("UPDATE_")) return "elsewhere";
		if (status.endsWith("_IN_PROGRESS")) return "going";
		return status === "UPDATE_COMPLETE" ? "done" : "failed";
	},
};

/**
 * Whose the stack under the name is, as far as that is shown: by ids, by AWS's own words and by pcluster's, never by
 * the clock of this machine, which need not be AWS's.
 */
export interface Ownership {
	/** What AWS showed under the name before pcluster was started. */
	readonly before: Stack | "none" | "unknown";
	/** True once it is shown which stack is the run's: pcluster said that AWS took it, or the run joined it. */
	readonly isShown: boolean;
	/** The stack to look for; undefined while only the name is known. */
	readonly id: string | undefined;
}

/** After the look that comes before pcluster is started. */
export function ownershipAfter(before: Before): Ownership {
	if (before.kind === "held") return { before: before.stack, isShown: false, id: before.stack.id };
	return { before: before.kind === "free" ? "none" : "unknown", isShown: false, id: undefined };
}

/** The newest pcluster of a run. */
export interface SeenPcluster {
	/** What it was started for; only the verb itself can say whose the stack is. */
	readonly asked: StackGoal["verb"] | "status" | "events";
	readonly isRunning: boolean;
	/** What it said about the run's verb. */
	readonly verdict: Verdict;
}

/** All that a look at AWS tells of a creation or a deletion. */
export interface SeenStack {
	readonly goal: StackGoal;
	readonly ownership: Ownership;
	/** The stack under the run's id, or while there is none under its name. */
	readonly stack: Stack | undefined;
	/** AWS was seen, or said, to be at work on the run. */
	readonly begun: boolean;
	/** Looks in a row, before this one, that showed nothing of the run after pcluster had ended. */
	readonly emptyLooks: number;
	readonly pcluster: SeenPcluster | undefined;
}

export type StackJudgement =
	| { readonly kind: "wait"; readonly emptyLooks: number }
	| { readonly kind: "done" }
	| FailedJudgement;

export interface FailedJudgement {
	readonly kind: "failed";
	/** Where the words for it are found: nowhere when AWS has `not-begun`. */
	readonly why: "name-taken" | "stack" | "pcluster" | "not-begun";
	readonly remains: Remains;
}

/** A new stack can take some looks to appear. */
export const LOOKS_FOR_STACK = 3;

/** What a look at AWS means for the run. */
export function judgeStack(seen: SeenStack): StackJudgement {
	const { goal, ownership, stack, begun } = seen;
	if (isTaken(seen)) return { kind: "failed", why: "name-taken", remains: { kind: "other" } };
	if (!stack) return begun && goal.verb === "delete" ? { kind: "done" } : notBegun(seen);
	if (!isAtWork(seen, stack)) return notBegun(seen);
	const word = goal.judge(stack.status);
	if (word === "going") return { kind: "wait", emptyLooks: 0 };
	if (word === "done") return { kind: "done" };
	return { kind: "failed", why: "stack", remains: remainsOf(goal, ownership, stack) };
}

/** AWS shows nothing of the run: pcluster's words tell whether it failed before, or is about to begin. */
function notBegun({ goal, ownership, stack, emptyLooks, pcluster }: SeenStack): StackJudgement {
	if (pcluster?.isRunning) return { kind: "wait", emptyLooks };
	const said = pcluster?.verdict.outcome;
	const remains = remainsOf(goal, ownership, stack);
	if (said === "failed") return { kind: "failed", why: "pcluster", remains };
	if (said === "done" && goal.verb === "delete" && !stack) return { kind: "done" };
	if (emptyLooks + 1 < LOOKS_FOR_STACK) return { kind: "wait", emptyLooks: emptyLooks + 1 };
	return { kind: "failed", why: "not-begun", remains };
}

/** True when the name went to another cluster before AWS could begin with this one. */
export function isTaken({ ownership, pcluster }: Pick<SeenStack, "ownership" | "pcluster">): boolean {
	if (ownership.isShown || pcluster?.asked !== "create") return false;
	return pcluster.verdict.outcome === "failed" && isNameTaken(pcluster.verdict.message);
}

/** True when the stack is at the run's verb, and not still what it was before. */
export function isAtWork({ goal, ownership, begun }: SeenStack, stack: Stack): boolean {
	if (goal.judge(stack.status) === "elsewhere") return false;
	return !isOld(goal, ownersAt(ownership, stack, begun), stack, begun);
}

/** AWS takes minutes for a stack: one that is at rest at the first sight of it was there before. */
export function ownersAt(ownership: Ownership, stack: Stack | undefined, begun: boolean): Ownership {
	const isFirst = stack !== undefined && !begun && ownership.before === "unknown";
	return isFirst && !stack.status.endsWith("_IN_PROGRESS") ? { ...ownership, before: stack } : ownership;
}

function isOld({ verb }: StackGoal, { before }: Ownership, stack: Stack, begun: boolean): boolean {
	if (begun || before === "none" || before === "unknown" || before.id !== stack.id) return false;
	// A quick update ends as the one before it did: only the time tells them apart.
	if (verb === "update") return before.updatedAt?.getTime() === stack.updatedAt?.getTime();
	return verb === "create" || before.status === stack.status;
}

/** What is left of the run under the name; `stack` as AWS shows it. */
function remainsOf({ verb }: StackGoal, { isShown }: Ownership, stack: Stack | undefined): Remains {
	if (verb === "update") return { kind: "unknown" };
	if (stack === undefined || stack.status === "DELETE_COMPLETE") return { kind: "nothing" };
	return verb === "create" && !isShown ? { kind: "unknown" } : { kind: "own", stack };
}

/** Whether AWS goes on with a run that was let go, by what it shows `now`; undefined: nobody tells. */
export function goesOn({ goal, ownership, begun, pcluster }: SeenStack, now: Before): boolean | undefined {
	if (now.kind === "free") return goal.verb === "delete";
	if (now.kind === "held")
		return begun || !isOld(goal, ownersAt(ownership, now.stack, false), now.stack, false);
	if (pcluster === undefined || pcluster.isRunning) return undefined;
	if (pcluster.verdict.outcome !== "failed") return true;
	return now.kind === "denied" ? false : undefined;
}

/** What an ended pcluster (the verb itself, or `status`) tells where the stack may not be read. */
export interface SaidOfStack {
	readonly goal: StackGoal;
	/** The stack's status, where it was shown. */
	readonly status: string | undefined;
	readonly outcome: Verdict["outcome"];
	/** Why it failed, by its own words; undefined when it did not. */
	readonly told: Diagnosis | undefined;
	/** What is left where AWS had begun; undefined while nobody has said that it has. */
	readonly begun: Remains | undefined;
}

/** What pcluster's text means for the run; undefined: AWS is still at it. A status beats all else that was said. */
export function judgeText({ goal, status, outcome, told, begun }: SaidOfStack): RunOutcome | undefined {
	const word = status === undefined ? undefined : goal.judge(status);
	if (word === "done") return { kind: "done" };
	if (word === "failed") {
		const diagnosis = told ?? diagnose([], `The stack ended as ${status}.`);
		return { kind: "failed", diagnosis, remains: begun ?? { kind: "unknown" } };
	}
	if (told === undefined) return outcome === "done" ? { kind: "done" } : undefined;
	if (goal.verb === "delete" && GONE.test(told.reason)) return { kind: "done" };
	const untouched: Remains = goal.verb === "create" ? { kind: "nothing" } : { kind: "unknown" };
	return { kind: "failed", diagnosis: told, remains: begun ?? untouched };
}

/** The stack or the cluster, and nothing else that a config may name (seen with 2.11.9 and 3.16.1). */
const GONE = /\b(Stack with id \S+|[Cc]luster '?[^' ]+'?) does not exist\b/;
