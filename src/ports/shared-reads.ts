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
	/** Drops one question, or all. */
	forget(question?: readonly unknown[]): void;
}

interface Shared {
	readonly answer: Promise<unknown>;
	readonly abort: AbortController;
	waiting: number;
	settled: boolean;
}

/** An empty memory of reads. */
export function sharedReads(): SharedReads {
	const known = new Map<string, Shared>();
	return {
		read: async (question, signal, ask) => {
			signal.throwIfAborted();
			const key = JSON.stringify(question);
			const shared = known.get(key) ?? begun(known, key, ask);
			return (await waitFor(shared, signal, () => drop(known, key, shared))) as Awaited<
				ReturnType<typeof ask>
			>;
		},
		forget: (question) => {
			if (question) known.delete(JSON.stringify(question));
			else known.clear();
		},
	};
}

function begun(
	known: Map<string, Shared>,
	key: string,
	ask: (signal: AbortSignal) => Promise<unknown>,
): Shared {
	const abort = new AbortController();
	const shared: Shared = { answer: ask(abort.signal), abort, waiting: 0, settled: false };
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
	const { promise: left, reject } = Promise.withResolvers<never>();
	const leave = () => reject(signal.reason);
	signal.addEventListener("abort", leave, { once: true });
	try {
		return await Promise.race([shared.answer, left]);
	} finally {
		signal.removeEventListener("abort", leave);
		shared.waiting -= 1;
		if (signal.aborted && shared.waiting === 0 && !shared.settled) {
			abandoned();
			shared.abort.abort(signal.reason);
		}
	}
}
