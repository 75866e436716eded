import { useEffect, useState } from "react";
import { type About, helpLines } from "../src/keys/key-help.ts";
import type { HearsText } from "../src/keys/key-press.ts";
import { footerOf, type KeyHint, type KeyRow, rowFor, type Said, saidOf } from "../src/keys/key-row.ts";
import { useServices } from "./services-context.tsx";
import { useKeys } from "./use-keys.ts";
import { useScroll } from "./use-scroll.ts";

/** The keys of one screen as it draws them. */
export interface ShownKeys {
	readonly hints: readonly KeyHint[];
	/** What the last key has led to, or why it did nothing. */
	readonly said: Said | undefined;
	/** The page that ? has opened, as its title and the rows that fit. */
	readonly help: { readonly title: string; readonly lines: readonly string[] } | undefined;
}

/** Said of a key that no row is for, where there is a page that tells them. */
const UNKNOWN: Said = { text: "That key does nothing here. ? shows the keys.", tone: "warn" };
/** The same of a key that a text has no use for, where that page is not to be had: its keys stand below it. */
const UNUSED: Said = { text: "That key does nothing here.", tone: "warn" };
const UNKNOWN_MS = 3_000;

interface KeyRowsSetup {
	/** Set: `?` opens help on this. */
	readonly about?: About | undefined;
	/** Hears what no row is for. */
	readonly typing?: HearsText | undefined;
	/** Columns and rows for the help, its title and the row below it included. */
	readonly width: number;
	readonly height: number;
	readonly onHelp?: ((open: boolean) => void) | undefined;
}

/** Hears the keys of `rows`, names them in the footer, and explains them. */
export function useKeyRows(rows: readonly KeyRow[], setup: KeyRowsSetup): ShownKeys {
	const { about, typing, width, height, onHelp } = setup;
	const [said, say] = useState<Said>();
	const [open, setOpen] = useState(false);
	const isBrief = said === UNKNOWN || said === UNUSED;
	useForAMoment(isBrief, () => say((now) => (now === said ? undefined : now)));
	const turn = (next: boolean) => {
		setOpen(next);
		onHelp?.(next);
	};
	const label = about?.paragraphs.some((text) => text !== "") ? "explain" : "keys";
	const help: KeyRow = { keys: ["?"], label, help: "opens and closes this page", does: () => turn(true) };
	const own = about === undefined ? rows : [...rows, help];
	const page =
		open && about !== undefined ? { title: about.title, lines: helpLines(about, own, width) } : undefined;
	const room = height - 2;
	const { top, keys } = useScroll(page?.lines.length ?? 0, room);
	const over: KeyRow[] = [
		{ keys: ["escape", "?", "enter", "q"], label: "close", does: () => turn(false) },
		...keys,
	];
	// Whatever lies over a screen, Ctrl-C is the screen's.
	const heard = page === undefined ? own : [...over, ...own.filter(({ keys }) => keys.includes("ctrl-c"))];
	useKeys((press) => {
		const row = rowFor(heard, press);
		// Ctrl-C that no row is for is heard by what lies around the screen.
		const isOurs = press.name !== "ctrl-c";
		const isTyped = row === undefined && page === undefined && typing?.(press) === true;
		const unknown = about !== undefined ? UNKNOWN : typing !== undefined ? UNUSED : undefined;
		say(row ? saidOf(row) : isOurs && !isTyped && page === undefined ? unknown : undefined);
		if (row !== undefined && row.not === undefined) row.does(press);
	});
	return {
		hints: footerOf(page === undefined ? own : over),
		said,
		help: page && { title: page.title, lines: page.lines.slice(top, top + room) },
	};
}

/** Calls `over` once what is shown has stood for a moment. */
function useForAMoment(shown: boolean, over: () => void): void {
	const { clock } = useServices().ports;
	// biome-ignore lint/correctness/useExhaustiveDependencies: counted from when it was shown, whatever is drawn meanwhile
	useEffect(() => {
		if (!shown) return;
		const leaving = new AbortController();
		clock.sleep(UNKNOWN_MS, leaving.signal).then(over, () => undefined);
		return () => leaving.abort();
	}, [clock, shown]);
}
