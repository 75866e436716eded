import { useState } from "react";
import type { KeyPress } from "../src/keys/key-press.ts";
import { intentOf, TYPING_KEYS } from "../src/keys/keymap.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";

export interface TextEntry extends TextState {
	/** True when the key was for the text; false: it means something else. */
	press(press: KeyPress): boolean;
}

/** One line of text being typed. */
export function useTextEntry(start = ""): TextEntry {
	const [state, setState] = useState(() => textWith(start));
	return {
		...state,
		press(press) {
			const intent = intentOf(TYPING_KEYS, press);
			if (intent === "accept" || intent === "cancel") return false;
			const next = textReducer(state, intent, press.text);
			if (next === undefined) return false;
			setState(next);
			return true;
		},
	};
}
