import type { Engine } from "../engine/engine.ts";
import { dataIn } from "../text/plain.ts";
import { brokenOutcome } from "./failure-words.ts";
import { firstFleetView, firstStackView } from "./first-view.ts";
import { FleetRun } from "./fleet-run.ts";
import { starting, stopping, UNTOUCHED } from "./judge-fleet.ts";
import { updating } from "./judge-stack.ts";
import type { ConfigChange, Run, RunDeps, RunOutcome, RunRequest, RunVerb, RunView } from "./run.ts";
import { StackRun } from "./stack-run.ts";

/** What nobody asks for when firstlight is left in this part. */
const UNDONE: Readonly<Partial<Record<RunVerb, string>>> = {
	stop: "the size stays as it was",
	update: "the nodes stay off",
};

/**
 * An update with what goes around it, as one run: compute nodes that have to be off are stopped first, and may start
 * again at its end, however it went. The config file is written right before pcluster reads it, and gets its old bytes
 * back where AWS has not made the cluster what it says.
 */
export class ResizeRun implements Run {
	readonly ended: Promise<RunView>;
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #request: RunRequest;
	readonly #change: ConfigChange;
	readonly #listeners = new Set<() => void>();
	/** What is shown while no part is at work. */
	#between: RunView;
	#part: Run | undefined;
	#left = false;
	/** A part's view and what was made of it: one that has not changed stays the same object. */
	#shown: { readonly of: RunView; readonly view: RunView } | undefined;

	constructor(deps: RunDeps, engine: Engine, request: RunRequest, change: ConfigChange) {
		this.#deps = deps;
		this.#engine = engine;
		this.#request = request;
		this.#change = change;
		this.#between = change.stops
			? firstFleetView(deps.clock, request, "stop")
			: firstStackView(deps.clock, engine.profile, request, "update");
		this.ended = this.#run();
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The end of a part is not the end. */
	snapshot(): RunView {
		const of = this.#part?.snapshot();
		if (of === undefined) return this.#between;
		if (this.#shown?.of !== of) this.#shown = { of, view: this.#within(of, { kind: "running" }) };
		return this.#shown.view;
	}

	async leave(): Promise<void> {
		this.#left = true;
		await this.#part?.leave();
		await this.ended;
	}

	async #run(): Promise<RunView> {
		// Only now: whoever made the run must be able to listen first.
		await Promise.resolve();
		try {
			this.#between = await this.#inTurn();
		} catch (thrown) {
			const outcome = brokenOutcome(this.#deps.log, thrown, UNTOUCHED);
			this.#between = { ...this.snapshot(), outcome };
		}
		this.#part = undefined;
		this.#tell();
		return this.#between;
	}

	async #inTurn(): Promise<RunView> {
		const { stops } = this.#change;
		if (stops) {
			const stopped = await this.#follow(() => this.#fleet("stop"));
			if (stopped.outcome.kind !== "done") return this.#within(stopped, stopped.outcome);
		}
		if (this.#left) return { ...this.snapshot(), outcome: { kind: "left", reachedAws: false } };
		const updated = await this.#updated();
		const { outcome } = updated;
		if (!stops || this.#left) return this.#within(updated, outcome);
		const started = await this.#follow(() => this.#fleet("start"));
		return outcome.kind === "done" && started.outcome.kind !== "done" ? started : updated;
	}

	/** The update itself; a file that cannot be written ends it before it begins. */
	async #updated(): Promise<RunView> {
		const { configFiles, clock, log } = this.#deps;
		const { text, before } = this.#change;
		try {
			await configFiles.write(this.#request.target.configPath, text, before.fingerprint);
		} catch (thrown) {
			const outcome = brokenOutcome(log, thrown, UNTOUCHED);
			return { ...firstStackView(clock, this.#engine.profile, this.#request, "update"), outcome };
		}
		const updated = await this.#follow(() => new StackRun(this.#deps, this.#engine, this.#request, updating));
		const { outcome } = updated;
		if (outcome.kind === "failed" || (outcome.kind === "left" && outcome.reachedAws === false)) {
			await this.#restore();
		}
		return updated;
	}

	/** A part's view as that of the whole. */
	#within(of: RunView, outcome: RunOutcome): RunView {
		return { ...of, outcome, ...(this.#change.stops && { undone: UNDONE[of.verb] }) };
	}

	#fleet(verb: "stop" | "start"): Run {
		const request = { ...this.#request, verb };
		return new FleetRun(this.#deps, this.#engine, request, verb === "stop" ? stopping : starting);
	}

	#follow(begin: () => Run): Promise<RunView> {
		const part = begin();
		this.#part = part;
		part.subscribe(() => this.#tell());
		this.#tell();
		return part.ended;
	}

	/** What somebody else has written meanwhile stays. */
	async #restore(): Promise<void> {
		const { configFiles, log } = this.#deps;
		const { configPath } = this.#request.target;
		try {
			const now = await configFiles.read(configPath);
			if (now?.text !== this.#change.text) return;
			await configFiles.write(configPath, dataIn(this.#change.before.text), now.fingerprint);
		} catch (thrown) {
			log.note("the config file did not get its old bytes back", thrown);
		}
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener();
	}
}
