import { diagnose, type Failure } from "../diagnosis/diagnose.ts";
import type { Dialect, PrintedEvent } from "../pcluster/dialect.ts";
import { createFraction, headNodeBegun } from "./progress.ts";
import { rowState, wasCancelled } from "./resource-rows.ts";
import type { ResourceRow, RunOutcome, StackView } from "./run.ts";

/** Progress learnt from pcluster's own lines, where CloudFormation may not be read. */
export class LineProgress {
	readonly #dialect: Dialect;
	readonly #verb: StackView["verb"];
	readonly #typical: number;
	readonly #statuses = new Map<string, string>();
	#failures: readonly Failure[] = [];

	constructor(dialect: Dialect, verb: StackView["verb"], typicalResources: number) {
		this.#dialect = dialect;
		this.#verb = verb;
		this.#typical = typicalResources;
	}

	/** Reads the newest lines; the same line may come again. The fraction may go back: whoever shows it sees to that. */
	progress(lines: readonly string[]): Partial<StackView> {
		for (const line of lines) {
			const progress = this.#dialect.progressFrom(line);
			if (progress) this.#statuses.set(progress.logicalId, progress.status);
		}
		const rows = this.#rows();
		const ready = this.#verb === "delete" ? "removed" : "done";
		const done = rows.filter(({ state }) => state === ready).length;
		const expected = Math.max(this.#typical, rows.length);
		// pcluster shows one resource in five seconds: the head node's turn says more than the count.
		const seen = this.#verb === "create" && headNodeBegun(rows) ? expected : done;
		const fraction = createFraction(seen, expected, undefined);
		return { rows, resourcesDone: done, resourcesExpected: expected, fraction };
	}

	/** Learns from events, oldest first; `older`: from those before what it has learnt already. */
	take(events: readonly PrintedEvent[], older = false): void {
		const own = events.filter(({ whole }) => !whole);
		const known = new Set(older ? this.#statuses.keys() : []);
		for (const { logicalId, status } of own) {
			if (!known.has(logicalId)) this.#statuses.set(logicalId, status);
		}
		const word = `${this.#verb.toUpperCase()}_FAILED`;
		const failed = own.filter(({ status, reason }) => status === word && !wasCancelled(reason));
		const causes = failed.map(({ logicalId, type, reason }) => ({ resource: logicalId, type, reason }));
		const knew = new Set(this.#failures.map(({ resource }) => resource));
		const fresh = causes.filter(({ resource }) => !knew.has(resource));
		this.#failures = older ? [...fresh, ...this.#failures] : [...this.#failures, ...fresh];
	}

	/** A failure with the reason that the events gave, when they gave one. */
	explained(outcome: RunOutcome | undefined): RunOutcome | undefined {
		if (outcome?.kind !== "failed" || this.#failures.length === 0) return outcome;
		return { ...outcome, diagnosis: diagnose(this.#failures) };
	}

	#rows(): ResourceRow[] {
		return [...this.#statuses].map(([logicalId, status]) => ({
			key: logicalId,
			logicalId,
			type: "",
			depth: 0,
			state: rowState(status),
			reason: undefined,
			seconds: undefined,
		}));
	}
}
