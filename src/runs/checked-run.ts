import { type Finding, findingOf, refusalOf } from "../diagnosis/findings.ts";
import type { Engine } from "../engine/engine.ts";
import type { DryRunAnswer, Invocation } from "../pcluster/dialect.ts";
import { isNameTaken } from "../pcluster/name-taken.ts";
import { brokenOutcome } from "./failure-words.ts";
import { firstCheckView } from "./first-view.ts";
import { takenOutcome } from "./look-before.ts";
import { type Child, letGo, printedBy, startChild } from "./pcluster-child.ts";
import type { CheckView, Run, RunDeps, RunOutcome, RunRequest, RunView, StackView } from "./run.ts";
import { RunStore } from "./run-store.ts";
import type { StackRun } from "./stack-run.ts";

/** A check of the config that pcluster can make before it creates anything. */
export interface Check {
	readonly invocation: Invocation;
	read(lines: readonly string[]): DryRunAnswer;
}

const LEFT: RunOutcome = { kind: "left", reachedAws: false };

/** How a run ends by what the check of its config says; undefined: it has passed. */
export function judgeCheck(
	name: string,
	{ passed, fault }: DryRunAnswer,
	findings: readonly Finding[],
): RunOutcome | undefined {
	if (passed) return undefined;
	return isNameTaken(fault ?? "")
		? takenOutcome(name, undefined)
		: { kind: "failed", diagnosis: refusalOf(findings, fault), remains: { kind: "nothing" } };
}

/**
 * A creation that pcluster checks first. While it checks, leaving it leaves nothing behind; what it finds stays
 * in view. Only when nothing is wrong does the creation itself begin.
 */
export class CheckedRun implements Run {
	readonly ended: Promise<RunView>;
	readonly #deps: RunDeps;
	readonly #store: RunStore<CheckView>;
	readonly #name: string;
	readonly #create: () => StackRun;
	readonly #listeners = new Set<() => void>();
	#child: Child | undefined;
	#creation: StackRun | undefined;
	#findings: readonly Finding[] | undefined;
	#left = false;
	/** Resolves when the run was left, whatever the check still does. */
	readonly #gone = Promise.withResolvers<undefined>();
	/** The creation's newest view and what was made of it: a view that has not changed stays the same object. */
	#shown: { readonly of: StackView; readonly view: StackView } | undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, check: Check, create: () => StackRun) {
		this.#deps = deps;
		this.#name = request.target.name;
		this.#create = create;
		this.#store = new RunStore<CheckView>(deps.clock, firstCheckView(deps.clock, request), () =>
			printedBy(this.#child),
		);
		this.#store.subscribe(() => this.#tell());
		this.ended = this.#run(engine, check);
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	snapshot(): RunView {
		const of = this.#creation?.snapshot();
		if (of === undefined) return this.#store.snapshot();
		if (this.#shown?.of !== of) this.#shown = { of, view: this.#building(of) };
		return this.#shown.view;
	}

	async leave(): Promise<void> {
		this.#left = true;
		if (this.#creation) await this.#creation.leave();
		else if (this.#child) await letGo(this.#deps.clock, this.#child);
		this.#gone.resolve(undefined);
		await this.ended;
	}

	async #run(engine: Engine, check: Check): Promise<RunView> {
		try {
			const outcome = (await this.#checked(engine, check)) ?? (this.#left ? LEFT : undefined);
			if (outcome) return this.#store.finish({ outcome });
		} catch (thrown) {
			return this.#store.finish({ outcome: brokenOutcome(this.#deps.log, thrown, { kind: "nothing" }) });
		}
		const creation = this.#create();
		this.#creation = creation;
		creation.subscribe(() => this.#tell());
		this.#tell();
		await creation.ended;
		return this.snapshot();
	}

	/** How the run ends with the check; undefined when it has passed. */
	async #checked(engine: Engine, check: Check): Promise<RunOutcome | undefined> {
		// Only now: whoever made the run must be able to listen first.
		await Promise.resolve();
		if (this.#left) return LEFT;
		const child = startChild(this.#deps, engine.program, check.invocation, () => this.#store.update({}));
		this.#child = child;
		const { error } = (await Promise.race([child.ended, this.#gone.promise])) ?? { error: undefined };
		if (this.#left) return LEFT;
		if (error) throw error;
		const answer = check.read(child.answer());
		this.#findings = answer.findings.map(findingOf);
		this.#store.update({ findings: this.#findings });
		return judgeCheck(this.#name, answer, this.#findings);
	}

	#building(view: StackView): StackView {
		const begun = view.stackStatus === undefined ? this.#store.snapshot() : view;
		return { ...view, startedAt: begun.startedAt, findings: this.#findings };
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener();
	}
}
