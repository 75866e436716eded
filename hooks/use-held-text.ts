import { useRef, useState } from "react";
import {
	FILE_END,
	FILE_START,
	holdsText,
	isWholeFile,
	type ReadStretch,
	type Stretch,
	sought,
	turned,
} from "../src/text/stretch.ts";

/** What is held of a file, of which more is read as it is needed. */
export interface HeldText {
	readonly held: readonly Stretch[];
	/** True where that is all of it. */
	readonly whole: boolean;
	/** True while it is searched. */
	readonly searching: boolean;
	/** Reads on before it (-1) or behind it; `then` hears what is held then, and not where there is no more. */
	turn(by: 1 | -1, then: (held: readonly Stretch[]) => void): void;
	/** Goes to the beginning of the file, or to its end as it is now. */
	goTo(end: "start" | "end", then: () => void): void;
	/** Goes to the next stretch with `query`; `then` hears which, undefined where there is none. */
	seek(query: string, by: 1 | -1, then: (found: Stretch | undefined) => void): void;
}

/** Holds a few stretches of a file, whatever its size, `first` before all others; another `first` is the text anew. */
export function useHeldText(read: ReadStretch, first: Stretch): HeldText {
	const [held, setHeld] = useState<readonly Stretch[]>([first]);
	const [latest, setLatest] = useState(first);
	// While it is drawn, so that nothing of the old text is.
	if (latest.text !== first.text) {
		setLatest(first);
		setHeld([first]);
	}
	const [searching, setSearching] = useState(false);
	const isReading = useRef(false);
	/** One thing after the other; a file that cannot be read any more has no more to show. */
	const reading = async <Value>(work: () => Promise<Value>, then: (value: Value | undefined) => void) => {
		if (isReading.current) return;
		isReading.current = true;
		const value = await work().catch(() => undefined);
		isReading.current = false;
		then(value);
	};
	return {
		held,
		whole: isWholeFile(held),
		searching,
		turn: (by, then) =>
			void reading(
				() => turned(read, held, by),
				(now) => {
					if (now === undefined) return;
					setHeld(now);
					then(now);
				},
			),
		goTo: (end, then) =>
			void reading(
				() => read(end === "start" ? FILE_START : FILE_END),
				(now) => {
					if (now) setHeld([now]);
					then();
				},
			),
		seek(query, by, then) {
			if (!isReading.current) setSearching(true);
			void reading(
				() => sought(read, held, by, (stretch) => holdsText(stretch, query)),
				(found) => {
					setSearching(false);
					if (found) setHeld([found]);
					then(found);
				},
			);
		},
	};
}
