import { useEffect, useReducer, useRef, useState } from "react";
import {
	createList,
	type ListAction,
	type ListSetup,
	type ListState,
	listReducer,
} from "../src/list/list-state.ts";
import type { Option } from "../src/list/option.ts";

export interface List {
	readonly state: ListState<unknown>;
	dispatch(action: ListAction<unknown>): void;
}

/**
 * A list's cursor, filter and ticks. It follows a change of `setup.height`, and other `options` (a reload) with
 * the cursor kept on its row. `options` must be the same array while it holds the same rows.
 */
export function useList(options: readonly Option<unknown>[], setup: ListSetup): List {
	const [first] = useState(() => createList<unknown>(options, setup));
	const [state, dispatch] = useReducer(listReducer<unknown>, first);
	const latest = useRef(options);
	const { height, suggested } = setup;
	useEffect(() => dispatch({ type: "resized", height }), [height]);
	useEffect(() => {
		if (latest.current === options) return;
		latest.current = options;
		dispatch({ type: "reloaded", options, suggested });
	}, [options, suggested]);
	return {
		state: state.height === height ? state : listReducer(state, { type: "resized", height }),
		dispatch,
	};
}

/** What moving keys mean to a list; undefined for intents that do not move. */
export function moveOf(intent: string): ListAction<unknown> | undefined {
	switch (intent) {
		case "up":
			return { type: "moved", by: -1 };
		case "down":
			return { type: "moved", by: 1 };
		case "page-up":
			return { type: "paged", by: -1 };
		case "page-down":
			return { type: "paged", by: 1 };
		case "first":
			return { type: "wentTo", end: "first" };
		case "last":
			return { type: "wentTo", end: "last" };
		default:
			return undefined;
	}
}
