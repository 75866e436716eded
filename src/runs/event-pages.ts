import type { Engine } from "../engine/engine.ts";
import type { Invocation, PrintedEvent } from "../pcluster/dialect.ts";
import type { LineProgress } from "./line-progress.ts";
import type { RunRequest } from "./run.ts";

/** Pages behind the first that are asked for; each starts a pcluster. */
const MOST_PAGES = 10;

/**
 * The events that pcluster reports, page by page, the newest page first. The first failure of a large cluster
 * stands some pages back: once something has failed, they are asked for until the run's beginning is found.
 */
export class EventPages {
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #lines: LineProgress;
	#asked = 0;
	#isOlder = false;
	/** Nothing older is worth asking for any more. */
	#isWhole = false;

	constructor(engine: Engine, request: RunRequest, lines: LineProgress) {
		this.#engine = engine;
		this.#request = request;
		this.#lines = lines;
	}

	/** Learns from an answer; what to ask for next, when there is more to know. */
	take(answer: readonly string[]): Invocation | undefined {
		const { dialect, profile } = this.#engine;
		const events = dialect.eventsFrom?.(answer) ?? [];
		this.#lines.take(events, this.#isOlder);
		const wanted = !this.#isWhole && (this.#isOlder || events.some(isFailure));
		if (!wanted) return undefined;
		const next = this.#asked < MOST_PAGES && !events.some((event) => this.#begins(event));
		const older = next ? dialect.olderEvents?.(profile, this.#request.target, answer) : undefined;
		this.#asked += 1;
		this.#isWhole = older === undefined;
		this.#isOlder = older !== undefined;
		return older;
	}

	#begins({ whole, status }: PrintedEvent): boolean {
		return whole && status === `${this.#request.verb.toUpperCase()}_IN_PROGRESS`;
	}
}

function isFailure({ status }: PrintedEvent): boolean {
	return status.endsWith("_FAILED") || status.startsWith("ROLLBACK_");
}
