import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import { ASKING, type Asked, newestOf } from "../ports/asked.ts";
import { asAppError, isAbort } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Clock } from "../ports/machine.ts";
import type { Answers } from "../questions/answers.ts";
import { usualTypes } from "../questions/node-types.ts";
import type { Prefill } from "../questions/prefill.ts";
import type { Step, StepContext } from "../questions/step.ts";
import { stepById } from "../questions/steps.ts";
import { cacheKeyOf, loadableSteps } from "./load-ahead.ts";
import type { MemoAccount } from "./memo-account.ts";
import { readAhead } from "./read-ahead.ts";

/** What a step has loaded: rows for the two kinds of list, fields for a form. */
export type Loaded = OptionList<unknown> | Form;

/** After so long a screen says that AWS is slow, ms. */
const SLOW_AFTER = 2_000;
/** So old an answer of AWS counts as new, ms. */
export const MOMENT_MS = 60_000;
/** So long what rarely changes counts on a walk through the questions, ms. */
const WALK_MS = 60 * 60_000;

type Loading = (context: StepContext) => Promise<Loaded>;

interface Entry {
	readonly answer: Asked<Loaded>;
	readonly control: AbortController;
	/** True when all that a form's fields can be is, or was, asked for. */
	readonly whole: boolean;
}

/** The options of all steps, asked for as soon as what they need is known; the shape of useSyncExternalStore. */
export interface OptionStore {
	/** Asks for everything that `answers` allow and that is not there yet; lets go of what they no longer want. */
	want(answers: Partial<Answers>): void;
	/** What a step loads; while it is asked for anew, what there was before. */
	answerOf(step: Step, answers: Partial<Answers>): Asked<Loaded>;
	/** Asks for all that a form's fields can be, where it has loaded only what is usual. */
	loadWhole(step: Step, answers: Partial<Answers>): void;
	/** Forgets everything read so far and asks again, `step` first. */
	reload(step: Step, answers: Partial<Answers>): void;
	/** What a step may use, for its other questions (typed ids, late columns, repairs). */
	contextFor(answers: Partial<Answers>, signal: AbortSignal): StepContext;
	/**
	 * The account for the checks. The first time what was read on this walk counts, but for what may have changed
	 * since and that no trial start tells; then all is asked anew.
	 */
	accountToCheck(): Pick<MemoAccount, "ec2" | "stacks">;
	subscribe(listener: () => void): () => void;
	/** A number that is another one after each change. */
	snapshot(): number;
	close(): void;
}

interface Sources {
	readonly account: MemoAccount;
	readonly changes: StepContext["changes"];
	readonly reach: StepContext["reach"];
	readonly profile: Profile;
	readonly awsProfile?: StepContext["awsProfile"];
	readonly prefill: Prefill;
	readonly clock: Clock;
	readonly home: string;
	readonly configProblem: StepContext["configProblem"];
}

/** An empty store over one account. */
export function makeOptionStore(sources: Sources): OptionStore {
	return new Store(sources);
}

class Store implements OptionStore {
	private readonly entries = new Map<string, Entry>();
	private readonly listeners = new Set<() => void>();
	private readonly sources: Sources;
	private answers: Partial<Answers> = {};
	/** By place: what is read before a question wants it. */
	private readonly ahead = new Map<string, AbortController>();
	private changes = 0;
	private wasChecked = false;

	constructor(sources: Sources) {
		this.sources = sources;
	}

	want(answers: Partial<Answers>): void {
		this.answers = answers;
		const likely = this.withRegion(answers);
		this.readAhead(likely);
		const steps = loadableSteps(likely);
		const wanted = new Set(steps.map((step) => cacheKeyOf(step, likely)));
		this.dropUnless((key, { answer }) => wanted.has(key) || answer.at === "known");
		for (const step of steps) this.ask(step, likely);
	}

	/** Before the region is answered, the likely one: the settings', else the one where the cursor starts. */
	private withRegion(answers: Partial<Answers>): Partial<Answers> {
		if (answers.region !== undefined) return answers;
		const loaded = newestOf(this.answerOf(stepById("region") as Step, answers));
		const { profile, prefill } = this.sources;
		const named = profile.regions.find((id) => id === prefill.region);
		const [suggested = named] = loaded && "suggested" in loaded ? loaded.suggested : [];
		return suggested === undefined ? answers : { ...answers, region: suggested as RegionId };
	}

	private readAhead({ region, subnet }: Partial<Answers>): void {
		const zones = [undefined, ...(subnet?.zone ? [subnet.zone] : [])];
		const types = usualTypes(this.sources.prefill.nodes);
		const places = region === undefined ? [] : zones.map((zone) => ({ region, zone, types }));
		const keys = places.map((place) => JSON.stringify(place));
		for (const [key, control] of this.ahead) {
			if (keys.includes(key)) continue;
			this.ahead.delete(key);
			control.abort();
		}
		places.forEach((place, index) => {
			const key = keys[index] ?? "";
			if (this.ahead.has(key)) return;
			const control = new AbortController();
			this.ahead.set(key, control);
			readAhead(this.sources.account, place, control.signal);
		});
	}

	answerOf(step: Step, answers: Partial<Answers>): Asked<Loaded> {
		return this.entries.get(cacheKeyOf(step, answers))?.answer ?? ASKING;
	}

	loadWhole(step: Step, answers: Partial<Answers>): void {
		const key = cacheKeyOf(step, answers);
		const entry = this.entries.get(key);
		if (step.kind !== "form" || !step.whole || entry?.answer.at !== "known" || entry.whole) return;
		this.entries.delete(key);
		this.ask(step, answers, entry.answer.value, step.whole);
		this.changed();
	}

	reload(step: Step, answers: Partial<Answers>): void {
		const before = newestOf(this.answerOf(step, answers));
		this.sources.account.forget();
		this.dropUnless(() => false);
		this.readAhead({});
		this.ask(step, answers, before);
		this.want(answers);
		this.changed();
	}

	contextFor(answers: Partial<Answers>, signal: AbortSignal): StepContext {
		const { account, clock, ...sources } = this.sources;
		const { ec2, stacks, keyFiles } = account;
		return { ...sources, answers, ec2, stacks, keyFiles, now: clock.now(), signal };
	}

	accountToCheck(): Pick<MemoAccount, "ec2" | "stacks"> {
		const { account, clock } = this.sources;
		const now = clock.now().getTime();
		account.forgetBefore(this.wasChecked ? now + 1 : now - WALK_MS);
		account.forgetChangingBefore(now - MOMENT_MS);
		this.wasChecked = true;
		return { ec2: account.ec2, stacks: account.stacks };
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	readonly snapshot = (): number => this.changes;

	close(): void {
		this.dropUnless(() => false);
		this.readAhead({});
	}

	private ask(step: Step, answers: Partial<Answers>, before?: Loaded, whole?: Loading): void {
		const key = cacheKeyOf(step, answers);
		if (this.entries.has(key)) return;
		const control = new AbortController();
		const asked: Asked<Loaded> & { at: "asking" } = before ? { at: "asking", before } : ASKING;
		this.entries.set(key, { answer: asked, control, whole: whole !== undefined });
		const context = this.contextFor(answers, control.signal);
		void loadInto(whole ?? step.load, context, (answer) => this.set(key, control, answer));
		void this.sources.clock.sleep(SLOW_AFTER, control.signal).then(
			() => {
				const isWaiting = this.entries.get(key)?.answer === asked;
				if (isWaiting) this.set(key, control, { ...asked, slow: true });
			},
			() => undefined,
		);
	}

	/** An answer that was let go meanwhile is not kept. */
	private set(key: string, control: AbortController, answer: Asked<Loaded>): void {
		const entry = this.entries.get(key);
		if (entry?.control !== control) return;
		this.entries.set(key, { ...entry, answer });
		if (this.answers.region === undefined) this.want(this.answers);
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

async function loadInto(
	load: Loading,
	context: StepContext,
	set: (answer: Asked<Loaded>) => void,
): Promise<void> {
	try {
		set({ at: "known", value: await load(context) });
	} catch (thrown) {
		if (!isAbort(thrown) || !context.signal.aborted) set({ at: "failed", error: asAppError(thrown) });
	}
}
