import { useEffect, useReducer, useState } from "react";
import {
	createList,
	type ListAction,
	type ListSetup,
	type ListState,
	listReducer,
} from "../src/list/list-state.ts";
import type { Option } from "../src/list/option.ts";

export interface List<Value> {
	readonly state: ListState<Value>;
	dispatch(action: ListAction<Value>): void;
}

/** `height` is left out where it depends on the row under the cursor: then `useFitted` tells it. */
type Setup = Omit<ListSetup, "height"> & Partial<Pick<ListSetup, "height">>;

/**
 * A list's cursor, filter and ticks. It follows a change of `setup.height`, and other `options` (a reload) with
 * the cursor kept on its row. `options` must be the same array while it holds the same rows.
 */
export function useList<Value>(options: readonly Option<Value>[], setup: Setup): List<Value> {
	const [first] = useState(() => createList(options, { height: 1, ...setup }));
	const [state, dispatch] = useReducer(listReducer<Value>, first);
	const [latest, setLatest] = useState(options);
	const { height = state.height, suggested } = setup;
	const shown = useFitted({ state, dispatch }, height);
	// While it is drawn, so that no key meets rows that are not there any more.
	if (latest !== options) {
		setLatest(options);
		dispatch({ type: "reloaded", options, suggested });
	}
	return { state: shown, dispatch };
}

/** The list in so many rows, by which it scrolls and pages from now on. */
export function useFitted<Value>({ state, dispatch }: List<Value>, height: number): ListState<Value> {
	// Only where it is news: a first frame need not be drawn twice.
	const isOther = state.height !== height;
	useEffect(() => {
		if (isOther) dispatch({ type: "resized", height });
	}, [isOther, height, dispatch]);
	return isOther ? listReducer(state, { type: "resized", height }) : state;
}
