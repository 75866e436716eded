import { type AppError, asAppError, isAbort } from "../errors.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Clock } from "../ports.ts";
import type { Answers } from "./answers.ts";
import { cacheKeyOf, loadableSteps } from "./load-ahead.ts";
import type { MemoAccount } from "./memo-account.ts";
import type { Prefill } from "./prefill.ts";
import type { Form, OptionList, Step, StepContext } from "./step.ts";

/** What a step has loaded: rows for the two kinds of list, fields for a form. */
export type Loaded = OptionList<unknown> | Form;

export type Loading =
	/** `before` is what is asked for again: the screen keeps showing it meanwhile. */
	| { readonly at: "loading"; readonly slow: boolean; readonly before?: Loaded }
	| { readonly at: "ready"; readonly loaded: Loaded }
	| { readonly at: "failed"; readonly error: AppError };

/** After so long a screen says that AWS is slow, ms. */
export const SLOW_AFTER = 2_000;

interface Entry {
	readonly loading: Loading;
	readonly control: AbortController;
}

/** The options of all steps, asked for as soon as what they need is known; the shape of useSyncExternalStore. */
export interface OptionStore {
	/** Asks for everything that `answers` allow and that is not there yet; lets go of what they no longer want. */
	want(answers: Partial<Answers>): void;
	loadingOf(step: Step, answers: Partial<Answers>): Loading;
	/** Forgets everything read so far and asks again, `step` first. */
	reload(step: Step, answers: Partial<Answers>): void;
	/** What a step may use, for its other questions (typed ids, late columns, repairs). */
	contextFor(answers: Partial<Answers>, signal: AbortSignal): StepContext;
	subscribe(listener: () => void): () => void;
	/** A number that is another one after each change. */
	snapshot(): number;
	close(): void;
}

interface Sources {
	readonly account: MemoAccount;
	readonly profile: Profile;
	readonly prefill: Prefill;
	readonly clock: Clock;
	readonly home: string;
}

const NOT_ASKED = { at: "loading", slow: false } as const;

/** An empty store over one account. */
export function makeOptionStore(sources: Sources): OptionStore {
	return new Store(sources);
}

class Store implements OptionStore {
	private readonly entries = new Map<string, Entry>();
	private readonly listeners = new Set<() => void>();
	private readonly sources: Sources;
	private changes = 0;

	constructor(sources: Sources) {
		this.sources = sources;
	}

	want(answers: Partial<Answers>): void {
		const steps = loadableSteps(answers);
		const wanted = new Set(steps.map((step) => cacheKeyOf(step, answers)));
		this.dropUnless((key, { loading }) => wanted.has(key) || loading.at === "ready");
		for (const step of steps) this.ask(step, answers);
	}

	loadingOf(step: Step, answers: Partial<Answers>): Loading {
		return this.entries.get(cacheKeyOf(step, answers))?.loading ?? NOT_ASKED;
	}

	reload(step: Step, answers: Partial<Answers>): void {
		const old = this.loadingOf(step, answers);
		this.sources.account.forget();
		this.dropUnless(() => false);
		this.ask(step, answers, old.at === "ready" ? old.loaded : undefined);
		this.want(answers);
		this.changed();
	}

	contextFor(answers: Partial<Answers>, signal: AbortSignal): StepContext {
		const { account, profile, prefill, home } = this.sources;
		const { ec2, stacks, keyFiles } = account;
		return { answers, profile, prefill, ec2, stacks, keyFiles, home, signal };
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	readonly snapshot = (): number => this.changes;

	close(): void {
		this.dropUnless(() => false);
	}

	private ask(step: Step, answers: Partial<Answers>, before?: Loaded): void {
		const key = cacheKeyOf(step, answers);
		if (this.entries.has(key)) return;
		const control = new AbortController();
		const asked: Loading = { ...NOT_ASKED, ...(before && { before }) };
		this.entries.set(key, { loading: asked, control });
		const context = this.contextFor(answers, control.signal);
		void loadInto(step, context, (loading) => this.set(key, control, loading));
		void this.sources.clock.sleep(SLOW_AFTER, control.signal).then(
			() => {
				const isWaiting = this.entries.get(key)?.loading === asked;
				if (isWaiting) this.set(key, control, { ...asked, slow: true });
			},
			() => undefined,
		);
	}

	/** An answer that was let go meanwhile is not kept. */
	private set(key: string, control: AbortController, loading: Loading): void {
		if (this.entries.get(key)?.control !== control) return;
		this.entries.set(key, { loading, control });
		this.changed();
	}

	private dropUnless(keep: (key: string, entry: Entry) => boolean): void {
		for (const [key, entry] of this.entries) {
			if (keep(key, entry)) continue;
			this.entries.delete(key);
			entry.control.abort();
		}
	}

	private changed(): void {
		this.changes += 1;
		for (const listener of [...this.listeners]) listener();
	}
}

async function loadInto(step: Step, context: StepContext, set: (loading: Loading) => void): Promise<void> {
	try {
		set({ at: "ready", loaded: await step.load(context) });
	} catch (thrown) {
		if (!isAbort(thrown) || !context.signal.aborted) set({ at: "failed", error: asAppError(thrown) });
	}
}
