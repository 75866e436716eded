import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Engine } from "../engine/engine.ts";
import type { Invocation, Verdict } from "../pcluster/dialect.ts";
import { asAppError } from "../ports/errors.ts";
import { LONGEST_MS } from "./ask-pcluster.ts";
import { lookBefore } from "./look-before.ts";
import type { OwnStack } from "./own-stack.ts";
import { pause } from "./pause.ts";
import { type Child, letGo, startChild } from "./pcluster-child.ts";
import type { RunDeps, RunRequest } from "./run.ts";
import type { StackGoal } from "./stack-goals.ts";
import { diagnosisOf, verdictOf } from "./verdict-words.ts";

/** How long `status` may take, milliseconds: version 2's goes on until the stack is at rest. */
const QUESTION_MS = { 2: 15 * 60_000, 3: LONGEST_MS } as const;
/** How long pcluster may take to end by itself once the stack has come to rest. */
const GRACE_MS: Record<StackGoal["verb"], number> = { create: 15_000, delete: 120_000 };
/** How long it may take where its word alone tells whose the stack is. */
const WORD_MS = 120_000;

/** The pcluster of a creation or deletion: the verb itself, and what asks on where only pcluster may look. */
export class StackPcluster {
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #verb: StackGoal["verb"];
	readonly #onOutput: () => void;
	#asked: StackGoal["verb"] | "status" | "events" | undefined;
	#askedAt = 0;
	#child: Child | undefined;

	constructor(
		deps: RunDeps,
		engine: Engine,
		request: RunRequest,
		verb: StackGoal["verb"],
		onOutput: () => void,
	) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#verb = verb;
		this.#onOutput = onOutput;
	}

	/** The newest one; undefined before the first. */
	get child(): Child | undefined {
		return this.#child;
	}

	/** What the newest one was started for. */
	get asked(): StackGoal["verb"] | "status" | "events" | undefined {
		return this.#asked;
	}

	/** The newest one while it is the creation itself. */
	get creation(): Child | undefined {
		return this.#asked === "create" ? this.#child : undefined;
	}

	start(asked: StackGoal["verb"] | "status" | "events", more?: Invocation): void {
		const { dialect, profile, program } = this.#engine;
		const ask = dialect[asked] ?? dialect.status;
		const invocation = more ?? ask(profile, this.#request.target);
		this.#asked = asked;
		this.#askedAt = this.#deps.clock.now().getTime();
		this.#child = startChild(this.#deps, program, invocation, this.#onOutput);
	}

	/** A question that nobody answers is asked anew; the verb itself is never cut short. */
	askAnewWhenSilent(): void {
		if (this.#asked !== "status" && this.#asked !== "events") return;
		const silentMs = this.#deps.clock.now().getTime() - this.#askedAt;
		if (silentMs <= QUESTION_MS[this.#engine.dialect.major]) return;
		this.#child?.stop();
		this.start("status");
	}

	/** What it said about the run's verb; undefined where none was started. */
	verdict(): Verdict | undefined {
		return this.#child && verdictOf(this.#engine.dialect, this.#verb, this.#child);
	}

	/** Why it failed, by its own words. */
	told(): Diagnosis | undefined {
		const verdict = this.verdict();
		return verdict?.outcome === "failed" ? diagnosisOf(verdict, this.#child) : undefined;
	}

	/** The stack is at rest; pcluster sees it a little later and still has something to say, above all whose it is. */
	async settles(signal: AbortSignal, isCertain: boolean): Promise<void> {
		if (!this.#child || this.#child.end()) return;
		const ms = isCertain ? GRACE_MS[this.#verb] : WORD_MS;
		await pause(this.#deps.clock, ms, signal, this.#child.ended);
		this.#child.stop();
	}

	/** Interrupts it; whether its request got through, AWS is asked once more. Undefined: nobody tells. */
	async letGo(own: OwnStack, reachedAws: boolean): Promise<boolean | undefined> {
		const child = this.#child;
		if (!child) return reachedAws;
		await letGo(this.#deps.clock, child);
		if (this.creation) own.hear(this.creation);
		if (own.isShown) return true;
		if (this.creation && own.isTaken(this.creation)) return false;
		const stackName = own.id ?? this.#request.stackName;
		const brief = { ...this.#request, verb: "create" as const, stackName };
		const now = await lookBefore(this.#deps, brief, new AbortController().signal).catch(silent);
		if (now.kind === "free") return this.#verb === "delete";
		if (now.kind === "held") return reachedAws || !own.isOld(now.stack, false);
		if (child.end() === undefined) return undefined;
		return this.verdict()?.outcome !== "failed" ? true : now.kind === "denied" ? false : undefined;
	}
}

function silent(thrown: unknown) {
	return { kind: "silent", trouble: asAppError(thrown) } as const;
}
