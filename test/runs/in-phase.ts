import type { RunView } from "../../src/runs/run.ts";

/** The view, which must be of this phase. */
export function inPhase<Phase extends RunView["phase"]>(
	view: RunView,
	phase: Phase,
): Extract<RunView, { phase: Phase }> {
	if (view.phase !== phase) throw new Error(`the run is in the phase ${view.phase}`);
	return view as Extract<RunView, { phase: Phase }>;
}
