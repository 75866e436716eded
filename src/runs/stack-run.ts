import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Engine } from "../engine/engine.ts";
import type { Stack } from "../ports/account.ts";
import { type AppError, asAppError, isDenied } from "../ports/errors.ts";
import { EventPages } from "./event-pages.ts";
import { brokenOutcome, nameTaken, notBegun } from "./failure-words.ts";
import { causeIn } from "./first-failure.ts";
import { firstStackView } from "./first-view.ts";
import {
	type FailedJudgement,
	goesOn,
	isAtWork,
	isTaken,
	judgeStack,
	judgeText,
	LOOKS_FOR_STACK,
	type Ownership,
	ownersAt,
	ownershipAfter,
	type SeenStack,
	type StackGoal,
	type StackJudgement,
} from "./judge-stack.ts";
import { LineProgress } from "./line-progress.ts";
import { endedBefore, lookBefore, takenOutcome } from "./look-before.ts";
import { Patience, pause } from "./pause.ts";
import { printedBy } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { Remains, Run, RunDeps, RunOutcome, RunRequest, StackView } from "./run.ts";
import { RunStore } from "./run-store.ts";
import { StackPcluster } from "./stack-pcluster.ts";
import { atEnd, StackPicture, stackFacts } from "./stack-picture.ts";
import { StackTreeReader } from "./stack-tree.ts";

const NO_PROGRESS =
	"CloudFormation may not be read with these credentials, so progress comes from pcluster's own lines.";
const NO_RESOURCES =
	"The single resources may not be read with these credentials, so only the whole is shown.";

/**
 * A creation, an update or a deletion. pcluster does it; what is shown, and how it ended, comes from the stack. Only where
 * CloudFormation may not be read does pcluster's own text decide.
 */
export class StackRun implements Run {
	readonly #end = Promise.withResolvers<StackView>();
	readonly ended = this.#end.promise;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #goal: StackGoal;
	readonly #store: RunStore<StackView>;
	readonly #tree: StackTreeReader;
	readonly #lines: LineProgress;
	readonly #events: EventPages;
	readonly #abort = new AbortController();
	readonly #patience: Patience;
	readonly #picture: StackPicture;
	readonly #pcluster: StackPcluster;
	#ownership: Ownership = ownershipAfter({ kind: "denied" });
	/** AWS was seen, or said, to be at work on the run. */
	#begun = false;
	#isDone = false;
	#denied = false;
	#emptyLooks = 0;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: StackGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
		const { region } = request.target;
		const onDenied = () => this.#store.update({ progressNote: NO_RESOURCES });
		this.#tree = new StackTreeReader(deps.stacks, region, onDenied, request.attach);
		this.#picture = new StackPicture(goal.verb, engine.profile.typicalResources);
		this.#lines = new LineProgress(engine.dialect, goal.verb, engine.profile.typicalResources);
		this.#events = new EventPages(engine, request, this.#lines);
		this.#patience = new Patience(deps);
		const first = firstStackView(deps.clock, engine.profile, request, goal.verb);
		this.#store = new RunStore<StackView>(deps.clock, first, () => this.#late());
		this.#pcluster = new StackPcluster(deps, engine, request, goal.verb, () => this.#store.update({}));
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
		const reachedAws = await this.#letGo();
		this.#finish(this.#isDone ? { kind: "done" } : { kind: "left", reachedAws });
	}

	/** Interrupts pcluster; whether its request got through, AWS is asked once more. Undefined: nobody tells. */
	async #letGo(): Promise<boolean | undefined> {
		if (!this.#pcluster.child) return this.#begun;
		await this.#pcluster.letGo();
		const seen = this.#seen(undefined);
		if (this.#ownership.isShown) return true;
		return isTaken(seen) ? false : goesOn(seen, await this.#pcluster.lookAfter(this.#ownership.id));
	}

	async #run(): Promise<void> {
		try {
			this.#finish((await this.#begin()) ?? (await this.#watch()));
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			const remains: Remains = { kind: this.#pcluster.child || this.#begun ? "unknown" : "nothing" };
			this.#finish(brokenOutcome(this.#deps.log, thrown, remains));
		}
	}

	/** Looks who has the name before it starts pcluster; the outcome when that forbids it. */
	async #begin(): Promise<RunOutcome | undefined> {
		if (this.#request.attach) {
			this.#ownership = { before: "unknown", isShown: true, id: this.#request.meant?.id };
			this.#begun = true;
			return undefined;
		}
		const before = await lookBefore(this.#deps, this.#request, this.#abort.signal);
		const ended = endedBefore(this.#request, before);
		if (ended) return ended;
		this.#ownership = ownershipAfter(before);
		if (this.#goal.verb === "delete" && before.kind === "held") {
			this.#begun = before.stack.status === "DELETE_IN_PROGRESS";
		}
		if (!this.#begun) this.#pcluster.start(this.#goal.verb);
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
			this.#ownership = this.#pcluster.ownership(this.#ownership);
			const key = this.#ownership.id ?? this.#request.stackName;
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
		if (this.#begun || !child?.end() || this.#patience.failures < LOOKS_FOR_STACK) return undefined;
		return this.#judgeText(child.answer());
	}

	/** All that is known by now, with the stack as AWS shows it. */
	#seen(stack: Stack | undefined): SeenStack {
		this.#ownership = ownersAt(this.#pcluster.ownership(this.#ownership), stack, this.#begun);
		return {
			goal: this.#goal,
			ownership: this.#ownership,
			stack,
			begun: this.#begun,
			emptyLooks: this.#emptyLooks,
			pcluster: this.#pcluster.seen(),
		};
	}

	/** An end is judged once more when pcluster has said its last, above all whose the stack is. */
	async #judge(stack: Stack | undefined): Promise<RunOutcome | undefined> {
		const seen = this.#seen(stack);
		const first = judgeStack(seen);
		if (first.kind === "failed" && first.why === "name-taken") return this.#outcomeOf(first, stack);
		const atWork = stack !== undefined && isAtWork(seen, stack);
		if (atWork) {
			this.#begun = true;
			if (this.#ownership.isShown) this.#ownership = { ...this.#ownership, id: stack.id };
		}
		if (stack && (atWork || this.#goal.verb === "delete")) await this.#show(stack);
		if (first.kind === "wait") {
			this.#emptyLooks = first.emptyLooks;
			return atWork ? this.#noteCause(stack) : undefined;
		}
		const isCertain = this.#goal.verb !== "create" || this.#ownership.isShown;
		this.#isDone = first.kind === "done" && isCertain;
		await this.#pcluster.settles(this.#abort.signal, isCertain);
		return this.#outcomeOf(judgeStack(this.#seen(stack)), stack);
	}

	async #show(stack: Stack): Promise<void> {
		const tree = await this.#tree.read(stack.id, this.#abort.signal);
		const picture = tree && this.#picture.of(stack, tree, this.#deps.clock.now());
		// What AWS shows now is not said beside the trouble of before.
		this.#store.update({ ...stackFacts(this.#goal.verb, stack), ...picture, trouble: undefined });
	}

	/** While AWS clears up after a failure, its first cause is known already. */
	async #noteCause(stack: Stack): Promise<undefined> {
		if (!stack.status.endsWith("ROLLBACK_IN_PROGRESS") || this.#store.get("cause")) return;
		this.#store.update({ cause: await this.#causeIn(stack) });
	}

	#causeIn(stack: Stack): Promise<Diagnosis> {
		const { region } = this.#request.target;
		const told = () => this.#pcluster.told();
		return causeIn(this.#deps.stacks, region, stack, this.#goal, told, this.#abort.signal);
	}

	async #outcomeOf(judgement: StackJudgement, stack: Stack | undefined): Promise<RunOutcome | undefined> {
		if (judgement.kind !== "failed") return judgement.kind === "done" ? judgement : undefined;
		const { kind, remains } = judgement;
		return { kind, diagnosis: await this.#wordsFor(judgement, stack), remains };
	}

	async #wordsFor({ why }: FailedJudgement, stack: Stack | undefined): Promise<Diagnosis> {
		const { target, stackName } = this.#request;
		if (why === "name-taken") return nameTaken(target.name, stack);
		if (why === "stack" && stack) return this.#causeIn(stack);
		return (why === "pcluster" && this.#pcluster.told()) || notBegun(stack ? undefined : stackName);
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
		const seen = this.#seen(undefined);
		if (isTaken(seen)) return takenOutcome(this.#request.target.name, undefined);
		if (seen.pcluster?.asked === "events") {
			const older = this.#events.take(child.answer());
			this.#pcluster.start(older ? "events" : "status", older);
			return undefined;
		}
		const outcome = this.#lines.explained(this.#judgeText(child.answer()));
		if (outcome) return outcome;
		this.#begun = true;
		this.#pcluster.start(dialect.events ? "events" : "status");
		return undefined;
	}

	#judgeText(answer: readonly string[]): RunOutcome | undefined {
		const { ownership, pcluster } = this.#seen(undefined);
		return judgeText({
			goal: this.#goal,
			status: this.#engine.dialect.stackStatusFrom(answer),
			outcome: pcluster?.verdict.outcome ?? "in-progress",
			told: this.#pcluster.told(),
			begun: ownership.isShown ? { kind: "own", stack: this.#request.meant } : undefined,
		});
	}

	/** What is worked out only when a view is told. */
	#late(): Partial<StackView> {
		const printed = printedBy(this.#pcluster.child);
		if (!this.#denied || !printed.tail) return printed;
		const progress = this.#lines.progress(printed.tail);
		return { ...printed, ...progress, fraction: notBack(this.#store.get("fraction"), progress.fraction) };
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		this.#pcluster.child?.stop();
		const last = atEnd(this.#goal.verb, outcome, this.#store.get("rows"));
		this.#end.resolve(this.#store.finish({ outcome, trouble: undefined, ...last }));
	}
}
