import { orAborted } from "./errors.ts";

/** Reads that are asked once and answered to everybody who asks the same. */
export interface SharedReads {
	/**
	 * The remembered answer to `question`, or a new read. The read itself is aborted when the last one waiting
	 * for it has gone; each who waits leaves with an AbortError as soon as `signal` says so.
	 */
	read<Value>(
		question: readonly unknown[],
		signal: AbortSignal,
		ask: (signal: AbortSignal) => Promise<Value>,
	): Promise<Value>;
	/** The remembered answers to all questions that begin so. */
	answersTo(beginning: readonly unknown[]): Promise<readonly unknown[]>;
	/** Drops one question, or all. */
	forget(question?: readonly unknown[]): void;
	/** Drops what was asked before `time`, milliseconds as the clock of this memory gives them; of one kind, or all. */
	forgetBefore(time: number, kind?: string): void;
}

interface Shared {
	readonly question: readonly unknown[];
	readonly at: number;
	readonly answer: Promise<unknown>;
	readonly abort: AbortController;
	waiting: number;
	settled: boolean;
}

/** An empty memory of reads; `now` is its clock, milliseconds. */
export function sharedReads(now: () => number = () => 0): SharedReads {
	const known = new Map<string, Shared>();
	return {
		read: async (question, signal, ask) => {
			signal.throwIfAborted();
			const key = JSON.stringify(question);
			const shared = known.get(key) ?? begun(known, question, now(), ask);
			return (await waitFor(shared, signal, () => drop(known, key, shared))) as Awaited<
				ReturnType<typeof ask>
			>;
		},
		answersTo: (beginning) => {
			const asked = [...known.values()].filter(({ question }) =>
				beginning.every((part, place) => question[place] === part),
			);
			return Promise.all(asked.filter(({ settled }) => settled).map(({ answer }) => answer));
		},
		forget: (question) => {
			if (question) known.delete(JSON.stringify(question));
			else known.clear();
		},
		forgetBefore: (time, kind) => {
			for (const [key, { at, question }] of known)
				if (at < time && (kind === undefined || question[0] === kind)) known.delete(key);
		},
	};
}

function begun(
	known: Map<string, Shared>,
	question: readonly unknown[],
	at: number,
	ask: (signal: AbortSignal) => Promise<unknown>,
): Shared {
	const key = JSON.stringify(question);
	const abort = new AbortController();
	const shared: Shared = { question, at, answer: ask(abort.signal), abort, waiting: 0, settled: false };
	known.set(key, shared);
	shared.answer.then(
		() => {
			shared.settled = true;
		},
		() => drop(known, key, shared),
	);
	return shared;
}

function drop(known: Map<string, Shared>, key: string, shared: Shared): void {
	if (known.get(key) === shared) known.delete(key);
}

async function waitFor(shared: Shared, signal: AbortSignal, abandoned: () => void): Promise<unknown> {
	shared.waiting += 1;
	try {
		return await orAborted(shared.answer, signal);
	} finally {
		shared.waiting -= 1;
		if (signal.aborted && shared.waiting === 0 && !shared.settled) {
			abandoned();
			shared.abort.abort(signal.reason);
		}
	}
}
