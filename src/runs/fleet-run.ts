import type { Engine } from "../engine/engine.ts";
import type { Invocation } from "../pcluster/dialect.ts";
import type { ClusterInstance } from "../ports/account.ts";
import { AppError, asAppError, isDenied } from "../ports/errors.ts";
import { askFleet } from "./ask-pcluster.ts";
import { brokenOutcome } from "./failure-words.ts";
import { firstFleetView } from "./first-view.ts";
import { moveHead } from "./head-move.ts";
import {
	type FleetGoal,
	fleetFraction,
	judgeFleet,
	judgeHolder,
	type SeenFleet,
	UNTOUCHED,
} from "./judge-fleet.ts";
import { endedBefore, lookBefore } from "./look-before.ts";
import { NodeRows } from "./node-rows.ts";
import { Patience, pause, withinTime } from "./pause.ts";
import { type Child, diagnosisOf, letGo, printedBy, startChild, verdictOf } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { FleetView, Run, RunDeps, RunOutcome, RunRequest } from "./run.ts";
import { RunStore } from "./run-store.ts";

const UNSEEN =
	"The request is sent. The nodes cannot be seen with these credentials, so nothing more is known.";

/** pcluster only hands the request in, which takes it seconds; milliseconds. */
const HAND_IN_MS = 180_000;
const NO_ANSWER =
	"pcluster gave no answer within three minutes and was ended. Nobody knows whether its request got through.";

/**
 * Stopping or starting the compute nodes. pcluster only hands the request in; the run goes on until the fleet's
 * state, or where it has none the number of nodes, shows that it was carried out.
 */
export class FleetRun implements Run {
	readonly #end = Promise.withResolvers<FleetView>();
	readonly ended = this.#end.promise;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #goal: FleetGoal;
	readonly #store: RunStore<FleetView>;
	readonly #nodes = new NodeRows();
	readonly #abort = new AbortController();
	readonly #patience: Patience;
	#child: Child | undefined;
	#isBegun = false;
	/** The stack that the verb is for; undefined where stacks may not be read. */
	#stackId: string | undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: FleetGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
		this.#patience = new Patience(deps);
		const first = firstFleetView(deps.clock, request, goal.verb);
		this.#store = new RunStore<FleetView>(deps.clock, first, () => printedBy(this.#child));
		void this.#run();
	}

	subscribe(listener: () => void): () => void {
		return this.#store.subscribe(listener);
	}

	snapshot(): FleetView {
		return this.#store.snapshot();
	}

	async leave(): Promise<void> {
		if (this.#abort.signal.aborted) return;
		const child = this.#child;
		this.#abort.abort();
		if (child) await letGo(this.#deps.clock, child);
		this.#finish({ kind: "left", reachedAws: this.#hasReached(child) });
	}

	/** pcluster says itself whether it handed the request in; one that goes on in silence does not. */
	#hasReached(child: Child | undefined): boolean | undefined {
		if (this.#isBegun) return true;
		if (!child) return false;
		const { outcome } = this.#verdict(child);
		return outcome === "in-progress" && !child.end() ? undefined : outcome !== "failed";
	}

	async #run(): Promise<void> {
		try {
			this.#finish(await this.#carryOut());
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			this.#finish(brokenOutcome(this.#deps.log, thrown, UNTOUCHED));
		}
	}

	/** The head node starts before the compute nodes, and stops after them: it is what starts and ends them. */
	async #carryOut(): Promise<RunOutcome> {
		const ended = await this.#begin();
		if (ended) return ended;
		const { head } = this.#request;
		if (head && this.#goal.verb === "start") {
			const outcome = (await this.#moveHead()) ?? (await this.#reached());
			if (outcome) return outcome;
		}
		const outcome = (await this.#handIn()) ?? (await this.#watch());
		if (!head || this.#goal.verb === "start" || outcome.kind !== "done" || outcome.unseen) return outcome;
		return (await this.#moveHead()) ?? outcome;
	}

	/** Undefined when the head node is where it was to go. */
	async #moveHead(): Promise<RunOutcome | undefined> {
		const { verb } = this.#goal;
		const moved = await moveHead(this.#deps, {
			verb,
			region: this.#request.target.region,
			stackName: this.#request.stackName,
			stackId: this.#request.meant && this.#stackId,
			patience: this.#patience,
			signal: this.#abort.signal,
			onTrouble: (trouble) => this.#store.update({ trouble }),
			onAsked: () => {
				this.#isBegun = true;
				this.#store.update({ headStage: verb === "stop" ? "stopping" : "starting" });
			},
		});
		if ("failed" in moved) return moved.failed;
		const { before, now } = moved;
		const isNew = verb === "start" && before.publicAddress !== now.publicAddress;
		this.#store.update({
			headStage: verb === "stop" ? "off" : "on",
			newAddress: isNew ? now.publicAddress : undefined,
		});
		return undefined;
	}

	/** A head node that comes back goes on with the fleet as it was: one that runs is not asked to start. */
	async #reached(): Promise<RunOutcome | undefined> {
		try {
			const { fleet } = await this.#askFleet();
			if (fleet === undefined || !this.#goal.reached.includes(fleet)) return undefined;
			this.#store.update({ fleet });
			return { kind: "done" };
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			this.#deps.log.note("the fleet could not be read", thrown);
			return undefined;
		}
	}

	/** Looks which cluster has the name; the outcome when it is not the one that was meant, or is on its way out. */
	async #begin(): Promise<RunOutcome | undefined> {
		this.#stackId = this.#request.meant?.id;
		if (this.#request.attach) return undefined;
		const before = await lookBefore(this.#deps, this.#request, this.#abort.signal);
		const ended = endedBefore(this.#request, before);
		if (ended || before.kind !== "held") return ended;
		this.#stackId = before.stack.id;
		return judgeHolder(this.#request.target.name, before.stack);
	}

	/** Runs the verb itself; undefined when there is something to wait for. */
	async #handIn(): Promise<RunOutcome | undefined> {
		if (this.#request.attach) {
			this.#isBegun = true;
			return undefined;
		}
		const { dialect, profile } = this.#engine;
		const { target } = this.#request;
		const { verb } = this.#goal;
		let child = await this.#ask(dialect[verb](profile, target));
		const other = dialect.insteadOf?.(verb, profile, target, child.answer());
		if (other) child = await this.#ask(other);
		const verdict = this.#verdict(child);
		if (verdict.outcome === "failed") {
			return { kind: "failed", diagnosis: diagnosisOf(verdict, child), remains: UNTOUCHED };
		}
		if (verdict.outcome === "in-progress") return undefined;
		this.#store.update({ fleet: verdict.fleet });
		return { kind: "done" };
	}

	async #ask(invocation: Invocation): Promise<Child> {
		const child = startChild(this.#deps, this.#engine.program, invocation, () => this.#store.update({}));
		this.#child = child;
		if (await withinTime(this.#deps.clock, HAND_IN_MS, child.ended, this.#abort.signal)) return child;
		await letGo(this.#deps.clock, child);
		throw new AppError("pcluster-failed", NO_ANSWER, { hint: "Look at the cluster to see what it does." });
	}

	#verdict(child: Child) {
		return verdictOf(this.#engine.dialect, this.#goal.verb, child);
	}

	async #watch(): Promise<RunOutcome> {
		for (;;) {
			const outcome = await this.#look();
			if (outcome) return outcome;
			await pause(this.#deps.clock, this.#patience.ms, this.#abort.signal, undefined);
		}
	}

	async #look(): Promise<RunOutcome | undefined> {
		try {
			const gone = await this.#askStack();
			if (gone) return gone;
			const [{ fleet, since }, instances] = await Promise.all([this.#askFleet(), this.#askInstances()]);
			this.#patience.worked();
			this.#show({ fleet, instances });
			// One that was joined has begun before it was seen.
			if (this.#request.attach && since && since < this.#store.get("startedAt"))
				this.#store.update({ startedAt: since });
			return judgeFleet(this.#goal, { fleet, instances });
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			const error = asAppError(thrown);
			if (error.code === "bug" || error.code === "pcluster-missing") throw error;
			this.#patience.failed();
			this.#store.update({ trouble: error });
			return undefined;
		}
	}

	/** The end of the run when somebody else deletes the cluster: pcluster would wait for that in silence. */
	async #askStack(): Promise<RunOutcome | undefined> {
		const { region } = this.#request.target;
		if (this.#stackId === undefined) return undefined;
		try {
			const stack = await this.#deps.stacks.stack(region, this.#stackId, this.#abort.signal);
			return judgeHolder(this.#request.target.name, stack);
		} catch (thrown) {
			if (!isDenied(thrown)) throw thrown;
			this.#stackId = undefined;
			return undefined;
		}
	}

	#askFleet(): ReturnType<typeof askFleet> {
		return askFleet(this.#deps, this.#engine, this.#request.target, this.#abort.signal);
	}

	/** Undefined when EC2 may not be read or cannot be reached: the fleet's state is enough. */
	async #askInstances(): Promise<ClusterInstance[] | undefined> {
		const { region } = this.#request.target;
		try {
			return await this.#deps.ec2.clusterInstances(region, this.#request.stackName, this.#abort.signal);
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			this.#deps.log.note("the nodes could not be read", thrown);
			return undefined;
		}
	}

	#show({ fleet, instances }: SeenFleet): void {
		const now = this.#deps.clock.now();
		if (instances) this.#nodes.see(instances, now);
		const fraction = fleetFraction(this.#goal, fleet, this.#nodes.goneShare());
		this.#store.update({
			fleet,
			rows: this.#nodes.rows(now),
			fraction: notBack(this.#store.get("fraction"), fraction),
			trouble: undefined,
		});
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		const whole = outcome.kind === "done" ? { fraction: 1 } : {};
		const note = outcome.kind === "done" && outcome.unseen ? { progressNote: UNSEEN } : {};
		this.#end.resolve(this.#store.finish({ outcome, trouble: undefined, ...whole, ...note }));
	}
}
