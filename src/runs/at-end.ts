import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { ResourceRow, RunOutcome, StackView } from "./run.ts";

/** What a run's end changes in its view: what is done is whole, what is deleted is gone, the cause is marked. */
export function atEnd(
	verb: "create" | "delete",
	outcome: RunOutcome,
	shown: readonly ResourceRow[],
): Partial<StackView> {
	if (outcome.kind === "failed" && verb === "create") return { rows: withCause(shown, outcome.diagnosis) };
	if (outcome.kind !== "done") return {};
	if (verb === "create") return { fraction: 1 };
	const rows = shown.map((row) => ({ ...row, state: "removed" as const }));
	return { fraction: 1, rows, resourcesDone: rows.length, resourcesExpected: rows.length };
}

/** AWS may have cleared the failed resource away before anybody looked: then only the events tell which it was. */
function withCause(rows: readonly ResourceRow[], { resource, reason }: Diagnosis): ResourceRow[] {
	return rows.map((row) =>
		row.logicalId === resource && row.state === "removed" ? { ...row, state: "failed", reason } : row,
	);
}
