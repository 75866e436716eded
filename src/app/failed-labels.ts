import type { RunView } from "../runs/run.ts";

/** What the keys of a failed run do, for footer and handlers alike; "" for those that do nothing. */
export function failedLabels(view: RunView): Record<"edit" | "delete" | "again", string> {
	const failed = view.outcome.kind === "failed" ? view.outcome : undefined;
	const created = view.verb === "create";
	return {
		edit: created ? (failed?.diagnosis.step === undefined ? "change the answers" : "change the answer") : "",
		delete: created && failed?.stackLeft ? "remove what is left" : "",
		// A stack that is left keeps its name: creating again needs it gone first.
		again: created && failed?.stackLeft ? "" : "try again",
	};
}
