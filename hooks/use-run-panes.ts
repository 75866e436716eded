import { useState } from "react";
import {
	type AskedPane,
	findingsScrolled,
	isMoreThanShown,
	otherPane,
	paneOf,
	type RunPane,
	type RunSize,
	scrolled,
} from "../src/progress/run-layout.ts";
import type { RunView } from "../src/runs/run.ts";

interface Panes {
	readonly pane: RunPane;
	/** Rows scrolled away from where the resources follow the work by themselves. */
	readonly offset: number;
	/** The first row shown of what the check noticed. */
	readonly top: number;
	/** False where all of what is shown is on the screen. */
	readonly isMore: boolean;
	scroll(by: number): void;
	show(pane: AskedPane): void;
}

/** Which part of the run is shown, and how far it is scrolled. */
export function useRunPanes(view: RunView, size: RunSize): Panes {
	const [offset, setOffset] = useState(0);
	const [top, setTop] = useState(0);
	const [chosen, setPane] = useState<AskedPane>();
	const pane = paneOf(view, chosen);
	return {
		pane,
		offset,
		top,
		isMore: isMoreThanShown(view, size, pane),
		scroll(by) {
			if (pane === "findings") setTop(findingsScrolled(view, size, top, by));
			else if (pane === "tree") setOffset(scrolled(view, size, offset, by));
		},
		show: (asked) => setPane(otherPane(pane, asked)),
	};
}
