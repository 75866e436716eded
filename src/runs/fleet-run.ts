import type { FleetState } from "../cluster/fleet-state.ts";
import type { Engine } from "../engine/engine.ts";
import type { Invocation } from "../pcluster/dialect.ts";
import type { ClusterInstance, Stack } from "../ports/account.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import { askPcluster } from "./ask-pcluster.ts";
import { brokenOutcome } from "./broken-run.ts";
import { firstFleetView } from "./first-view.ts";
import type { FleetGoal } from "./fleet-goals.ts";
import { endedBefore, lookBefore } from "./look-before.ts";
import { beingDeleted, noSuchCluster } from "./name-holder.ts";
import { NodeRows } from "./node-rows.ts";
import { isDenied, LOOK_MS, Patience, pause, withinTime } from "./pause.ts";
import { type Child, letGo, startChild } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { FleetView, Remains, Run, RunDeps, RunOutcome, RunRequest } from "./run.ts";
import { RunStore } from "./run-store.ts";
import { diagnosisOf, verdictOf } from "./verdict-words.ts";

const UNSEEN =
	"The request is sent. The nodes cannot be seen with these credentials, so nothing more is known.";

/** pcluster only hands the request in, which takes it seconds; milliseconds. */
const HAND_IN_MS = 180_000;
const NO_ANSWER =
	"pcluster gave no answer within three minutes and was ended. Nobody knows whether its request got through.";

/** Nothing of the cluster is made or removed by it. */
const UNTOUCHED: Remains = { kind: "unknown" };

/**
 * Stopping or starting the compute nodes. pcluster only hands the request in; the run goes on until the fleet's
 * state, or where it has none the number of nodes, shows that it was carried out.
 */
export class FleetRun implements Run {
	readonly ended: Promise<FleetView>;
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
	#settle: (view: FleetView) => void = () => undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: FleetGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
		this.#patience = new Patience(deps.lookMs ?? LOOK_MS);
		const first = firstFleetView(deps.clock, request, goal.verb);
		this.#store = new RunStore(deps.clock, first, () => this.#late());
		this.ended = new Promise((resolve) => {
			this.#settle = resolve;
		});
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
			this.#finish((await this.#begin()) ?? (await this.#handIn()) ?? (await this.#watch()));
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			this.#finish(brokenOutcome(this.#deps.log, thrown, UNTOUCHED));
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
		return this.#onItsWayOut(before.stack);
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
		this.#isBegun = true;
		if (verdict.outcome === "in-progress") return undefined;
		if (verdict.fleet !== undefined) this.#store.update({ fleet: verdict.fleet });
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
			const [fleet, instances] = await Promise.all([this.#askFleet(), this.#askInstances()]);
			this.#patience.worked();
			this.#show(fleet, instances);
			return this.#judge(fleet, instances);
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
			return this.#onItsWayOut(stack);
		} catch (thrown) {
			if (!isDenied(asAppError(thrown))) throw thrown;
			this.#stackId = undefined;
			return undefined;
		}
	}

	#onItsWayOut(stack: Stack | undefined): RunOutcome | undefined {
		const { name } = this.#request.target;
		if (stack === undefined || stack.status === "DELETE_COMPLETE") {
			return { kind: "failed", diagnosis: noSuchCluster(name), remains: { kind: "nothing" } };
		}
		if (stack.status !== "DELETE_IN_PROGRESS") return undefined;
		return { kind: "failed", diagnosis: beingDeleted(name), remains: UNTOUCHED };
	}

	/** Undefined where the fleet has no state of its own (an Auto Scaling group). */
	async #askFleet(): Promise<FleetState | undefined> {
		const { dialect, profile } = this.#engine;
		const ask = dialect.fleet ?? dialect.status;
		const invocation = ask(profile, this.#request.target);
		const lines = await askPcluster(this.#deps, this.#engine, invocation, this.#abort.signal);
		return dialect.fleetFrom(lines);
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

	#judge(fleet: FleetState | undefined, instances: ClusterInstance[] | undefined): RunOutcome | undefined {
		if (fleet !== undefined && this.#goal.reached.includes(fleet)) return { kind: "done" };
		if (fleet === undefined) return this.#judgeByNodes(instances);
		const head = instances?.find(({ role }) => role === "head");
		if (fleet !== this.#goal.asked || !head || !["stopping", "stopped"].includes(head.state))
			return undefined;
		const diagnosis = {
			resource: head.id,
			reason: "The head node is switched off, so nobody carries out the request.",
			meaning: "The head node starts and stops the compute nodes. It has to be on for that.",
			cure: "Start its instance in the EC2 console. The request is then carried out by itself.",
			step: undefined,
		};
		return { kind: "failed", diagnosis, remains: UNTOUCHED };
	}

	#judgeByNodes(instances: ClusterInstance[] | undefined): RunOutcome | undefined {
		if (this.#goal.verb === "start") return { kind: "done" };
		if (!instances) {
			this.#store.update({ progressNote: UNSEEN });
			return { kind: "done", unseen: true };
		}
		return instances.some(({ role }) => role === "compute") ? undefined : { kind: "done" };
	}

	#show(fleet: FleetState | undefined, instances: ClusterInstance[] | undefined): void {
		const now = this.#deps.clock.now();
		if (instances) this.#nodes.see(instances, now);
		const gone = this.#goal.verb === "stop" ? this.#nodes.goneShare() : undefined;
		const share = fleet === undefined ? undefined : this.#goal.share[fleet];
		const fraction = gone === undefined ? share : Math.max(share ?? 0, 0.4 + 0.55 * gone);
		this.#store.update({
			fleet,
			rows: this.#nodes.rows(now),
			fraction: notBack(this.#store.get("fraction"), fraction),
			trouble: undefined,
		});
	}

	#late(): Partial<FleetView> {
		const tail = this.#child?.tail;
		return tail ? { tail: tail.lines(), lineCount: tail.count } : {};
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		const whole = outcome.kind === "done" ? { fraction: 1 } : {};
		this.#settle(this.#store.finish({ outcome, trouble: undefined, ...whole }));
	}
}
