import { useMemo, useState } from "react";
import type { TimedPress } from "../src/keys/key-press.ts";
import { type KeyRow, scrollRows } from "../src/keys/key-row.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";
import { laidText, nextFound } from "../src/text/found-rows.ts";

/** A text to read: what is shown of it, what is looked for in it, and its keys. */
export interface TextPane {
	readonly rows: readonly string[];
	readonly top: number;
	/** Rows with what is looked for. */
	readonly found: ReadonlySet<number>;
	/** The one that the search has come to. */
	readonly at: number | undefined;
	/** Where the search is: "“ami” 2 of 5"; empty where nothing is looked for. */
	readonly searched: string;
	/** The line on which it is typed; undefined while none is. */
	readonly entry: TextState | undefined;
	readonly keys: readonly KeyRow[];
	readonly typing: ((press: TimedPress) => void) | undefined;
}

/** Scrolls through `lines` and searches them; `from`: where it begins. */
export function useTextPane(
	lines: readonly string[],
	{
		columns,
		rows,
		from,
	}: { readonly columns: number; readonly rows: number; readonly from: "start" | "end" },
): TextPane {
	const [query, setQuery] = useState("");
	const [entry, setEntry] = useState<TextState>();
	const [wanted, setTop] = useState(from === "end" ? Number.MAX_SAFE_INTEGER : 0);
	/** The row that the search has come to, which stands at the top where the text is long enough. */
	const [at, setAt] = useState<number>();
	const laid = useMemo(() => laidText(lines, query, columns), [lines, query, columns]);
	const lowest = Math.max(0, laid.rows.length - rows);
	const top = Math.min(wanted, lowest);
	const scroll = (by: number) => {
		setTop(Math.max(0, Math.min(lowest, top + by)));
		setAt(undefined);
	};
	const goTo = (row: number | undefined) => {
		setAt(row);
		if (row !== undefined) setTop(Math.min(row, lowest));
	};
	const search = (text: string) => {
		setQuery(text);
		setEntry(undefined);
		goTo(nextFound(laidText(lines, text, columns).found, top - 1, 1));
	};
	const on = (by: 1 | -1) => () => goTo(nextFound(laid.found, at ?? top - by, by));
	const none = query === "" ? "Press / and type what to look for." : undefined;
	const keys: KeyRow[] = entry
		? [
				{ keys: ["enter"], label: "look for it", does: () => search(entry.value.trim()) },
				{ keys: ["escape"], label: "back", does: () => setEntry(undefined) },
			]
		: [
				...scrollRows(scroll, rows, lowest > 0 ? "scroll" : undefined),
				{ keys: ["home"], help: "goes to the beginning, as End goes to the end", does: () => scroll(-top) },
				{ keys: ["end"], does: () => scroll(lowest - top) },
				{
					keys: ["/"],
					label: "search",
					help: "looks for some letters",
					does: () => setEntry(textWith(query)),
				},
				{
					keys: ["n"],
					label: "next",
					shown: "n/N",
					help: "goes to the next place, N to the one before",
					not: none,
					does: on(1),
				},
				{ keys: ["N"], not: none, does: on(-1) },
			];
	const place = at === undefined ? -1 : laid.found.indexOf(at);
	return {
		rows: laid.rows,
		top,
		found: useMemo(() => new Set(laid.found), [laid]),
		at,
		searched: searchedText(query, laid.found.length, place),
		entry,
		keys,
		typing: entry && ((press) => setEntry(textReducer(entry, press) ?? entry)),
	};
}

function searchedText(query: string, count: number, place: number): string {
	if (query === "") return "";
	if (count === 0) return `“${query}” is not there`;
	return place < 0 ? `“${query}”: ${count} found` : `“${query}” ${place + 1} of ${count}`;
}
