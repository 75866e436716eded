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
}

const NOT_ASKED = { at: "loading", slow: false } as const;

/** An empty store over one account. */
export function makeOptionStore({ account, profile, prefill, clock }: Sources): OptionStore {
	const entries = new Map<string, Entry>();
	const listeners = new Set<() => void>();
	let changes = 0;

	const changed = () => {
		changes += 1;
		for (const listener of [...listeners]) listener();
	};
	const set = (key: string, control: AbortController, loading: Loading) => {
		if (entries.get(key)?.control !== control) return;
		entries.set(key, { loading, control });
		changed();
	};
	const contextFor = (answers: Partial<Answers>, signal: AbortSignal): StepContext => ({
		answers,
		profile,
		prefill,
		ec2: account.ec2,
		stacks: account.stacks,
		keyFiles: account.keyFiles,
		signal,
	});
	const ask = (step: Step, answers: Partial<Answers>, before?: Loaded) => {
		const key = cacheKeyOf(step, answers);
		if (entries.has(key)) return;
		const control = new AbortController();
		const asked: Loading = { ...NOT_ASKED, ...(before && { before }) };
		entries.set(key, { loading: asked, control });
		void loadInto(step, contextFor(answers, control.signal), (loading) => set(key, control, loading));
		void clock.sleep(SLOW_AFTER, control.signal).then(
			() => {
				if (entries.get(key)?.loading === asked) set(key, control, { ...asked, slow: true });
			},
			() => undefined,
		);
	};
	const dropUnless = (keep: (key: string, entry: Entry) => boolean) => {
		for (const [key, entry] of entries) {
			if (keep(key, entry)) continue;
			entries.delete(key);
			entry.control.abort();
		}
	};
	const want = (answers: Partial<Answers>) => {
		const steps = loadableSteps(answers);
		const wanted = new Set(steps.map((step) => cacheKeyOf(step, answers)));
		dropUnless((key, { loading }) => wanted.has(key) || loading.at === "ready");
		for (const step of steps) ask(step, answers);
	};

	return {
		want,
		contextFor,
		loadingOf: (step, answers) => entries.get(cacheKeyOf(step, answers))?.loading ?? NOT_ASKED,
		reload(step, answers) {
			const old = entries.get(cacheKeyOf(step, answers))?.loading;
			account.forget();
			dropUnless(() => false);
			ask(step, answers, old?.at === "ready" ? old.loaded : undefined);
			want(answers);
			changed();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		snapshot: () => changes,
		close: () => dropUnless(() => false),
	};
}

async function loadInto(step: Step, context: StepContext, set: (loading: Loading) => void): Promise<void> {
	try {
		set({ at: "ready", loaded: await step.load(context) });
	} catch (thrown) {
		if (!isAbort(thrown) || !context.signal.aborted) set({ at: "failed", error: asAppError(thrown) });
	}
}
