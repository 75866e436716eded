import { asAppError } from "../errors.ts";
import type { FleetState, Invocation } from "../pcluster/dialect.ts";
import type { ClusterInstance } from "../ports.ts";
import type { Engine, RunRequest } from "../services.ts";
import { askPcluster } from "./ask-pcluster.ts";
import { brokenOutcome } from "./broken-run.ts";
import { firstView } from "./first-view.ts";
import type { FleetGoal } from "./fleet-goals.ts";
import { NodeRows } from "./node-rows.ts";
import { LOOK_MS, Patience, pause } from "./pause.ts";
import { type Child, startChild } from "./pcluster-child.ts";
import { notBack } from "./progress.ts";
import type { Run, RunOutcome, RunView } from "./run.ts";
import type { RunDeps } from "./run-deps.ts";
import { RunStore } from "./run-store.ts";
import { diagnosisOf, verdictOf } from "./verdict-words.ts";

const UNSEEN =
	"The request is sent. The nodes cannot be seen with these credentials, so nothing more is known.";

/**
 * Stopping or starting the compute nodes. pcluster only hands the request in; the run goes on until the fleet's
 * state, or where it has none the number of nodes, shows that it was carried out.
 */
export class FleetRun implements Run {
	readonly ended: Promise<RunView>;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #goal: FleetGoal;
	readonly #store: RunStore;
	readonly #nodes = new NodeRows();
	readonly #abort = new AbortController();
	readonly #patience: Patience;
	#child: Child | undefined;
	#settle: (view: RunView) => void = () => undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, goal: FleetGoal) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#goal = goal;
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
		const child = this.#child;
		const running = child?.end() === undefined;
		this.#abort.abort();
		child?.stop();
		await child?.ended;
		const asked = child ? this.#verdict(child).outcome !== "failed" : this.#request.attach;
		this.#finish({ kind: "left", reachedAws: running ? asked : true });
	}

	async #run(): Promise<void> {
		try {
			this.#finish((await this.#handIn()) ?? (await this.#watch()));
		} catch (thrown) {
			if (this.#abort.signal.aborted) return;
			this.#finish(brokenOutcome(this.#deps.log, thrown, false));
		}
	}

	/** Runs the verb itself; undefined when there is something to wait for. */
	async #handIn(): Promise<RunOutcome | undefined> {
		if (this.#request.attach) return undefined;
		const { dialect, profile } = this.#engine;
		const { target } = this.#request;
		const { verb } = this.#goal;
		let child = await this.#ask(dialect[verb](profile, target));
		const other = dialect.insteadOf?.(verb, profile, target, child.answer());
		if (other) child = await this.#ask(other);
		const verdict = this.#verdict(child);
		if (verdict.outcome === "failed") {
			return { kind: "failed", diagnosis: diagnosisOf(verdict, child), stackLeft: false };
		}
		if (verdict.outcome === "in-progress") return undefined;
		return { kind: "done" };
	}

	async #ask(invocation: Invocation): Promise<Child> {
		const child = startChild(this.#deps, this.#engine.program, invocation, () => this.#store.update({}));
		this.#child = child;
		await child.ended;
		this.#abort.signal.throwIfAborted();
		return child;
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
		return { kind: "failed", diagnosis, stackLeft: false };
	}

	#judgeByNodes(instances: ClusterInstance[] | undefined): RunOutcome | undefined {
		if (this.#goal.verb === "start") return { kind: "done" };
		if (!instances) {
			this.#store.update({ progressNote: UNSEEN });
			return { kind: "done" };
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
			resourcesDone: this.#nodes.gone,
			resourcesExpected: this.#goal.verb === "stop" ? this.#nodes.seen : 0,
			fraction: notBack(this.#store.get("fraction"), fraction),
			trouble: undefined,
		});
	}

	#late(): Partial<RunView> {
		const tail = this.#child?.tail;
		return tail ? { tail: tail.lines(), lineCount: tail.count } : {};
	}

	#finish(outcome: RunOutcome): void {
		this.#abort.abort();
		const whole = outcome.kind === "done" ? { fraction: 1 } : {};
		this.#settle(this.#store.finish({ outcome, trouble: undefined, ...whole }));
	}
}
