import type { Stack } from "../ports.ts";
import type { StackGoal } from "./stack-goals.ts";

/** A stack this much older than the run is not of its making, whatever the two clocks say. */
const OLDER_MS = 10 * 60_000;

/** Tells the run's own doing from a stack that had the name before pcluster started. */
export class OwnStack {
	readonly #verb: StackGoal["verb"];
	readonly #startedAt: number;
	/** What was there before; `unknown` when AWS did not tell in time. */
	#before: Stack | "none" | "unknown" = "unknown";

	constructor(verb: StackGoal["verb"], startedAt: Date) {
		this.#verb = verb;
		this.#startedAt = startedAt.getTime();
	}

	/** Notes what AWS showed under the name before pcluster was started; undefined for nothing. */
	wasThere(stack: Stack | undefined): void {
		this.#before = stack ?? "none";
	}

	/** True for a stack that still is what it was before; `begun` once AWS was seen at work on the run. */
	isOld(stack: Stack, begun: boolean): boolean {
		if (begun) return false;
		if (this.#before === "none") return false;
		if (this.#before === "unknown") return this.#looksOld(stack);
		if (this.#before.id !== stack.id) return false;
		return this.#verb === "create" || this.#before.status === stack.status;
	}

	#looksOld(stack: Stack): boolean {
		if (this.#verb === "delete") return stack.status === "DELETE_FAILED";
		return stack.createdAt.getTime() < this.#startedAt - OLDER_MS;
	}
}
