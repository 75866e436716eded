import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Finding } from "../diagnosis/findings.ts";
import { findingOf, refusalOf } from "../diagnosis/findings.ts";
import type { Engine } from "../engine/engine.ts";
import type { DryRunAnswer, Invocation } from "../pcluster/dialect.ts";
import { isNameTaken } from "../pcluster/name-taken.ts";
import { asAppError } from "../ports/errors.ts";
import { firstCheckView } from "./first-view.ts";
import { nameTaken } from "./name-holder.ts";
import { type Child, letGo, startChild } from "./pcluster-child.ts";
import type { CheckView, Remains, Run, RunDeps, RunRequest, RunView, StackView } from "./run.ts";
import { RunStore } from "./run-store.ts";
import type { StackRun } from "./stack-run.ts";

/** A check of the config that pcluster can make before it creates anything. */
export interface Check {
	readonly invocation: Invocation;
	read(lines: readonly string[]): DryRunAnswer;
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
	#leaving: () => void = () => undefined;
	/** Resolves when the run was left, whatever the check still does. */
	readonly #gone = new Promise<undefined>((resolve) => {
		this.#leaving = () => resolve(undefined);
	});
	/** The creation's newest view and what was made of it: a view that has not changed stays the same object. */
	#shown: { readonly of: StackView; readonly view: StackView } | undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, check: Check, create: () => StackRun) {
		this.#deps = deps;
		this.#name = request.target.name;
		this.#create = create;
		this.#store = new RunStore(deps.clock, firstCheckView(deps.clock, request), () => this.#late());
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
		this.#leaving();
		await this.ended;
	}

	async #run(engine: Engine, check: Check): Promise<RunView> {
		try {
			const passed = await this.#passes(engine, check);
			if (passed && this.#left) this.#letGo();
			if (!passed || this.#left) return this.#store.snapshot();
		} catch (thrown) {
			const error = asAppError(thrown);
			this.#deps.log.note("the check broke", error);
			return this.#refuse({ ...diagnose([], error.message), cure: error.hint });
		}
		const creation = this.#create();
		this.#creation = creation;
		creation.subscribe(() => this.#tell());
		this.#tell();
		await creation.ended;
		return this.snapshot();
	}

	/** False when the run has ended with the check. */
	async #passes(engine: Engine, check: Check): Promise<boolean> {
		// Only now: whoever made the run must be able to listen first.
		await Promise.resolve();
		if (this.#left) return this.#letGo();
		const child = startChild(this.#deps, engine.program, check.invocation, () => this.#store.update({}));
		this.#child = child;
		const { error } = (await Promise.race([child.ended, this.#gone])) ?? { error: undefined };
		if (this.#left) return this.#letGo();
		if (error) throw error;
		const { passed, findings, fault } = check.read(child.answer());
		this.#findings = findings.map(findingOf);
		this.#store.update({ findings: this.#findings });
		if (passed) return true;
		if (isNameTaken(fault ?? "")) this.#refuse(nameTaken(this.#name, undefined), { kind: "other" });
		else this.#refuse(refusalOf(this.#findings, fault));
		return false;
	}

	#letGo(): false {
		this.#store.finish({ outcome: { kind: "left", reachedAws: false } });
		return false;
	}

	#refuse(diagnosis: Diagnosis, remains: Remains = { kind: "nothing" }): RunView {
		return this.#store.finish({ outcome: { kind: "failed", diagnosis, remains } });
	}

	#building(view: StackView): StackView {
		const { startedAt } = this.#store.snapshot();
		return { ...view, startedAt, findings: this.#findings };
	}

	#late(): Partial<CheckView> {
		const tail = this.#child?.tail;
		return tail ? { tail: tail.lines(), lineCount: tail.count } : {};
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener();
	}
}
