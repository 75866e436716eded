import { createForm } from "../../src/list/form-state.ts";
import { chosenOptions, createList, type ListState } from "../../src/list/list-state.ts";
import type { Answers, StepId } from "../../src/questions/answers.ts";
import type { Step } from "../../src/questions/step.ts";
import { type AnyStep, stepById } from "../../src/questions/steps.ts";
import type { Loaded, OptionStore } from "../../src/wizard/option-store.ts";
import { answered, wizardAt, wizardReducer } from "../../src/wizard/reducer.ts";

/** All questions of the wizard, each confirmed with Enter alone; `meet` is at each with its options on their way. */
export async function confirmedWalk(
	store: OptionStore,
	meet: (step: Step, loaded: Promise<Loaded>) => Promise<unknown> = (_, loaded) => loaded,
): Promise<Partial<Answers>> {
	const { signal } = new AbortController();
	let state = wizardAt();
	while (state.at === "step") {
		const step = stepById(state.step) as AnyStep & Step;
		store.want(state.answers);
		const loaded = arrived(store, step, state.answers);
		await meet(step, loaded);
		const value = confirmed(step, await loaded, store.contextFor(state.answers, signal));
		state = wizardReducer(state, answered(state.step, value));
	}
	return state.answers;
}

/** What Enter alone answers. */
function confirmed(
	step: AnyStep,
	loaded: Loaded,
	context: ReturnType<OptionStore["contextFor"]>,
): Answers[StepId] {
	if (step.kind === "form") {
		const form = loaded as Extract<Loaded, { fields: unknown }>;
		const verdict = step.check(createForm(form).values, form, context);
		if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
		return verdict.value;
	}
	const { options, suggested } = loaded as Extract<Loaded, { options: unknown }>;
	const list = createList(options as never, { suggested, multi: step.kind === "multi-select", height: 10 });
	const values: Answers[StepId][] = chosenOptions(list as ListState<never>).map(({ value }) => value);
	if (step.kind === "multi-select") return step.answerFrom(values as never);
	if (values[0] === undefined) throw new Error(`nothing to choose at ${step.id}`);
	return values[0];
}

function arrived(store: OptionStore, step: Step, answers: Partial<Answers>): Promise<Loaded> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const answer = store.answerOf(step, answers);
			if (answer.at === "asking") return;
			stop();
			if (answer.at === "known") resolve(answer.value);
			else reject(answer.error);
		};
		const stop = store.subscribe(look);
		look();
	});
}
