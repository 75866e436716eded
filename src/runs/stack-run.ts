import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Engine } from "../engine/engine.ts";
import type { Stack } from "../ports/account.ts";
import { type AppError, asAppError } from "../ports/errors.ts";
import { AllowedTree } from "./allowed-tree.ts";
import { atEnd } from "./at-end.ts";
import { brokenOutcome } from "./broken-run.ts";
import { EventPages } from "./event-pages.ts";
import { firstStackView } from "./first-view.ts";
import { LineProgress } from "./line-progress.ts";
import { endedBefore, lookBefore } from "./look-before.ts";
import { nameTaken } from "./name-holder.ts";
import { OwnStack } from "./own-stack.ts";
import { isDenied, LOOK_MS, Patience, pause } from "./pause.ts";
import type { Child } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { Remains, Run, RunDeps, RunOutcome, RunRequest, StackView } from "./run.ts";
import { RunStore } from "./run-store.ts";
import { causeIn } from "./stack-cause.ts";
import type { StackGoal } from "./stack-goals.ts";
import { StackPcluster } from "./stack-pcluster.ts";
import { StackPicture } from "./stack-picture.ts";
import { StackTreeReader } from "./stack-tree.ts";
import { outcomeByText } from "./text-outcome.ts";
import { diagnosisOf } from "./verdict-words.ts";

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
	readonly ended: Promise<StackView>;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #goal: StackGoal;
	readonly #store: RunStore<StackView>;
	readonly #tree: AllowedTree;
	readonly #lines: LineProgress;
	readonly #events: EventPages;
	readonly #abort = new AbortController();
	readonly #patience: Patience;
	readonly #picture: StackPicture;
	readonly #own: OwnStack;
	readonly #pcluster: StackPcluster;
	/** AWS was seen, or said, to be at work on the run. */
	#reachedAws = false;
	#isDone = false;
	#denied = false;
	#looksWithout = 0;
	#settle: (view: StackView) => void = () => undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: StackGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
		const reader = new StackTreeReader(deps.stacks, request.target.region);
		this.#tree = new AllowedTree(reader, () => this.#store.update({ progressNote: NO_RESOURCES }));
		this.#picture = new StackPicture(goal.verb, engine.profile.typicalResources);
		this.#own = new OwnStack(goal.verb, engine.dialect);
		this.#lines = new LineProgress(engine.dialect, goal.verb, engine.profile.typicalResources);
		this.#events = new EventPages(engine, request, this.#lines);
		this.#patience = new Patience(deps.lookMs ?? LOOK_MS);
		const first = firstStackView(deps.clock, engine.profile, request, goal.verb);
		this.#store = new RunStore(deps.clock, first, () => this.#late());
		this.#pcluster = new StackPcluster(deps, engine, request, goal.verb, () => this.#store.update({}));
		this.ended = new Promise((resolve) => {
			this.#settle = resolve;
		});
		void this.#run();
	}

	subscribe(listener: () => void): () => void {
		return this.#store.subscribe(listener);
	}

	snapshot(): StackView {
		return this.#store.snapshot();
	}

	async leave(): Promise<void> {
		if (this.#abort.signal.aborted) return;
		this.#abort.abort();
		const reachedAws = await this.#pcluster.letGo(this.#own, this.#reachedAws);
		this.#finish(this.#isDone ? { kind: "done" } : { kind: "left", reachedAws });
	}

	async #run(): Promise<void> {
		try {
			this.#finish((await this.#begin()) ?? (await this.#watch()));
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			const remains: Remains = { kind: this.#pcluster.child || this.#reachedAws ? "unknown" : "nothing" };
			this.#finish(brokenOutcome(this.#deps.log, thrown, remains));
		}
	}

	/** Looks who has the name before it starts pcluster; the outcome when that forbids it. */
	async #begin(): Promise<RunOutcome | undefined> {
		if (this.#request.attach) {
			this.#own.joins(this.#request.meant?.id);
			this.#reachedAws = true;
			return undefined;
		}
		const before = await lookBefore(this.#deps, this.#request, this.#abort.signal);
		const ended = endedBefore(this.#request, before);
		if (ended) return ended;
		this.#own.wasThere(before);
		if (this.#goal.verb === "delete" && before.kind === "held") {
			this.#reachedAws = before.stack.status === "DELETE_IN_PROGRESS";
		}
		if (!this.#reachedAws) this.#pcluster.start(this.#goal.verb);
		if (before.kind === "denied") this.#turnToText();
		return undefined;
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
		const { child } = this.#pcluster;
		return child?.end() === undefined ? child?.ended : undefined;
	}

	async #look(): Promise<RunOutcome | undefined> {
		const { region } = this.#request.target;
		try {
			this.#hearWhatWasMade();
			const key = this.#own.id ?? this.#request.stackName;
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
		const { child } = this.#pcluster;
		if (this.#reachedAws || !child?.end() || this.#patience.failures < LOOKS_FOR_STACK) return undefined;
		return this.#outcomeByText(child);
	}

	#hearWhatWasMade(): void {
		if (this.#pcluster.creation) this.#own.hear(this.#pcluster.creation);
	}

	/** How the run ends when the name is another cluster's; undefined when it is not. */
	#taken(holder: Stack | undefined): RunOutcome | undefined {
		const { creation } = this.#pcluster;
		if (!creation || !this.#own.isTaken(creation)) return undefined;
		const diagnosis = nameTaken(this.#request.target.name, holder);
		return { kind: "failed", diagnosis, remains: { kind: "other" } };
	}

	async #judge(stack: Stack | undefined): Promise<RunOutcome | undefined> {
		const taken = this.#taken(stack);
		if (taken) return taken;
		if (!stack)
			return this.#reachedAws && this.#goal.verb === "delete" ? this.#done() : this.#notBegun(stack);
		const word = this.#goal.judge(stack.status);
		const stale = this.#own.isOld(stack, this.#reachedAws) || word === "elsewhere";
		if (!stale) {
			this.#own.isAtWork(stack);
			this.#reachedAws = true;
			this.#looksWithout = 0;
		}
		if (!stale || this.#goal.verb === "delete") await this.#show(stack);
		if (stale) return this.#notBegun(stack);
		if (word === "going") return this.#noteCause(stack);
		if (word === "done") return this.#done(stack);
		await this.#pcluster.settles(this.#abort.signal, this.#own.isCertain);
		this.#hearWhatWasMade();
		const diagnosis = await this.#causeIn(stack);
		return this.#taken(stack) ?? { kind: "failed", diagnosis, remains: this.#own.remains(stack) };
	}

	/** AWS shows nothing of the run: pcluster's words tell whether it failed before, or is about to begin. */
	#notBegun(stack: Stack | undefined): RunOutcome | undefined {
		const { child } = this.#pcluster;
		if (child && !child.end()) return undefined;
		const verdict = this.#pcluster.verdict();
		const remains = this.#own.remains(stack);
		if (verdict?.outcome === "failed") {
			return { kind: "failed", diagnosis: diagnosisOf(verdict, child), remains };
		}
		if (verdict?.outcome === "done" && this.#goal.verb === "delete" && !stack) return { kind: "done" };
		this.#looksWithout += 1;
		if (this.#looksWithout < LOOKS_FOR_STACK) return undefined;
		const absent = `There is no stack ${this.#request.stackName} in this region.`;
		const diagnosis = diagnose([], stack ? "pcluster ended, but AWS has not begun with it." : absent);
		return { kind: "failed", diagnosis, remains };
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
		const told = () => this.#pcluster.told();
		return causeIn(this.#deps.stacks, region, stack, this.#goal, told, this.#abort.signal);
	}

	async #done(holder?: Stack): Promise<RunOutcome> {
		this.#isDone = this.#own.isCertain;
		await this.#pcluster.settles(this.#abort.signal, this.#isDone);
		return this.#taken(holder) ?? { kind: "done" };
	}

	#turnToText(): void {
		this.#denied = true;
		this.#store.update({ progressNote: NO_PROGRESS, trouble: undefined });
		if (!this.#pcluster.child) this.#pcluster.start("status");
	}

	/** Without CloudFormation: waits for pcluster; where it let go early, its `status` watches on. */
	#listen(): RunOutcome | undefined {
		const { child } = this.#pcluster;
		const { dialect } = this.#engine;
		if (!child?.end()) {
			this.#pcluster.askAnewWhenSilent();
			return undefined;
		}
		const taken = this.#taken(undefined);
		if (taken) return taken;
		this.#hearWhatWasMade();
		if (this.#pcluster.asked === "events") {
			const older = this.#events.take(child.answer());
			this.#pcluster.start(older ? "events" : "status", older);
			return undefined;
		}
		const outcome = this.#lines.explained(this.#outcomeByText(child));
		if (outcome) return outcome;
		this.#reachedAws = true;
		this.#pcluster.start(dialect.events ? "events" : "status");
		return undefined;
	}

	#outcomeByText(child: Child): RunOutcome | undefined {
		const stack = this.#request.meant;
		const begun: Remains | undefined = this.#own.isShown ? { kind: "own", stack } : undefined;
		return outcomeByText(this.#engine.dialect, this.#goal, child, begun);
	}

	/** What is worked out only when a view is told. */
	#late(): Partial<StackView> {
		const tail = this.#pcluster.child?.tail;
		if (!tail) return {};
		const lines = tail.lines();
		if (!this.#denied) return { tail: lines, lineCount: tail.count };
		const progress = this.#lines.progress(lines);
		const fraction = notBack(this.#store.get("fraction"), progress.fraction);
		return { tail: lines, lineCount: tail.count, ...progress, fraction };
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		this.#pcluster.child?.stop();
		const last = atEnd(this.#goal.verb, outcome, this.#store.get("rows"));
		this.#settle(this.#store.finish({ outcome, trouble: undefined, ...last }));
	}
}
