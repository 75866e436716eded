import type { Dialect } from "../pcluster/dialect.ts";
import { createFraction, headNodeBegun, notBack } from "./progress.ts";
import { rowState } from "./resource-rows.ts";
import type { ResourceRow, RunView } from "./run.ts";

/** Progress learnt from pcluster's own lines, where CloudFormation may not be read. */
export class LineProgress {
	readonly #dialect: Dialect;
	readonly #verb: "create" | "delete";
	readonly #typical: number;
	readonly #statuses = new Map<string, string>();
	#fraction: number | undefined;

	constructor(dialect: Dialect, verb: "create" | "delete", typicalResources: number) {
		this.#dialect = dialect;
		this.#verb = verb;
		this.#typical = typicalResources;
	}

	/** Reads the newest lines; the same line may come again. */
	progress(lines: readonly string[]): Partial<RunView> {
		for (const line of lines) {
			const progress = this.#dialect.progressFrom(line);
			if (progress) this.#statuses.set(progress.logicalId, progress.status);
		}
		const rows = this.#rows();
		const ready = this.#verb === "create" ? "done" : "removed";
		const done = rows.filter(({ state }) => state === ready).length;
		const expected = Math.max(this.#typical, rows.length);
		// pcluster shows one resource in five seconds: the head node's turn says more than the count.
		const seen = this.#verb === "create" && headNodeBegun(rows) ? expected : done;
		this.#fraction = notBack(this.#fraction, createFraction(seen, expected, undefined));
		return { rows, resourcesDone: done, resourcesExpected: expected, fraction: this.#fraction };
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
