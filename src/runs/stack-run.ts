import { diagnose } from "../diagnosis/diagnose.ts";
import { type AppError, asAppError } from "../errors.ts";
import type { Invocation } from "../pcluster/dialect.ts";
import type { Stack } from "../ports.ts";
import type { Engine, RunRequest } from "../services.ts";
import { AllowedTree } from "./allowed-tree.ts";
import { atEnd } from "./at-end.ts";
import { brokenOutcome } from "./broken-run.ts";
import { EventPages } from "./event-pages.ts";
import { firstView } from "./first-view.ts";
import { LineProgress } from "./line-progress.ts";
import { OwnStack } from "./own-stack.ts";
import { isDenied, LOOK_MS, Patience, pause, withinTime } from "./pause.ts";
import { type Child, startChild } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { Diagnosis, Run, RunOutcome, RunView } from "./run.ts";
import type { RunDeps } from "./run-deps.ts";
import { RunStore } from "./run-store.ts";
import { causeIn } from "./stack-cause.ts";
import type { StackGoal } from "./stack-goals.ts";
import { StackPicture } from "./stack-picture.ts";
import { StackTreeReader } from "./stack-tree.ts";
import { outcomeByText } from "./text-outcome.ts";
import { diagnosisOf, verdictOf } from "./verdict-words.ts";

/** How long the first look may hold up pcluster. */
const FIRST_LOOK_MS = 2000;
/** How long pcluster may take to end by itself once the stack has come to rest. */
const GRACE_MS: Record<StackGoal["verb"], number> = { create: 15_000, delete: 120_000 };
/** A new stack can take some looks to appear. */
const LOOKS_FOR_STACK = 3;
const NO_PROGRESS =
	"CloudFormation may not be read with these credentials, so progress comes from pcluster's own lines.";
const NO_RESOURCES =
	"The single resources may not be read with these credentials, so only the whole is shown.";

/**
 * A creation or a deletion. pcluster does it; what is shown, and how it ended, comes from the stack. Only where
 * CloudFormation may not be read does pcluster's own text decide.
 */
export class StackRun implements Run {
	readonly ended: Promise<RunView>;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #goal: StackGoal;
	readonly #store: RunStore;
	readonly #tree: AllowedTree;
	readonly #lines: LineProgress;
	readonly #events: EventPages;
	readonly #abort = new AbortController();
	readonly #patience: Patience;
	readonly #picture: StackPicture;
	readonly #own: OwnStack;
	#child: Child | undefined;
	/** What the child was started for. */
	#asked: "create" | "delete" | "status" | "events" | undefined;
	#stackId: string | undefined;
	#reachedAws = false;
	#isDone = false;
	#denied = false;
	#looksWithout = 0;
	#settle: (view: RunView) => void = () => undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: StackGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
		const reader = new StackTreeReader(deps.stacks, request.target.region);
		this.#tree = new AllowedTree(reader, () => this.#store.update({ progressNote: NO_RESOURCES }));
		this.#picture = new StackPicture(goal.verb, engine.profile.typicalResources);
		this.#own = new OwnStack(goal.verb, deps.clock.now());
		this.#lines = new LineProgress(engine.dialect, goal.verb, engine.profile.typicalResources);
		this.#events = new EventPages(engine, request, this.#lines);
		this.#patience = new Patience(deps.lookMs ?? LOOK_MS);
		this.#store = new RunStore(deps.clock, firstView(deps, engine, request), () => this.#late());
		this.ended = new Promise((resolve) => {
			this.#settle = resolve;
		});
		void this.#run();
	}

	subscribe(listener: () => void): () => void {
		return this.#store.subscribe(listener);
	}

	snapshot(): RunView {
		return this.#store.snapshot();
	}

	async leave(): Promise<void> {
		if (this.#abort.signal.aborted) return;
		this.#abort.abort();
		this.#child?.stop();
		await this.#child?.ended;
		if (!this.#reachedAws) this.#reachedAws = await this.#lastLook();
		this.#finish(this.#isDone ? { kind: "done" } : { kind: "left", reachedAws: this.#reachedAws });
	}

	async #run(): Promise<void> {
		try {
			if (this.#request.attach) this.#reachedAws = true;
			else await this.#begin();
			this.#finish(await this.#watch());
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			this.#finish(brokenOutcome(this.#deps.log, thrown, this.#reachedAws));
		}
	}

	/** Looks who has the name already, then starts pcluster; a slow AWS does not hold it up for long. */
	async #begin(): Promise<void> {
		const before = await this.#whoHasTheName(this.#abort.signal);
		if (before) this.#own.wasThere(before.value);
		if (this.#goal.verb === "delete") this.#stackId = before?.value?.id;
		this.#startChild(this.#goal.verb);
	}

	/** Undefined when AWS does not tell within two seconds. */
	#whoHasTheName(signal: AbortSignal): Promise<{ readonly value: Stack | undefined } | undefined> {
		const { target, stackName } = this.#request;
		const look = this.#deps.stacks.stack(target.region, stackName, signal);
		return withinTime(this.#deps.clock, FIRST_LOOK_MS, look, signal);
	}

	#startChild(verb: "create" | "delete" | "status" | "events", more?: Invocation): void {
		const { dialect, profile, program } = this.#engine;
		const ask = dialect[verb] ?? dialect.status;
		const invocation = more ?? ask(profile, this.#request.target);
		this.#asked = verb;
		this.#child = startChild(this.#deps, program, invocation, () => this.#store.update({}));
	}

	async #watch(): Promise<RunOutcome> {
		for (;;) {
			const outcome = await (this.#denied ? this.#listen() : this.#look());
			if (outcome) return outcome;
			await pause(this.#deps.clock, this.#patience.ms, this.#abort.signal, this.#running());
		}
	}

	/** What cuts a wait short. A pcluster whose verbs all return at once is asked at the pace of looks. */
	#running(): Promise<unknown> | undefined {
		if (this.#denied && this.#engine.dialect.events) return undefined;
		return this.#child?.end() === undefined ? this.#child?.ended : undefined;
	}

	async #look(): Promise<RunOutcome | undefined> {
		const { region } = this.#request.target;
		try {
			const key = this.#stackId ?? this.#request.stackName;
			const stack = await this.#deps.stacks.stack(region, key, this.#abort.signal);
			const outcome = await this.#judge(stack);
			this.#patience.worked();
			this.#store.update({ trouble: undefined });
			return outcome;
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			const error = asAppError(thrown);
			if (error.code === "bug") throw error;
			if (isDenied(error)) this.#turnToText();
			else return this.#bear(error);
			return undefined;
		}
	}

	/** Trouble that passes is shown and outlived; only a pcluster that never got to AWS ends the run with it. */
	#bear(error: AppError): RunOutcome | undefined {
		this.#patience.failed();
		this.#store.update({ trouble: error });
		const child = this.#child;
		if (this.#reachedAws || !child?.end() || this.#patience.failures < LOOKS_FOR_STACK) return undefined;
		return outcomeByText(this.#engine.dialect, this.#goal, child);
	}

	async #judge(stack: Stack | undefined): Promise<RunOutcome | undefined> {
		if (!stack)
			return this.#reachedAws && this.#goal.verb === "delete" ? this.#done() : this.#notBegun(stack);
		const word = this.#goal.judge(stack.status);
		const stale = this.#own.isOld(stack, this.#reachedAws) || word === "elsewhere";
		if (!stale) {
			this.#stackId = stack.id;
			this.#reachedAws = true;
			this.#looksWithout = 0;
		}
		if (!stale || this.#goal.verb === "delete") await this.#show(stack);
		if (stale) return this.#notBegun(stack);
		if (word === "going") return this.#noteCause(stack);
		if (word === "done") return this.#done();
		await this.#childEnds();
		const diagnosis = await this.#causeIn(stack);
		return { kind: "failed", diagnosis, stackLeft: stack.status !== "DELETE_COMPLETE" };
	}

	/** AWS shows nothing of the run: pcluster's words tell whether it failed before, or is about to begin. */
	#notBegun(stack: Stack | undefined): RunOutcome | undefined {
		const child = this.#child;
		if (child && !child.end()) return undefined;
		const verdict = child && verdictOf(this.#engine.dialect, this.#goal.verb, child);
		const stackLeft = stack !== undefined;
		if (verdict?.outcome === "failed") {
			return { kind: "failed", diagnosis: diagnosisOf(verdict, child), stackLeft };
		}
		if (verdict?.outcome === "done" && this.#goal.verb === "delete" && !stack) return { kind: "done" };
		this.#looksWithout += 1;
		if (this.#looksWithout < LOOKS_FOR_STACK) return undefined;
		const absent = `There is no stack ${this.#request.stackName} in this region.`;
		const diagnosis = diagnose([], stackLeft ? "pcluster ended, but AWS has not begun with it." : absent);
		return { kind: "failed", diagnosis, stackLeft };
	}

	async #show(stack: Stack): Promise<void> {
		const tree = await this.#tree.read(stack.id, this.#abort.signal);
		const picture = tree && this.#picture.of(stack, tree, this.#deps.clock.now());
		this.#store.update({ stackStatus: stack.status, ...picture });
	}

	/** While AWS clears up after a failure, its first cause is known already. */
	async #noteCause(stack: Stack): Promise<undefined> {
		if (stack.status !== "ROLLBACK_IN_PROGRESS" || this.#store.get("cause")) return;
		this.#store.update({ cause: await this.#causeIn(stack) });
	}

	#causeIn(stack: Stack): Promise<Diagnosis> {
		const { region } = this.#request.target;
		const told = () => {
			const child = this.#child;
			const verdict = child && verdictOf(this.#engine.dialect, this.#goal.verb, child);
			return verdict?.outcome === "failed" ? diagnosisOf(verdict, child) : undefined;
		};
		return causeIn(this.#deps.stacks, region, stack, this.#goal, told, this.#abort.signal);
	}

	async #done(): Promise<RunOutcome> {
		this.#isDone = true;
		await this.#childEnds();
		return { kind: "done" };
	}

	/** The stack is at rest; pcluster sees it a little later and still has something to say. */
	async #childEnds(): Promise<void> {
		const child = this.#child;
		if (!child || child.end()) return;
		await pause(this.#deps.clock, GRACE_MS[this.#goal.verb], this.#abort.signal, child.ended);
		child.stop();
	}

	#turnToText(): void {
		this.#denied = true;
		this.#store.update({ progressNote: NO_PROGRESS, trouble: undefined });
		if (!this.#child) this.#startChild("status");
	}

	/** Without CloudFormation: waits for pcluster; where it let go early, its `status` watches on. */
	#listen(): RunOutcome | undefined {
		const child = this.#child;
		const { dialect } = this.#engine;
		if (!child?.end()) return undefined;
		if (this.#asked === "events") {
			const older = this.#events.take(child.answer());
			this.#startChild(older ? "events" : "status", older);
			return undefined;
		}
		const outcome = this.#lines.explained(outcomeByText(dialect, this.#goal, child));
		if (outcome) return outcome;
		this.#reachedAws = true;
		this.#startChild(dialect.events ? "events" : "status");
		return undefined;
	}

	/** Whether the request got through, asked once more after pcluster was interrupted. */
	async #lastLook(): Promise<boolean> {
		const child = this.#child;
		if (!child) return false;
		if (verdictOf(this.#engine.dialect, this.#goal.verb, child).outcome !== "failed") return true;
		const found = await this.#whoHasTheName(new AbortController().signal);
		return found?.value !== undefined && !this.#own.isOld(found.value, false);
	}

	/** What is worked out only when a view is told. */
	#late(): Partial<RunView> {
		const tail = this.#child?.tail;
		if (!tail) return {};
		const lines = tail.lines();
		if (!this.#denied) return { tail: lines, lineCount: tail.count };
		const progress = this.#lines.progress(lines);
		const fraction = notBack(this.#store.get("fraction"), progress.fraction);
		return { tail: lines, lineCount: tail.count, ...progress, fraction };
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		this.#child?.stop();
		const last = atEnd(this.#goal.verb, outcome, this.#store.get("rows"));
		this.#settle(this.#store.finish({ outcome, trouble: undefined, ...last }));
	}
}
