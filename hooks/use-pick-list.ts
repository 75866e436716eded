import { useState } from "react";
import type { HearsText, TimedPress } from "../src/keys/key-press.ts";
import type { KeyRow } from "../src/keys/key-row.ts";
import { moveRows } from "../src/list/list-keys.ts";
import { chosenOptions, type ListSetup, refusalOf } from "../src/list/list-state.ts";
import type { Option } from "../src/list/option.ts";
import { textReducer, textWith } from "../src/list/text-state.ts";
import { type List, useList } from "./use-list.ts";

interface PickListSetup<Value> extends ListSetup {
	/** The same array while it holds the same rows. */
	readonly options: readonly Option<Value>[];
	/** What Enter takes, and what the footer calls that. */
	readonly accept: {
		readonly label: string;
		readonly help?: string;
		does(chosen: readonly Option<Value>[]): void;
	};
	readonly back: {
		readonly label: string;
		readonly help?: string;
		readonly keys?: readonly string[];
		does(): void;
	};
	/** `at-once`: letters filter without the key before them. */
	readonly filter: "by-key" | "at-once" | "none";
	/** What else can be done while no filter is typed. */
	readonly more?: readonly KeyRow[];
}

export interface PickList<Value> extends List<Value> {
	/** True while letters go to the filter. */
	readonly filtering: boolean;
	readonly keys: readonly KeyRow[];
	/** Hears the letters of the filter. */
	readonly typing: HearsText | undefined;
}

/** A list to take a row from, or several ticked ones: the cursor, the filter, and what each key does to them. */
export function usePickList<Value>(setup: PickListSetup<Value>): PickList<Value> {
	const { options, accept, back, filter, more = [], ...list } = setup;
	const { state, dispatch } = useList(options, list);
	const { multi, query } = state;
	const [asked, setFiltering] = useState(false);
	const filtering = asked || filter === "at-once";
	const confirm = () => {
		if (refusalOf(state) !== undefined) dispatch({ type: "confirmed" });
		else accept.does(chosenOptions(state));
	};
	const clear = () => {
		dispatch({ type: "filtered", query: "" });
		setFiltering(false);
	};
	const leaves = query === "" && !asked;
	const moves = moveRows(dispatch);
	const leave: KeyRow = {
		keys: back.keys ?? ["escape"],
		label: leaves ? back.label : "clear filter",
		help: leaves ? back.help : "clears the filter",
		does: leaves ? back.does : clear,
	};
	if (filtering) {
		const take: KeyRow = {
			keys: ["enter"],
			label: multi ? "done" : "take it",
			does: multi ? () => setFiltering(false) : confirm,
		};
		return { state, dispatch, filtering, keys: [...moves, take, leave], typing };
	}
	const tick: KeyRow = {
		keys: ["space"],
		label: "tick",
		help: "ticks the row under the cursor, or takes the tick away",
		does: () => dispatch({ type: "toggled" }),
	};
	const search: KeyRow = {
		keys: ["/"],
		label: "filter",
		help: "and then some letters show only the rows that have them",
		does: () => setFiltering(true),
	};
	const keys: KeyRow[] = [
		...moves,
		...(multi ? [tick] : []),
		{ keys: ["enter"], label: accept.label, help: accept.help, does: confirm },
		leave,
		...(filter === "none" ? [] : [search]),
		...more,
	];
	return { state, dispatch, filtering, keys, typing: undefined };

	function typing(press: TimedPress): boolean {
		if (press.name === "backspace" && query === "") setFiltering(false);
		const next = textReducer(textWith(query), press)?.value;
		if (next !== undefined && next !== query) dispatch({ type: "filtered", query: next });
		return next !== undefined;
	}
}
