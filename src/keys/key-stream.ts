import type { KeyPress } from "./key-press.ts";

export type KeyListener = (press: KeyPress) => void;

/**
 * Hands out presses one at a time: the next only after `settled`, that is when the screen that the last one led to
 * is up. So two keys in one chunk act one after the other, each on the screen of its time, and none is lost.
 */
export interface KeyStream {
	push(presses: readonly KeyPress[]): void;
	/** Says that the screen has caught up with the last press. */
	settled(): void;
	subscribe(listener: KeyListener): () => void;
}

/** `delivered` is called after each press: it must lead to `settled`, later and not within the call. */
export function makeKeyStream(delivered: () => void): KeyStream {
	const listeners = new Set<KeyListener>();
	const waiting: KeyPress[] = [];
	let busy = false;

	const deliver = () => {
		const press = waiting.shift();
		if (!press) return;
		busy = true;
		try {
			for (const listener of [...listeners]) listener(press);
		} finally {
			delivered();
		}
	};

	return {
		push(presses) {
			waiting.push(...presses);
			if (!busy) deliver();
		},
		settled() {
			busy = false;
			deliver();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
