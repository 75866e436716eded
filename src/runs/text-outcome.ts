import { diagnose } from "../diagnosis/diagnose.ts";
import type { Dialect } from "../pcluster/dialect.ts";
import type { Child } from "./pcluster-child.ts";
import type { Remains, RunOutcome } from "./run.ts";
import type { StackGoal } from "./stack-goals.ts";
import { diagnosisOf, verdictOf } from "./verdict-words.ts";

/**
 * How a run ended by the text of an ended pcluster (the verb itself, or `status`), where the stack may not be
 * read; undefined when AWS is still at it. A status that is shown beats everything else that was said. `begun`: what
 * is left where AWS had begun; undefined while nobody has said that it has.
 */
export function outcomeByText(
	dialect: Dialect,
	goal: StackGoal,
	child: Child,
	begun: Remains | undefined,
): RunOutcome | undefined {
	const status = dialect.stackStatusFrom(child.answer());
	const judged = status === undefined ? undefined : goal.judge(status);
	if (judged === "done") return { kind: "done" };
	const verdict = verdictOf(dialect, goal.verb, child);
	if (judged === "failed") {
		const printed = verdict.outcome === "failed" ? diagnosisOf(verdict, child) : undefined;
		const diagnosis = printed ?? diagnose([], `The stack ended as ${status}.`);
		return { kind: "failed", diagnosis, remains: begun ?? { kind: "unknown" } };
	}
	if (verdict.outcome === "done") return { kind: "done" };
	if (verdict.outcome === "in-progress") return undefined;
	const diagnosis = diagnosisOf(verdict, child);
	if (goal.verb === "delete" && GONE.test(diagnosis.reason)) return { kind: "done" };
	const untouched: Remains = goal.verb === "create" ? { kind: "nothing" } : { kind: "unknown" };
	return { kind: "failed", diagnosis, remains: begun ?? untouched };
}

/** The stack or the cluster, and nothing else that a config may name (seen with 2.11.9 and 3.16.1). */
const GONE = /\b(Stack with id \S+|[Cc]luster '?[^' ]+'?) does not exist\b/;
