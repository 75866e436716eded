import { type Finder, finderOver } from "./finder.ts";
import type { Option } from "./option.ts";
import { shortened } from "./text-state.ts";

/** Letters of a filter; what is pasted beyond them is left out. */
const LONGEST_QUERY = 100;

/** At most so many rows may be ticked; `reason` is said when one more is tried. */
interface Maximum {
	readonly count: number;
	readonly reason: string;
}

/** A list on the screen: which rows there are, which are shown, where the cursor is, what is ticked. */
export interface ListState<Value> {
	readonly options: readonly Option<Value>[];
	readonly finder: Finder;
	readonly multi: boolean;
	readonly maximum: Maximum | undefined;
	/** Rows that fit on the screen, at least 1. */
	readonly height: number;
	readonly query: string;
	/** Key of the row on which the cursor was before there was a query: it comes back where that finds nothing. */
	readonly before: string | undefined;
	/** Places in `options` of the rows that match the query, in the order shown. */
	readonly matches: readonly number[];
	/** Place of the cursor in `matches`; 0 when there are none. */
	readonly cursor: number;
	/** Place in `matches` of the first row on the screen. */
	readonly top: number;
	/** Keys of the ticked rows of a multi-select. */
	readonly ticked: ReadonlySet<string>;
	/** Why the last try to choose was refused; gone at the next move. */
	readonly refusal: string | undefined;
}

export type ListAction<Value> =
	| { readonly type: "moved"; readonly by: number }
	| { readonly type: "paged"; readonly by: number }
	| { readonly type: "wentTo"; readonly end: "first" | "last" }
	| { readonly type: "filtered"; readonly query: string }
	| { readonly type: "toggled" }
	| { readonly type: "confirmed" }
	| { readonly type: "resized"; readonly height: number }
	| {
			readonly type: "reloaded";
			readonly options: readonly Option<Value>[];
			readonly suggested: readonly string[];
	  }
	| { readonly type: "added"; readonly option: Option<Value> };

export interface ListSetup {
	/** Key of the row to start on, or (multi) the keys to tick at first. */
	readonly suggested: readonly string[];
	/** Whether several may be ticked; one is chosen where it is left out. */
	readonly multi?: boolean;
	readonly height: number;
	readonly maximum?: Maximum;
}

/** One row on the screen. */
export interface VisibleRow<Value> {
	readonly option: Option<Value>;
	readonly current: boolean;
	readonly ticked: boolean;
}

/** A list as it is first shown: nothing filtered, the cursor on the suggestion (or its first one). */
export function createList<Value>(options: readonly Option<Value>[], setup: ListSetup): ListState<Value> {
	const state: ListState<Value> = {
		options,
		finder: finderOver(options.map(textOf)),
		multi: setup.multi ?? false,
		maximum: setup.maximum,
		height: Math.max(1, setup.height),
		query: "",
		before: undefined,
		matches: options.map((_, place) => place),
		cursor: 0,
		top: 0,
		ticked: new Set(setup.multi ? choosable(options, setup.suggested).slice(0, setup.maximum?.count) : []),
		refusal: undefined,
	};
	return at(state, startOf(options, setup.suggested));
}

/** The list after one key, wheel turn or answer from AWS. */
export function listReducer<Value>(state: ListState<Value>, action: ListAction<Value>): ListState<Value> {
	switch (action.type) {
		case "moved":
			return at(state, state.cursor + action.by);
		case "paged":
			return at(state, state.cursor + action.by * state.height);
		case "wentTo":
			return at(state, action.end === "first" ? 0 : state.matches.length);
		case "filtered":
			return filtered(state, action.query);
		case "toggled":
			return toggled(state);
		case "confirmed":
			return { ...state, refusal: refusalOf(state) };
		case "resized":
			return at({ ...state, height: Math.max(1, action.height) }, state.cursor, state.refusal);
		case "reloaded":
			return reloaded(state, action.options, action.suggested);
		case "added":
			return added(state, action.option);
	}
}

/** The rows to draw, top to bottom: never more than `height`. */
export function visibleRows<Value>(state: ListState<Value>): VisibleRow<Value>[] {
	return state.matches.slice(state.top, state.top + state.height).flatMap((place, row) => {
		const option = state.options[place];
		if (!option) return [];
		return [{ option, current: state.top + row === state.cursor, ticked: state.ticked.has(option.key) }];
	});
}

/** The row under the cursor; undefined in an empty list. */
export function currentOption<Value>(state: ListState<Value>): Option<Value> | undefined {
	return state.options[state.matches[state.cursor] ?? -1];
}

/** What Enter chooses: the ticked rows in the list's order, or the row under the cursor; empty when refused. */
export function chosenOptions<Value>(state: ListState<Value>): readonly Option<Value>[] {
	if (state.multi) return state.options.filter(({ key }) => state.ticked.has(key));
	const option = currentOption(state);
	return option && option.disabled === undefined ? [option] : [];
}

/** Why Enter would choose nothing; undefined when it would (ticking nothing is a choice too). */
export function refusalOf<Value>(state: ListState<Value>): string | undefined {
	if (state.multi) return undefined;
	const option = currentOption(state);
	return option ? option.disabled : "There is nothing here to choose.";
}

function textOf(option: Option<unknown>): string {
	return [...option.cells, option.key, option.note ?? ""].join(" ");
}

function choosable(options: readonly Option<unknown>[], keys: readonly string[]): string[] {
	const open = new Set(options.filter(({ disabled }) => disabled === undefined).map(({ key }) => key));
	return keys.filter((key) => open.has(key));
}

function startOf(options: readonly Option<unknown>[], suggested: readonly string[]): number {
	const wanted = options.findIndex(({ key }) => key === suggested[0]);
	if (wanted >= 0) return wanted;
	return options.findIndex(({ disabled }) => disabled === undefined);
}

function at<Value>(state: ListState<Value>, wanted: number, refusal?: string): ListState<Value> {
	const cursor = clamp(wanted, 0, state.matches.length - 1);
	const lowestTop = Math.max(0, state.matches.length - state.height);
	const top = Math.min(clamp(state.top, cursor - state.height + 1, cursor), lowestTop);
	return { ...state, cursor, top, refusal };
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, Math.max(least, most)));
}

function filtered<Value>(state: ListState<Value>, query: string): ListState<Value> {
	const before = state.query.trim() === "" ? currentOption(state)?.key : state.before;
	const key = currentOption(state)?.key ?? before;
	const asked = shortened(query, LONGEST_QUERY);
	const matches = matching(state, asked);
	const next = { ...state, query: asked, before, matches, top: 0 };
	if (asked.trim() !== "") return at(next, 0);
	return at(
		next,
		state.options.findIndex((option) => option.key === key),
	);
}

function matching<Value>(state: ListState<Value>, query: string): readonly number[] {
	if (query.trim() === "") return state.options.map((_, place) => place);
	return state.finder.find(query);
}

function toggled<Value>(state: ListState<Value>): ListState<Value> {
	const option = currentOption(state);
	if (!state.multi || !option) return state;
	if (option.disabled !== undefined) return { ...state, refusal: option.disabled };
	const ticked = new Set(state.ticked);
	if (ticked.delete(option.key)) return { ...state, ticked, refusal: undefined };
	if (state.maximum && ticked.size >= state.maximum.count) return { ...state, refusal: state.maximum.reason };
	return { ...state, ticked: ticked.add(option.key), refusal: undefined };
}

function reloaded<Value>(
	state: ListState<Value>,
	options: readonly Option<Value>[],
	suggested: readonly string[],
): ListState<Value> {
	const key = currentOption(state)?.key;
	const fresh: ListState<Value> = {
		...state,
		options,
		finder: finderOver(options.map(textOf)),
		query: "",
		ticked: new Set(choosable(options, [...state.ticked])),
	};
	const next = { ...fresh, matches: matching(fresh, state.query), query: state.query };
	const kept = next.matches.findIndex((place) => options[place]?.key === key);
	if (kept >= 0) return at(next, kept);
	const start = next.matches.indexOf(startOf(options, suggested));
	return at(next, start >= 0 ? start : state.cursor);
}

/** One that is in the list already is ticked there, with what is known of it. */
function added<Value>(state: ListState<Value>, option: Option<Value>): ListState<Value> {
	const isThere = state.options.some(({ key }) => key === option.key);
	const options = isThere ? state.options : [...state.options, option];
	const next = reloaded({ ...state, query: "" }, options, []);
	const here = at(
		next,
		options.findIndex(({ key }) => key === option.key),
	);
	return state.multi && !state.ticked.has(option.key) ? toggled(here) : here;
}
