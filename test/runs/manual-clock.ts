import type { Clock } from "../../src/ports/machine.ts";

interface Sleeper {
	readonly at: number;
	readonly wake: () => void;
}

/** Lets everything that waits for nothing but promises run. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until it is moved on. */
export class ManualClock implements Clock {
	#now = Date.UTC(2026, 10, 23, 12);
	#sleepers: Sleeper[] = [];

	now(): Date {
		return new Date(this.#now);
	}

	sleep(ms: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const fail = () => {
				this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
				reject(new DOMException("aborted", "AbortError"));
			};
			const sleeper = {
				at: this.#now + ms,
				wake: () => {
					signal.removeEventListener("abort", fail);
					resolve();
				},
			};
			if (signal.aborted) return fail();
			signal.addEventListener("abort", fail, { once: true });
			this.#sleepers.push(sleeper);
		});
	}

	get sleeping(): number {
		return this.#sleepers.length;
	}

	/** Moves on by `ms`, waking sleepers in their order and letting each one's work settle. */
	async advance(ms: number): Promise<void> {
		const end = this.#now + ms;
		await settled();
		for (;;) {
			const next = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
			if (!next) break;
			this.#sleepers = this.#sleepers.filter((each) => each !== next);
			this.#now = Math.max(this.#now, next.at);
			next.wake();
			await settled();
		}
		this.#now = end;
	}
}
