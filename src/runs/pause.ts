import type { Clock } from "../ports/machine.ts";
import type { RunDeps } from "./run.ts";

/** Between two looks at AWS, milliseconds. */
export const LOOK_MS = 5000;
const LONGEST_MS = 60_000;

/** Waits `ms`, or less when `wake` resolves before; rejects with an AbortError when `signal` is aborted. */
export async function pause(
	clock: Clock,
	ms: number,
	signal: AbortSignal,
	wake: Promise<unknown> | undefined,
): Promise<void> {
	const done = new AbortController();
	const sleeping = clock.sleep(ms, AbortSignal.any([signal, done.signal]));
	try {
		await (wake ? Promise.race([sleeping, wake]) : sleeping);
	} finally {
		// The race leaves the slower one behind: the sleep is ended, and its rejection is not news.
		sleeping.catch(() => undefined);
		done.abort();
	}
	signal.throwIfAborted();
}

/** What `work` gives, or undefined when it takes longer than `ms` or fails. Rejects only when `signal` is aborted. */
export async function withinTime<Value>(
	clock: Clock,
	ms: number,
	work: Promise<Value>,
	signal: AbortSignal,
): Promise<{ readonly value: Value } | undefined> {
	let settled: { readonly value: Value } | undefined;
	const watched = work.then(
		(value) => {
			settled = { value };
		},
		() => undefined,
	);
	await pause(clock, ms, signal, watched);
	return settled;
}

/**
 * How long to wait before the next look, milliseconds: longer each time it fails, back to normal when it works. Half of
 * the longer wait is left to chance: AWS slows down all who ask at once, and they would all ask again at once.
 */
export class Patience {
	readonly #normal: number;
	readonly #random: () => number;
	#failures = 0;
	#share = 1;

	constructor({ lookMs = LOOK_MS, random = Math.random }: Pick<RunDeps, "lookMs" | "random">) {
		this.#normal = lookMs;
		this.#random = random;
	}

	get ms(): number {
		return this.#share * Math.min(this.#normal * 2 ** this.#failures, Math.max(LONGEST_MS, this.#normal));
	}

	/** Failures in a row. */
	get failures(): number {
		return this.#failures;
	}

	worked(): void {
		this.#failures = 0;
		this.#share = 1;
	}

	failed(): void {
		this.#failures += 1;
		this.#share = 0.5 + this.#random() / 2;
	}
}
