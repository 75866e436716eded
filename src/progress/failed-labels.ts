import type { RunView } from "../runs/run.ts";

/** What the keys of a failed run do, for footer and handlers alike; "" for those that do nothing. */
export function failedLabels(view: RunView): Record<"edit" | "delete" | "open" | "again", string> {
	const failed = view.outcome.kind === "failed" ? view.outcome : undefined;
	const created = view.verb === "create";
	const remains = failed?.remains.kind;
	const step = failed?.diagnosis.step;
	return {
		edit: !created ? "" : remains === "other" ? "choose another name" : `change the answer${step ? "" : "s"}`,
		delete: created && remains === "own" ? "remove what is left" : "",
		open: remains === "other" ? `open ${view.cluster}` : "",
		// What is left keeps its name, and so does another cluster: creating again needs a free one.
		again: remains === "other" || (created && remains === "own") ? "" : "try again",
	};
}
