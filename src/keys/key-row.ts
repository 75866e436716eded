import type { KeyPress, TimedPress } from "./key-press.ts";

/** One thing that a screen's keys do: handler, footer and help all come from this row. */
export interface KeyRow {
	/** Names of the keys, see KeyPress. */
	readonly keys: readonly string[];
	/** What the footer says it does; left out: the footer does not name it. */
	readonly label?: string | undefined;
	/** What it does in more words, for the help; left out: what the footer says. */
	readonly help?: string | undefined;
	/** The same, where a menu has no room for that or for so much; left out: what `help` says. */
	readonly explained?: string | undefined;
	/** Why it does nothing now: said when it is pressed, and the footer leaves it out. */
	readonly not?: string | undefined;
	/** What is said once it was pressed. */
	readonly says?: string;
	/** How the keys are written where their first name will not do. */
	readonly shown?: string;
	does(press: TimedPress): void;
}

/** What a key has led to, in the footer's place until the next one. */
export interface Said {
	readonly text: string;
	readonly tone: "good" | "warn";
}

/** What is said of a press of `row`'s key. */
export function saidOf({ not, says }: KeyRow): Said | undefined {
	if (not !== undefined) return { text: not, tone: "warn" };
	return says === undefined ? undefined : { text: says, tone: "good" };
}

/** One key with what it does, as footers and menus write it. */
export interface KeyHint {
	readonly shown: string;
	readonly label: string;
}

const WRITTEN: Readonly<Record<string, string>> = {
	up: "↑↓",
	left: "←→",
	pageup: "PgUp",
	home: "Home",
	escape: "esc",
};

function writtenKeys({ keys: [first = ""], shown }: KeyRow): string {
	return shown ?? WRITTEN[first] ?? first;
}

/** The row that `press` is for; undefined when it is for none. */
export function rowFor(rows: readonly KeyRow[], press: KeyPress): KeyRow | undefined {
	return rows.find(({ keys }) => keys.includes(press.name));
}

/** The footer: what can be pressed now, in the rows' order. */
export function footerOf(rows: readonly KeyRow[]): KeyHint[] {
	return rows.flatMap((row) =>
		row.label && row.not === undefined ? [{ shown: writtenKeys(row), label: row.label }] : [],
	);
}

/** What can be pressed now, in whole words; with `short` only what the footer does not name. */
export function menuOf(rows: readonly KeyRow[], short = false): KeyHint[] {
	return rows.flatMap((row) =>
		row.help && row.not === undefined && !(short && row.label)
			? [{ shown: writtenKeys(row), label: row.help }]
			: [],
	);
}

/** All that the keys of a screen do, or why they do nothing now. */
export function helpOf(rows: readonly KeyRow[]): KeyHint[] {
	return rows.flatMap((row) => {
		const does = row.explained ?? row.help ?? row.label;
		if (!does) return [];
		return [{ shown: writtenKeys(row), label: row.not === undefined ? does : `${does} (${row.not})` }];
	});
}

/**
 * Scrolling by rows, by pages of so many rows and to both ends, where there is more than is shown: else it says so.
 * `goTo` is for a text of which not all is held.
 */
export function scrollRows(
	scroll: (by: number) => void,
	page: number,
	isMore: boolean,
	goTo = (end: "start" | "end") => scroll(end === "start" ? -Infinity : Infinity),
): KeyRow[] {
	const not = isMore ? undefined : "All of it is on the screen.";
	// Once is enough.
	const further = (help: string) => (isMore ? { help } : {});
	return [
		{ keys: ["up"], label: "scroll", help: "scrolls, as the mouse wheel does", not, does: () => scroll(-1) },
		{ keys: ["down"], not, does: () => scroll(1) },
		{ keys: ["pageup"], ...further("scrolls by a page, as PgDn does"), not, does: () => scroll(-page) },
		{ keys: ["pagedown"], not, does: () => scroll(page) },
		{
			keys: ["home"],
			...further("goes to the beginning, as End goes to the end"),
			not,
			does: () => goTo("start"),
		},
		{ keys: ["end"], not, does: () => goTo("end") },
	];
}

/** Ctrl-C, which is read as a key, below what hears the other keys. */
export function ctrlC(does: () => void): KeyRow {
	return { keys: ["ctrl-c"], does };
}

/** Leaving the program. */
export function quitRow(does: () => void): KeyRow {
	return { keys: ["q", "ctrl-c"], label: "quit", does };
}

/** Closing what only shows something. */
export function closeRow(does: () => void): KeyRow {
	return { keys: ["escape", "enter", "q"], label: "close", does };
}
