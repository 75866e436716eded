import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import { ifReadable } from "../questions/permission.ts";
import type { Step, StepContext } from "../questions/step.ts";
import { stepById } from "../questions/steps.ts";
import { opaqueForm } from "./form-step.ts";
import { type ListStep, opaque } from "./list-step.ts";
import type { Loaded, OptionStore } from "./option-store.ts";
import { answered, isFirst, type WizardEvent, type WizardState, wizardAt, wizardReducer } from "./reducer.ts";
import { answerTyped, type Judged, judgedForm, suggestedFrom } from "./typed-answer.ts";

/**
 * The wizard without a screen: one question after the other, answered by its suggestion, by words or by the values of
 * its form, and judged as on the screen. What the next questions need is read ahead meanwhile.
 */
export class Walk {
	readonly options: OptionStore;
	private now: WizardState;

	constructor(options: OptionStore, start: Partial<Answers> = {}) {
		this.options = options;
		this.now = wizardAt(start);
		options.want(this.answers);
	}

	get state(): WizardState {
		return this.now;
	}

	get answers(): Partial<Answers> {
		return this.now.answers;
	}

	/** The question that is asked now; undefined once all are answered. */
	get step(): Step | undefined {
		return this.now.at === "step" ? (stepById(this.now.step) as Step) : undefined;
	}

	/** What this question has to choose from; rejects with why AWS did not tell. */
	async loaded(step: Step, signal: AbortSignal): Promise<Loaded> {
		for (;;) {
			const answer = this.options.answerOf(step, this.answers);
			if (answer.at === "known") return answer.value;
			if (answer.at === "failed") throw answer.error;
			await changeOf(this.options, signal);
		}
	}

	/** What Enter alone would answer. */
	async suggested(step: Step, signal: AbortSignal): Promise<Judged> {
		const loaded = await this.loaded(step, signal);
		if (step.kind === "form") return this.judge(step, loaded as Form, {}, signal);
		return suggestedFrom(opaque(step as ListStep), loaded as OptionList<unknown>, this.contextOf(signal));
	}

	/**
	 * The answer that these words make to the question of a list, see answerTyped: also where the list could not be
	 * read. It is not taken yet.
	 */
	async typed(step: Step, texts: readonly string[], signal: AbortSignal): Promise<Answers[StepId]> {
		const list = (await ifReadable(this.loaded(step, signal), signal)) as OptionList<unknown> | undefined;
		return answerTyped(opaque(step as ListStep), list, texts, this.contextOf(signal));
	}

	/** Judges a form with these values in place of the suggested ones; what is not usual is asked for. Not taken yet. */
	async filled(step: Step, values: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Judged> {
		const form = (await this.loaded(step, signal)) as Form;
		const isOffered = form.fields.every(
			({ key, kind, choices }) =>
				kind !== "choice" || values[key] === undefined || choices?.some(({ value }) => value === values[key]),
		);
		if (isOffered) return this.judge(step, form, values, signal);
		this.options.loadWhole(step, this.answers);
		return this.judge(step, (await this.loaded(step, signal)) as Form, values, signal);
	}

	/** Takes an answer, and goes on to the next question. */
	answer(step: StepId, value: Answers[StepId]): void {
		this.on(answered(step, value));
	}

	/** One question back, its answer kept; false at the first. */
	back(): boolean {
		if (isFirst(this.now)) return false;
		this.on({ type: "wentBack" });
		return true;
	}

	/** To the plan: from here on only what nobody else can decide is asked, see answersItself. */
	hasten(): void {
		this.on({ type: "wentToPlan" });
	}

	/** Asks AWS once more for what this question has to choose from. */
	reload(): void {
		if (this.step) this.options.reload(this.step, this.answers);
	}

	/** Opens a question again. */
	open(step: StepId): void {
		this.on({ type: "opened", step });
	}

	/** Lets go of what is still being read. */
	close(): void {
		this.options.close();
	}

	private on(event: WizardEvent): void {
		this.now = wizardReducer(this.now, event);
		this.options.want(this.answers);
	}

	private judge(
		step: Step,
		form: Form,
		values: Readonly<Record<string, string>>,
		signal: AbortSignal,
	): Promise<Judged> {
		return judgedForm(opaqueForm(step as Step & { kind: "form" }), form, values, this.contextOf(signal));
	}

	/** What the questions know of the world, with the answers so far. */
	contextOf(signal: AbortSignal): StepContext {
		return this.options.contextFor(this.answers, signal);
	}
}

/** Resolves at the next change of what is loaded; rejects once `signal` is aborted. */
function changeOf(options: OptionStore, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const forget = options.subscribe(() => end(resolve));
		const leave = () => end(() => reject(signal.reason));
		const end = (then: () => void) => {
			forget();
			signal.removeEventListener("abort", leave);
			then();
		};
		signal.addEventListener("abort", leave);
	});
}
