import { useEffect, useMemo, useReducer, useState } from "react";
import { ASKING, type Asked, newestOf } from "../src/ports/asked.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { Log } from "../src/ports/machine.ts";
import { useServices } from "./services-context.tsx";

/** A question to the outside; another function is another question. */
export type Question<Value> = (signal: AbortSignal) => Promise<Value>;

/**
 * The answer to `ask`, asked when it is first seen and when `again` is called; undefined: nothing is asked. What is
 * no longer wanted is aborted, and never heard.
 */
export function useAsked<Value>(ask: Question<Value> | undefined): {
	readonly answer: Asked<Value>;
	readonly again: () => void;
} {
	const { log } = useServices().ports;
	const [round, again] = useReducer((count: number) => count + 1, 0);
	const asked = useMemo(() => ({ ask, round }), [ask, round]);
	const [heard, setHeard] = useState<{ of: typeof asked; answer: Asked<Value> }>();
	useEffect(() => {
		if (!asked.ask) return;
		const leaving = new AbortController();
		hear(asked.ask(leaving.signal), log, leaving.signal, (answer) => setHeard({ of: asked, answer }));
		return () => leaving.abort();
	}, [asked, log]);
	const answer = useMemo((): Asked<Value> => {
		if (heard === undefined || heard.of.ask !== ask) return ASKING;
		const before = newestOf(heard.answer);
		return heard.of === asked ? heard.answer : before === undefined ? ASKING : { at: "asking", before };
	}, [heard, asked, ask]);
	return { answer, again };
}

/** Tells `done` what becomes of `work`, and the log of what failed; nobody hears it once `signal` is aborted. */
export function hear<Value>(
	work: Promise<Value>,
	log: Log,
	signal: AbortSignal,
	done: (answer: Asked<Value>) => void,
): void {
	work.then(
		(value) => {
			if (!signal.aborted) done({ at: "known", value });
		},
		(thrown: unknown) => {
			if (signal.aborted) return;
			const error = asAppError(thrown);
			log.note(error.message, thrown);
			done({ at: "failed", error });
		},
	);
}
