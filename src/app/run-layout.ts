import type { RunView } from "../runs/run.ts";
import { followedFrom } from "./resource-rows.ts";

/** Sentences on passing trouble below a run under way. */
export function troublesOf(view: RunView): string[] {
	const { progressNote, trouble, cause } = view;
	const where = cause?.resource === undefined ? "" : `${cause.resource}: `;
	const failing = cause && `It has failed, and AWS is clearing up. ${where}${cause.reason}`;
	return [progressNote, trouble?.message, failing].filter((one) => one !== undefined);
}

/** Lines of pcluster's output below the tree. */
export const TAIL_ROWS = 3;

/** Rows for the tree, or for the output alone, on a terminal of so many rows. */
export function bodyRoom(
	view: RunView,
	terminalRows: number,
): { readonly tree: number; readonly tail: number } {
	if (view.outcome.kind === "failed") {
		const room = Math.max(3, terminalRows - 18);
		return { tree: room, tail: room };
	}
	// Frame and air 5, headline, bar, count, three gaps, the last sentence.
	const room = Math.max(3, terminalRows - 12 - troublesOf(view).length * 2);
	return { tree: Math.max(2, room - TAIL_ROWS - 1), tail: room };
}

/** The new offset of the tree after scrolling by `by` rows; it stops at both ends. */
export function scrolled(view: RunView, terminalRows: number, offset: number, by: number): number {
	const room = bodyRoom(view, terminalRows).tree;
	const start = followedFrom(view.rows, room);
	const last = Math.max(0, view.rows.length - room);
	const from = Math.max(0, Math.min(start + offset, last));
	return Math.max(0, Math.min(from + by, last)) - start;
}
