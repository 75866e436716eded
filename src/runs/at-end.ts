import type { ResourceRow, RunOutcome, RunView } from "./run.ts";

/** What a run's end changes in its view: what is done is whole, and what is deleted is gone. */
export function atEnd(
	verb: "create" | "delete",
	outcome: RunOutcome,
	shown: readonly ResourceRow[],
): Partial<RunView> {
	if (outcome.kind !== "done") return {};
	if (verb === "create") return { fraction: 1 };
	const rows = shown.map((row) => ({ ...row, state: "removed" as const }));
	return { fraction: 1, rows, resourcesDone: rows.length, resourcesExpected: rows.length };
}
