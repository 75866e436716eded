import { ctrlC, type KeyRow, quitRow, scrollRows } from "../keys/key-row.ts";
import type { RunView } from "../runs/run.ts";
import { findingsOf, isRefused } from "./finding-lines.ts";
import { type AskedPane, isPhased, type RunPane, rowsOf } from "./run-layout.ts";
import { isKeptForALook } from "./run-words.ts";

/** What the keys of the panes lead to. */
interface PanesDoing {
	scroll(by: number): void;
	/** False where all of what is shown is on the screen. */
	readonly isMore: boolean;
	show(pane: AskedPane): void;
}

/** Rows of a page. */
const PAGE = 8;

function paneKeys(view: RunView, now: RunPane, on: PanesDoing): KeyRow[] {
	const phased = isPhased(view);
	const all: KeyRow = {
		keys: ["l"],
		label: now === "tree" ? "phases" : "all resources",
		help: "shows each resource that AWS makes, or what was there before",
		not: rowsOf(view).length === 0 ? "AWS has begun nothing yet." : undefined,
		does: () => on.show("tree"),
	};
	return [
		...(phased ? [all] : []),
		{
			keys: phased ? ["o"] : ["l", "o"],
			label: now === "tail" ? before(view) : "log",
			help: "shows all that pcluster says, or what was there before",
			does: () => on.show("tail"),
		},
		findingsKey(view, now, on),
	];
}

function findingsKey(view: RunView, now: RunPane, on: PanesDoing): KeyRow {
	return {
		keys: ["v"],
		label: isRefused(view) ? undefined : now === "findings" ? before(view) : "warnings",
		help: "shows what pcluster's check noticed, or what was there before",
		not: findingsOf(view).length === 0 ? "pcluster's check has noticed nothing." : undefined,
		does: () => on.show("findings"),
	};
}

/** What a key that has shown something else goes back to. */
function before(view: RunView): string {
	return isPhased(view) ? "phases" : rowsOf(view).length === 0 ? "back" : "resources";
}

/** What the keys of a run under way lead to. */
interface RunDoing extends PanesDoing {
	/** Copies the command that does the same without the screens. */
	readonly copy: KeyRow;
	/** Asks first. */
	leave(): void;
}

/** The keys of a run under way. */
export function runKeys(view: RunView, now: RunPane, on: RunDoing): KeyRow[] {
	return [
		...scrollRows(on.scroll, PAGE, on.isMore),
		...paneKeys(view, now, on),
		{ ...quitRow(on.leave), label: "leave" },
		on.copy,
	];
}

/** What the keys of a run that failed lead to; removing and trying again ask first. */
interface FailedDoing extends PanesDoing {
	edit(): void;
	remove(): void;
	open(): void;
	again(): void;
	/** Makes it once more, with the head node kept for a look if that fails as well. */
	keep(): void;
	/** Why that cannot be done; undefined when it can. */
	readonly keepNot: string | undefined;
	/** Copies the command that helps. */
	readonly copy: KeyRow;
	/** Shows the whole log. */
	log(): void;
	clusters(): void;
	quit(): void;
}

/** The keys of a run that failed. */
export function failedKeys(view: RunView, now: RunPane, on: FailedDoing): KeyRow[] {
	const failed = view.outcome.kind === "failed" ? view.outcome : undefined;
	const created = view.verb === "create";
	const remains = failed?.remains.kind;
	const isOther = remains === "other";
	const isOwn = created && remains === "own";
	const isKept = isOwn && isKeptForALook(view);
	const isThere = isOther || remains === "own" || view.verb === "update";
	return [
		{
			keys: ["e"],
			label: isOther ? "choose another name" : `change the answer${failed?.diagnosis.step ? "" : "s"}`,
			not: created ? undefined : "No answers led to this.",
			does: on.edit,
		},
		{
			keys: ["d"],
			label: "remove what is left",
			not: isOwn ? undefined : "Nothing is left that is shown to be of this run.",
			does: on.remove,
		},
		{
			keys: ["c"],
			label: isKept || isOther ? `open ${view.cluster}` : undefined,
			help: `opens the console of ${view.cluster}`,
			not: isThere ? undefined : "Nothing is there that could be opened.",
			does: on.open,
		},
		{
			keys: ["k"],
			label: "keep it next time",
			help: "makes the cluster once more, and keeps its head node for a look if that fails as well",
			not: on.keepNot,
			does: on.keep,
		},
		{
			keys: ["r"],
			label: "try again",
			// What is left keeps its name, and so does another cluster: creating again needs a free one.
			not: isOther
				? "Another cluster has its name."
				: isOwn
					? "What is left of it has the name: d removes it."
					: undefined,
			does: on.again,
		},
		on.copy,
		{
			keys: ["n", "escape"],
			label: "clusters",
			explained: "goes to your clusters, as Esc does",
			does: on.clusters,
		},
		quitRow(on.quit),
		{ keys: ["l", "o"], label: "log", help: "shows all that pcluster has said", does: on.log },
		findingsKey(view, now, on),
		...scrollRows(on.scroll, PAGE, on.isMore),
	];
}

/** While firstlight lets go of a run: whoever presses it again does not wait for what becomes of pcluster. */
export function lettingGoKeys(leave: () => void): KeyRow[] {
	return [{ ...ctrlC(leave), label: "leave at once" }];
}
