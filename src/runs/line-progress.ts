import type { Dialect } from "../pcluster/dialect.ts";
import { rowState } from "./resource-rows.ts";
import type { ResourceRow } from "./run.ts";

/** Rows learnt from pcluster's own lines, where CloudFormation may not be read. */
export class LineProgress {
	readonly #dialect: Dialect;
	readonly #statuses = new Map<string, string>();

	constructor(dialect: Dialect) {
		this.#dialect = dialect;
	}

	read(lines: readonly string[]): void {
		for (const line of lines) {
			const progress = this.#dialect.progressFrom(line);
			if (progress) this.#statuses.set(progress.logicalId, progress.status);
		}
	}

	rows(): ResourceRow[] {
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
