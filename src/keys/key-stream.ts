import type { KeyPress, TimedPress } from "./key-press.ts";

/** Nobody types so far ahead: what comes beyond is a paste without its marks, or a key that is stuck. */
const MOST_WAITING = 1_000;
/** Where more than this wait, Ctrl-C comes first and what was before it is thrown away, as a terminal does. */
const MOST_BEFORE_LEAVING = 100;

type KeyListener = (press: TimedPress) => void;

/** Answers true where the press was for it alone. */
type KeyTaker = (press: TimedPress) => boolean;

/**
 * Hands out presses one at a time: the next only after `settled`, that is when the screen that the last one led to
 * is up. So two keys in one chunk act one after the other, each on the screen of its time, and none is lost, unless
 * a screen that must not be met by keys of the one before drops them, or far too many wait.
 */
export interface KeyStream {
	push(presses: readonly KeyPress[]): void;
	/** Says that the screen has caught up with the last press. */
	settled(): void;
	/** Throws away what has come and was not handed out yet; Ctrl-C stays: nobody is held here. */
	drop(): void;
	subscribe(listener: KeyListener): () => void;
	/** Hears every press before all others, the newest taker first. */
	take(taker: KeyTaker): () => void;
}

/**
 * `delivered` is called after each press: it must lead to `settled`, later and not within the call. `now` is the time
 * in ms.
 */
export function makeKeyStream(delivered: () => void, now: () => number): KeyStream {
	const listeners = new Set<KeyListener>();
	const takers: KeyTaker[] = [];
	const waiting: TimedPress[] = [];
	let busy = false;
	let last = Number.NEGATIVE_INFINITY;

	const deliver = () => {
		const press = waiting.shift();
		if (!press) return;
		busy = true;
		try {
			if (takers.toReversed().some((taker) => taker(press))) return;
			for (const listener of [...listeners]) listener(press);
		} finally {
			delivered();
		}
	};

	return {
		push(presses) {
			const at = now();
			const [first] = presses;
			const alone = presses.length === 1 && first?.name !== "paste" && first?.held !== true;
			for (const press of presses) {
				if (press.name === "ctrl-c" && waiting.length > MOST_BEFORE_LEAVING) waiting.length = 0;
				if (waiting.length === MOST_WAITING) continue;
				waiting.push({ ...press, at, after: at - last, alone });
				last = at;
			}
			if (!busy) deliver();
		},
		settled() {
			busy = false;
			deliver();
		},
		drop() {
			waiting.splice(0, waiting.length, ...waiting.filter(({ name }) => name === "ctrl-c"));
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		take(taker) {
			takers.push(taker);
			return () => void takers.splice(takers.indexOf(taker), 1);
		},
	};
}
