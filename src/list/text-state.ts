import type { KeyPress } from "../keys/key-press.ts";
import { cut, widthOf } from "../text/fit.ts";

/** A line of text with its cursor, counted in UTF-16 units and never within a character. */
export interface TextState {
	readonly value: string;
	readonly cursor: number;
}

/** The longest text that can be typed or pasted into a field, in UTF-16 units: longer than any id, name or usual path. */
export const LONGEST_TEXT = 1_000;

/** The start of `text`, never cut within a character. */
export function shortened(text: string, most: number): string {
	return text.slice(0, Math.max(0, most)).replace(/[\ud800-\udbff]$/, "");
}

/** `value` with the cursor at its end. */
export function textWith(value: string): TextState {
	return { value, cursor: value.length };
}

/** What of `value` is seen in `columns` around its cursor, which has a column of its own behind what is `before` it. */
export function textAround(
	value: string,
	cursor: number,
	columns: number,
): { readonly before: string; readonly after: string } {
	const rest = value.slice(cursor);
	const kept = Math.max(1, Math.min(widthOf(rest), Math.floor(columns / 3)));
	const before = cut(value.slice(0, cursor), columns - kept, "start");
	return { before, after: cut(rest, columns - widthOf(before)) };
}

/** The text after one key; undefined when the key is not for a text. */
export function textReducer(state: TextState, press: Pick<KeyPress, "name" | "text">): TextState | undefined {
	const { value, cursor } = state;
	const before = value.slice(0, cursor);
	const after = value.slice(cursor);
	const previous = [...before].at(-1)?.length ?? 0;
	const next = [...after][0]?.length ?? 0;
	switch (press.name) {
		case "left":
			return { value, cursor: cursor - previous };
		case "right":
			return { value, cursor: cursor + next };
		case "home":
		case "ctrl-a":
			return { value, cursor: 0 };
		case "end":
		case "ctrl-e":
			return textWith(value);
		case "backspace":
			return { value: before.slice(0, before.length - previous) + after, cursor: cursor - previous };
		case "delete":
			return { value: before + after.slice(next), cursor };
		case "ctrl-u":
			return textWith("");
		default: {
			if (press.text === "") return undefined;
			const added = shortened(press.text, LONGEST_TEXT - value.length);
			return { value: before + added + after, cursor: cursor + added.length };
		}
	}
}
