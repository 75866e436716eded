import { useState } from "react";

export interface Picker {
	/** Place of the cursor; 0 in an empty list. */
	readonly index: number;
	/** Moves the cursor for the intents up, down, page-up and page-down; others do nothing. */
	readonly move: (intent: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { up: -1, down: 1, "page-up": -8, "page-down": 8 };

/** A cursor over rows that come, go and change places: it stays on its row, and starts on `suggested`. */
export function usePicker(keys: readonly string[], suggested: string | undefined): Picker {
	const [key, setKey] = useState<string>();
	const [place, setPlace] = useState(0);
	const wanted = key === undefined ? keys.indexOf(suggested ?? "") : keys.indexOf(key);
	const index = wanted >= 0 ? wanted : Math.max(0, Math.min(place, keys.length - 1));
	return {
		index,
		move: (intent) => {
			const by = STEPS[intent];
			if (by === undefined || keys.length === 0) return;
			const next = Math.max(0, Math.min(index + by, keys.length - 1));
			setPlace(next);
			setKey(keys[next]);
		},
	};
}
