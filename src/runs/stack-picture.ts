import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Stack } from "../ports/account.ts";
import { createFraction, deleteFraction, isHeadNode, notBack } from "./progress.ts";
import { learnTimes, type RowTimes, rowsFrom, wasCancelled } from "./resource-rows.ts";
import type { ResourceRow, RunOutcome, StackView } from "./run.ts";
import type { StackTree } from "./stack-tree.ts";

/** What the stack itself tells of a run: its time is AWS's, whichever session began it. */
export function stackFacts(verb: StackView["verb"], stack: Stack): Partial<StackView> {
	const { id, createdAt, status } = stack;
	const startedAt = { create: createdAt, update: stack.updatedAt, delete: stack.deletedAt }[verb];
	return { stackStatus: status, stack: { id, createdAt }, ...(startedAt && { startedAt }) };
}

/** Turns look after look at a stack into rows, counts and a bar that never goes back. */
export class StackPicture {
	readonly #verb: StackView["verb"];
	/** Resources to expect until the templates are read. */
	readonly #typical: number;
	readonly #times: RowTimes = new Map();
	#bootAt: number | undefined;
	#existed = 0;
	/** What a rollback had removed before the deletion began: no work of its own. */
	#goneBefore: Set<string> | undefined;
	#fraction: number | undefined;
	/** Why a resource failed, by its key: clearing up overwrites it. */
	readonly #failed = new Map<string, string | undefined>();

	constructor(verb: StackView["verb"], typicalResources: number) {
		this.#verb = verb;
		this.#typical = typicalResources;
	}

	of(stack: Stack, tree: StackTree, now: Date): Partial<StackView> {
		learnTimes(this.#times, tree.past);
		const gone = stack.status === "DELETE_COMPLETE";
		const rows = rowsFrom(tree.resources, this.#times, now).map((row) =>
			gone ? { ...row, state: "removed" as const } : row,
		);
		if (this.#verb === "update") return this.#update(rows, stack);
		return this.#verb === "delete"
			? this.#deletion(rows, stack.status)
			: this.#creation(rows, tree, stack.status, now);
	}

	#creation(seen: readonly ResourceRow[], tree: StackTree, status: string, now: Date): Partial<StackView> {
		const rows = seen.map((row) => this.#stillFailed(row));
		const done = rows.filter(({ state }) => state === "done").length;
		const declared = tree.whole ? tree.declared : undefined;
		const expected = status === "CREATE_COMPLETE" ? done : Math.max(declared ?? this.#typical, rows.length);
		if (status === "CREATE_IN_PROGRESS") {
			this.#fraction = notBack(this.#fraction, createFraction(done, expected, this.#bootMs(rows, now)));
		}
		if (status === "CREATE_COMPLETE") this.#fraction = 1;
		return { rows, resourcesDone: done, resourcesExpected: expected, fraction: this.#fraction };
	}

	/** Only what it has touched: nobody tells beforehand what that will be. */
	#update(all: readonly ResourceRow[], { status, updatedAt }: Stack): Partial<StackView> {
		const since = updatedAt?.getTime() ?? Number.POSITIVE_INFINITY;
		const rows = all.filter(({ changed = 0 }) => changed >= since).map((row) => this.#stillFailed(row));
		const done = rows.filter(({ state }) => state === "done").length;
		if (status === "UPDATE_IN_PROGRESS") {
			this.#fraction = notBack(this.#fraction, createFraction(done, rows.length + 1, undefined));
		}
		return { rows, resourcesDone: done, resourcesExpected: rows.length, fraction: this.#fraction };
	}

	/** What failed of itself stays so while it is cleared away; what was only cancelled does not. */
	#stillFailed(row: ResourceRow): ResourceRow {
		if (row.state === "failed" && !wasCancelled(row.reason)) this.#failed.set(row.key, row.reason);
		return this.#failed.has(row.key) ? { ...row, state: "failed", reason: this.#failed.get(row.key) } : row;
	}

	#deletion(all: readonly ResourceRow[], status: string): Partial<StackView> {
		this.#goneBefore ??= new Set(status.startsWith("DELETE_") ? [] : keysRemoved(all));
		const rows = all.filter(({ key }) => !this.#goneBefore?.has(key));
		const removed = keysRemoved(rows).length;
		this.#existed = Math.max(this.#existed, rows.length);
		this.#fraction = notBack(this.#fraction, deleteFraction(removed, this.#existed));
		return { rows, resourcesDone: removed, resourcesExpected: this.#existed, fraction: this.#fraction };
	}

	/** How long the head node has been at it; when joined midway, from what the resource itself tells. */
	#bootMs(rows: readonly ResourceRow[], now: Date): number | undefined {
		const head = rows.filter((row) => isHeadNode(row.logicalId) && row.state !== "waiting");
		if (head.length > 0) {
			const longest = Math.max(...head.map(({ seconds }) => seconds ?? 0));
			this.#bootAt ??= now.getTime() - longest * 1000;
		}
		return this.#bootAt === undefined ? undefined : now.getTime() - this.#bootAt;
	}
}

function keysRemoved(rows: readonly ResourceRow[]): string[] {
	return rows.filter(({ state }) => state === "removed").map(({ key }) => key);
}

/** What a run's end changes in its view: what is done is whole, what is deleted is gone, the cause is marked. */
export function atEnd(
	verb: StackView["verb"],
	outcome: RunOutcome,
	shown: readonly ResourceRow[],
): Partial<StackView> {
	if (outcome.kind === "failed" && verb !== "delete") return { rows: withCause(shown, outcome.diagnosis) };
	if (outcome.kind !== "done") return {};
	if (verb !== "delete") return { fraction: 1 };
	const rows = shown.map((row) => ({ ...row, state: "removed" as const }));
	return { fraction: 1, rows, resourcesDone: rows.length, resourcesExpected: rows.length };
}

/** AWS may have cleared the failed resource away before anybody looked: then only the events tell which it was. */
function withCause(rows: readonly ResourceRow[], { resource, reason }: Diagnosis): ResourceRow[] {
	return rows.map((row) =>
		row.logicalId === resource && row.state === "removed" ? { ...row, state: "failed", reason } : row,
	);
}
