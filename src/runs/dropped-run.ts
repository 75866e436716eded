import type { Run, RunView } from "./run.ts";

/** A run that is let go without a word, as it then stands; undefined when it is over. */
export function droppedView(run: Run): RunView | undefined {
	const view = run.snapshot();
	if (view.outcome.kind !== "running") return undefined;
	return { ...view, outcome: { kind: "left", reachedAws: hasReached(view) } };
}

/** Nothing has begun while the config is checked; later only what AWS has shown is certain. */
function hasReached(view: RunView): boolean | undefined {
	if (view.phase === "checking") return false;
	const seen = view.phase === "stack" ? view.stackStatus : view.fleet;
	return seen === undefined ? undefined : true;
}
