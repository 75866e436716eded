import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Engine } from "../engine/engine.ts";
import type { Invocation } from "../pcluster/dialect.ts";
import { asAppError } from "../ports/errors.ts";
import { LONGEST_MS } from "./ask-pcluster.ts";
import type { Ownership, SeenPcluster, StackGoal } from "./judge-stack.ts";
import { type Before, lookBefore } from "./look-before.ts";
import { pause } from "./pause.ts";
import { type Child, diagnosisOf, letGo, startChild, verdictOf } from "./pcluster-child.ts";
import type { RunDeps, RunRequest } from "./run.ts";

/** How long `status` may take, milliseconds: version 2's goes on until the stack is at rest. */
const QUESTION_MS = { 2: 15 * 60_000, 3: LONGEST_MS } as const;
/** How long pcluster may take to end by itself once the stack has come to rest. */
const GRACE_MS: Record<StackGoal["verb"], number> = { create: 15_000, update: 15_000, delete: 120_000 };
/** How long it may take where its word alone tells whose the stack is. */
const WORD_MS = 120_000;

/** The pcluster of a creation, update or deletion: the verb itself, and what asks on where only pcluster may look. */
export class StackPcluster {
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #verb: StackGoal["verb"];
	readonly #onOutput: () => void;
	#asked: SeenPcluster["asked"] | undefined;
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

	/** What the newest one was started for, and has said so far. */
	seen(): SeenPcluster | undefined {
		if (!this.#child || !this.#asked) return undefined;
		const verdict = verdictOf(this.#engine.dialect, this.#verb, this.#child);
		return { asked: this.#asked, isRunning: this.#child.end() === undefined, verdict };
	}

	/** Hears from `create` itself whether AWS has taken it: the stack is then this run's, and nobody else's. */
	ownership(known: Ownership): Ownership {
		if (known.isShown || this.#asked !== "create") return known;
		const made = this.#child && this.#engine.dialect.createdFrom(this.#child.answer());
		return made ? { ...known, isShown: true, id: made.stackId ?? known.id } : known;
	}

	start(asked: SeenPcluster["asked"], more?: Invocation): void {
		const { dialect, profile, program } = this.#engine;
		const { target, keepsFailed } = this.#request;
		const ask = dialect[asked] ?? dialect.status;
		const invocation = more ?? ask(profile, target, asked === "create" && keepsFailed);
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

	/** Why it failed, by its own words. */
	told(): Diagnosis | undefined {
		const verdict = this.seen()?.verdict;
		return verdict?.outcome === "failed" ? diagnosisOf(verdict, this.#child) : undefined;
	}

	/** The stack is at rest; pcluster sees it a little later and still has something to say, above all whose it is. */
	async settles(signal: AbortSignal, isCertain: boolean): Promise<void> {
		if (!this.#child || this.#child.end()) return;
		const ms = isCertain ? GRACE_MS[this.#verb] : WORD_MS;
		await pause(this.#deps.clock, ms, signal, this.#child.ended);
		this.#child.stop();
	}

	/** Interrupts it, and waits for its last words. */
	async letGo(): Promise<void> {
		if (this.#child) await letGo(this.#deps.clock, this.#child);
	}

	/** One more look at who has the name, or is the stack of this id: whether the request of what was let go got through. */
	async lookAfter(id: string | undefined): Promise<Before> {
		const stackName = id ?? this.#request.stackName;
		const brief = { ...this.#request, verb: "create" as const, stackName };
		return lookBefore(this.#deps, brief, new AbortController().signal).catch(silent);
	}
}

function silent(thrown: unknown) {
	return { kind: "silent", trouble: asAppError(thrown) } as const;
}
