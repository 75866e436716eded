import type { HeadStage, RunView } from "../runs/run.ts";

/**
 * What stays undone when firstlight lets go of it now, because the rest is firstlight's to ask for; undefined where AWS
 * goes on by itself.
 */
export function undoneText(view: RunView): string | undefined {
	if (view.undone !== undefined) return view.undone;
	if (view.phase !== "fleet" || view.headStage === undefined) return undefined;
	if (view.verb === "start") return UNDONE_START[view.headStage];
	return view.headStage === "later" ? "the head node is left on, and goes on costing" : undefined;
}

const UNDONE_START: Readonly<Partial<Record<HeadStage, string>>> = {
	later: "the head node is left off",
	starting: "the head node starts, and the nodes stay as they are",
};
