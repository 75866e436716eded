import type { Clock } from "../ports/machine.ts";
import type { RunView } from "./run.ts";

/** Least time between two notifications, milliseconds: a screen draws no faster. */
const FRAME_MS = 33;

/**
 * Holds what a run shows. Changes are gathered and told at most once in 33 ms; the end is told at once.
 * `late` is asked only when a view is told, so that streamed output costs nothing between frames.
 */
export class RunStore<View extends RunView> {
	readonly #clock: Clock;
	readonly #late: () => Partial<View>;
	readonly #listeners = new Set<() => void>();
	readonly #abort = new AbortController();
	#view: View;
	#changes: Partial<View> = {};
	#toldAt = Number.NEGATIVE_INFINITY;
	#waiting = false;

	constructor(clock: Clock, first: View, late: () => Partial<View>) {
		this.#clock = clock;
		this.#view = first;
		this.#late = late;
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	snapshot(): View {
		return this.#view;
	}

	/** The newest value of a field, told already or not. */
	get<Key extends keyof View>(key: Key): View[Key] {
		return { ...this.#view, ...this.#changes }[key];
	}

	update(changes: Partial<View>): void {
		if (this.#abort.signal.aborted) return;
		Object.assign(this.#changes, changes);
		if (this.#waiting) return;
		const wait = this.#toldAt + FRAME_MS - this.#clock.now().getTime();
		if (wait <= 0) this.#tell();
		else void this.#tellAfter(wait);
	}

	/** The last view; later changes are dropped. */
	finish(changes: Partial<View>): View {
		if (this.#abort.signal.aborted) return this.#view;
		Object.assign(this.#changes, changes);
		this.#tell();
		this.#abort.abort();
		return this.#view;
	}

	async #tellAfter(wait: number): Promise<void> {
		this.#waiting = true;
		try {
			await this.#clock.sleep(Math.min(wait, FRAME_MS), this.#abort.signal);
		} catch {
			return;
		} finally {
			this.#waiting = false;
		}
		this.#tell();
	}

	#tell(): void {
		this.#view = { ...this.#view, ...this.#late(), ...this.#changes };
		this.#changes = {};
		this.#toldAt = this.#clock.now().getTime();
		for (const listener of [...this.#listeners]) listener();
	}
}
