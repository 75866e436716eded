import { type ErrorCode, NO_WAY_IN } from "../ports/errors.ts";
import type { ResourceRow, RunView } from "../runs/run.ts";
import { readable, wrap } from "../text/fit.ts";
import { type CauseArea, causeLines } from "./cause-lines.ts";
import { findingLines, findingsOf, isRefused } from "./finding-lines.ts";
import type { NodeNote } from "./node-lines.ts";
import { safeText, warningsText } from "./run-words.ts";
import { followedFrom } from "./shown-rows.ts";

/** Sentences on passing trouble below a run under way. */
export function troublesOf(view: RunView): string[] {
	const cause = view.phase === "stack" ? view.cause : undefined;
	const note = view.phase === "checking" ? undefined : view.progressNote;
	const where = cause?.resource === undefined ? "" : `${cause.resource}: `;
	const why = (cause?.quotes ? cause.meaning : undefined) ?? `${where}${cause?.reason}`;
	const failing = cause && `It has failed, and AWS is clearing up. ${why}`;
	return [note, troubleText(view), failing, warningsText(view)].filter((one) => one !== undefined);
}

const CURED_HERE: readonly ErrorCode[] = [...NO_WAY_IN, "clock-wrong"];

/** A login that has run out ends nothing: AWS builds on, and whoever logs in again sees it here. */
export function troubleText({ trouble }: RunView): string | undefined {
	if (!trouble || !CURED_HERE.includes(trouble.code)) return trouble?.message;
	return `${trouble.message} AWS goes on meanwhile. ${trouble.hint ?? ""} Then this goes on from here.`;
}

/** What the tree shows: nothing while the config is checked. */
export function rowsOf(view: RunView): readonly ResourceRow[] {
	return view.phase === "checking" ? [] : view.rows;
}

/** True of a creation that is told by its parts: as long as it goes well, and AWS shows its resources. */
export function isPhased(view: RunView): boolean {
	if (view.outcome.kind !== "running") return false;
	if (view.phase === "checking") return true;
	if (view.phase !== "stack" || view.verb !== "create" || view.progressNote !== undefined) return false;
	return view.stackStatus === undefined || view.stackStatus === "CREATE_IN_PROGRESS";
}

/** Lines of pcluster's output below the tree. */
const TAIL_ROWS = 3;
/** Fewer rows of resources tell nothing. */
const LEAST_TREE = 2;

/** True when pcluster has answered as it does to programs: that is in the log, and no news for people. */
export function isAnswerForPrograms({ tail }: RunView): boolean {
	return tail.some((line) => /^\s*[{}]/.test(line));
}

interface BodyRoom {
	/** For the resources. */
	readonly tree: number;
	/** For the output below them. */
	readonly under: number;
	/** For something else instead of both. */
	readonly tail: number;
}

/** Rows for what lies below the headline of a run. */
export function bodyRoom(view: RunView, size: RunSize): BodyRoom {
	const told = causeLines(view, bodyOf(size));
	if (told) return { tree: told.below, under: 0, tail: told.instead };
	// Frame and air 5, headline, bar, count, three gaps.
	const sentences = [...troublesOf(view).map((text) => `! ${text}`), safeText(view)];
	const below = sentences.flatMap((text) => wrap(text, readable(size.columns - 4))).length;
	const room = Math.max(LEAST_TREE, size.rows - 11 - below);
	// A blank row is between them.
	const fits = room >= LEAST_TREE + TAIL_ROWS + 1;
	const under = fits && !isAnswerForPrograms(view) ? TAIL_ROWS : 0;
	return { tree: under === 0 ? room : room - under - 1, under, tail: room };
}

/** A terminal, and what is told on it besides a run. */
export interface RunSize {
	readonly columns: number;
	readonly rows: number;
	/** What is left of a failed creation costs, as a sentence; undefined where that is not known. */
	readonly cost?: string | undefined;
	/** How far the head node's logs are read. */
	readonly node?: NodeNote | undefined;
	/** False where the answers are not those of this session; true when left out. */
	readonly remembered?: boolean | undefined;
}

/** The body of a page on such a terminal: frame and air take the rest. */
export function bodyOf(size: RunSize): CauseArea {
	return { ...size, rows: size.rows - 5, whole: " (? has all)" };
}

/**
 * What lies below the headline of a run: the parts of a creation, all resources, pcluster's whole output, or what its
 * check noticed.
 */
export type RunPane = "phases" | "tree" | "tail" | "findings";

/** Those that a key leads to. */
export type AskedPane = Exclude<RunPane, "phases">;

/** Rows for what the check noticed, with its title. */
export function findingsRoom(view: RunView, size: RunSize): number {
	// Of a refused config: frame and air 5, panel 5, the log's line and a gap.
	return Math.max(3, isRefused(view) ? size.rows - 12 : bodyRoom(view, size).tail);
}

/** The new first row of what the check noticed after scrolling by `by` rows. */
export function findingsScrolled(view: RunView, size: RunSize, top: number, by: number): number {
	const lines = findingLines(findingsOf(view), size.columns - 4).length;
	const last = Math.max(0, lines - findingsRoom(view, size) + 1);
	return Math.max(0, Math.min(top + by, last));
}

/** The new offset of the tree after scrolling by `by` rows; it stops at both ends. */
export function scrolled(view: RunView, size: RunSize, offset: number, by: number): number {
	const room = bodyRoom(view, size).tree;
	const rows = rowsOf(view);
	const start = followedFrom(rows, room);
	const last = Math.max(0, rows.length - room);
	const from = Math.max(0, Math.min(start + offset, last));
	return Math.max(0, Math.min(from + by, last)) - start;
}

/** True where the pane has more rows than the screen has for it. */
export function isMoreThanShown(view: RunView, size: RunSize, pane: RunPane): boolean {
	if (pane === "tree") return rowsOf(view).length > bodyRoom(view, size).tree;
	return pane === "findings" && findingsScrolled(view, size, 0, 1) > 0;
}

/** What is shown when `chosen` is: a refused config shows why before anything else, and a failure hides no cure. */
export function paneOf(view: RunView, chosen: AskedPane | undefined): RunPane {
	const isOver = chosen === "tail" && view.outcome.kind === "failed";
	return (isOver ? undefined : chosen) ?? (isRefused(view) ? "findings" : isPhased(view) ? "phases" : "tree");
}

/** What is chosen once `asked` was asked for: what was there before when it is there already. */
export function otherPane(now: RunPane, asked: AskedPane): AskedPane | undefined {
	return now === asked ? undefined : asked;
}
