import { useMemo, useState } from "react";
import { drawable } from "../src/config/diff.ts";
import type { HearsText } from "../src/keys/key-press.ts";
import { type KeyRow, scrollRows } from "../src/keys/key-row.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";
import { laidText, nextFound } from "../src/text/found-rows.ts";
import { dataIn } from "../src/text/plain.ts";
import { placeText, type ReadStretch, type Stretch } from "../src/text/stretch.ts";
import { useHeldText } from "./use-held-text.ts";

/** A text to read: what is shown of it, what is looked for in it, and its keys. */
export interface TextPane {
	readonly rows: readonly string[];
	readonly top: number;
	/** Rows with what is looked for. */
	readonly found: ReadonlySet<number>;
	/** The one that the search has come to. */
	readonly at: number | undefined;
	/** Where in a long file this is: "37 % of 4.2 MB"; undefined where all of it is held. */
	readonly place: string | undefined;
	/** Where the search is: "“ami” 2 of 5"; empty where nothing is looked for. */
	readonly searched: string;
	/** The line on which it is typed; undefined while none is. */
	readonly entry: TextState | undefined;
	readonly keys: readonly KeyRow[];
	readonly typing: HearsText | undefined;
}

interface PaneSize {
	readonly columns: number;
	readonly rows: number;
	/** Where it begins. */
	readonly from: "start" | "end";
}

/** Scrolls through a file and searches it, `first` of all the stretch that is read already. */
export function useTextPane(read: ReadStretch, first: Stretch, { columns, rows, from }: PaneSize): TextPane {
	const text = useHeldText(read, first);
	const [query, setQuery] = useState("");
	const [entry, setEntry] = useState<TextState>();
	const [wanted, setTop] = useState(from === "end" ? Number.MAX_SAFE_INTEGER : 0);
	/** The row that the search has come to, which stands at the top where the text is long enough. */
	const [at, setAt] = useState<number>();
	const { held } = text;
	const laid = useMemo(() => laidText(linesOf(held), query, columns), [held, query, columns]);
	const lowest = Math.max(0, laid.rows.length - rows);
	const top = Math.min(wanted, lowest);
	const scroll = (by: number) => {
		const to = top + by;
		// Who has come to the end stays there, whatever is written on.
		setTop(to >= lowest ? Number.MAX_SAFE_INTEGER : Math.max(0, to));
		setAt(undefined);
		if (to >= 0 && to <= lowest) return;
		text.turn(by < 0 ? -1 : 1, (now) => {
			// The same rows stay where they are, below those that have come and those that went.
			const came = by < 0 ? rowsOf(now[0], columns) : 0;
			const went = by > 0 && now[0] !== held[0] ? rowsOf(held[0], columns) : 0;
			setTop(Math.max(0, to + came - went));
		});
	};
	const goToEnd = (which: "start" | "end") => {
		const there = () => setTop(which === "start" ? 0 : Number.MAX_SAFE_INTEGER);
		setAt(undefined);
		if (text.whole) there();
		else text.goTo(which, there);
	};
	const goTo = (row: number | undefined) => {
		setAt(row);
		if (row !== undefined) setTop(row);
	};
	/** Goes to the next row that holds it after `row`: of what is held, else of the rest of the file. */
	const look = (wantedText: string, found: readonly number[], row: number, by: 1 | -1) => {
		const isBeside = by === 1 ? found.some((one) => one > row) : found.some((one) => one < row);
		if (wantedText === "" || isBeside || text.whole) return goTo(nextFound(found, row, by));
		text.seek(wantedText, by, (stretch) => {
			if (!stretch) return goTo(nextFound(found, row, by));
			const there = laidText(linesOf([stretch]), wantedText, columns).found;
			const to = by === 1 ? there[0] : there.at(-1);
			setAt(to);
			setTop(to ?? 0);
		});
	};
	const search = (typed: string) => {
		setQuery(typed);
		setEntry(undefined);
		look(typed, laidText(linesOf(held), typed, columns).found, top - 1, 1);
	};
	const on = (by: 1 | -1) => () => look(query, laid.found, at ?? top - by, by);
	const none = query === "" ? "Press / and type what to look for." : undefined;
	const keys: KeyRow[] = entry
		? [
				{ keys: ["enter"], label: "look for it", does: () => search(entry.value.trim()) },
				{ keys: ["escape"], label: "back", does: () => setEntry(undefined) },
			]
		: [
				...scrollRows(scroll, rows, lowest > 0 || !text.whole, goToEnd),
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
	const step = at === undefined ? -1 : laid.found.indexOf(at);
	const share = top / Math.max(1, lowest);
	return {
		rows: laid.rows,
		top,
		found: useMemo(() => new Set(laid.found), [laid]),
		at,
		place: text.whole ? undefined : placeText(held, share),
		searched: text.searching
			? `Looking for “${query}” …`
			: searchedText(query, laid.found.length, step, text.whole),
		entry,
		keys,
		typing:
			entry &&
			((press) => {
				const next = textReducer(entry, press);
				if (next) setEntry(next);
				return next !== undefined;
			}),
	};
}

/** The lines as they may be shown: AWS keys masked. */
function linesOf(held: readonly Stretch[]): string[] {
	return drawable(held.map(({ text }) => dataIn(text)).join(""));
}

function rowsOf(stretch: Stretch | undefined, columns: number): number {
	return stretch === undefined ? 0 : laidText(linesOf([stretch]), "", columns).rows.length;
}

function searchedText(query: string, count: number, place: number, isWhole: boolean): string {
	if (query === "") return "";
	if (count === 0) return `“${query}” is not there`;
	const here = isWhole ? "" : " in this part";
	return place < 0 ? `“${query}”: ${count} found${here}` : `“${query}” ${place + 1} of ${count}${here}`;
}
