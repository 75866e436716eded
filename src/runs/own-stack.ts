import type { Dialect } from "../pcluster/dialect.ts";
import { isNameTaken } from "../pcluster/name-taken.ts";
import type { Stack } from "../ports/account.ts";
import type { Before } from "./look-before.ts";
import type { Child } from "./pcluster-child.ts";
import type { Remains } from "./run.ts";
import type { StackGoal } from "./stack-goals.ts";
import { verdictOf } from "./verdict-words.ts";

/**
 * Tells the run's own stack from every other that has or had its name: by ids, by AWS's own words and by
 * pcluster's, never by the clock of this machine, which need not be AWS's.
 */
export class OwnStack {
	readonly #verb: StackGoal["verb"];
	readonly #dialect: Dialect;
	#before: Stack | "none" | "unknown" = "unknown";
	#isShown = false;
	#id: string | undefined;

	constructor(verb: StackGoal["verb"], dialect: Dialect) {
		this.#verb = verb;
		this.#dialect = dialect;
	}

	/** True once it is shown which stack is the run's: pcluster said that AWS took it, or the run joined it. */
	get isShown(): boolean {
		return this.#isShown;
	}

	/** True once nothing more has to tell whose the stack is: a deletion has looked before it began. */
	get isCertain(): boolean {
		return this.#verb === "delete" || this.#isShown;
	}

	/** The stack to look for; undefined while only the name is known. */
	get id(): string | undefined {
		return this.#id;
	}

	/** The run is for this stack, which the user was shown. */
	joins(id: string | undefined): void {
		this.#isShown = true;
		this.#id = id;
	}

	/** Notes what AWS showed under the name before pcluster was started. */
	wasThere(before: Before): void {
		if (before.kind === "held") {
			this.#before = before.stack;
			this.#id = before.stack.id;
		}
		if (before.kind === "free") this.#before = "none";
	}

	/** Notes the stack that AWS is at work on. */
	isAtWork(stack: Stack): void {
		if (this.#isShown) this.#id = stack.id;
	}

	/** Hears from `create` itself whether AWS has taken it: the stack is then this run's, and nobody else's. */
	hear(create: Child): void {
		const made = this.#isShown ? undefined : this.#dialect.createdFrom(create.answer());
		if (!made) return;
		this.#isShown = true;
		this.#id = made.stackId ?? this.#id;
	}

	/** True when the name went to another cluster before AWS could begin with this one. */
	isTaken(create: Child): boolean {
		if (this.#isShown) return false;
		const verdict = verdictOf(this.#dialect, "create", create);
		return verdict.outcome === "failed" && isNameTaken(verdict.message);
	}

	/** What is left of the run under the name; `stack` as AWS shows it. */
	remains(stack: Stack | undefined): Remains {
		if (stack === undefined || stack.status === "DELETE_COMPLETE") return { kind: "nothing" };
		if (this.#verb === "create" && !this.#isShown) return { kind: "unknown" };
		return { kind: "own", stack };
	}

	/** True for a stack that still is what it was before; `begun` once AWS was seen at work on the run. */
	isOld(stack: Stack, begun: boolean): boolean {
		if (begun || this.#before === "none") return false;
		if (this.#before === "unknown") {
			// AWS takes minutes for a stack: one that is at rest at the first sight of it was there before.
			if (stack.status.endsWith("_IN_PROGRESS")) return false;
			this.#before = stack;
		}
		if (this.#before.id !== stack.id) return false;
		return this.#verb === "create" || this.#before.status === stack.status;
	}
}
