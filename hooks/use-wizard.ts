import { useEffect, useReducer, useState } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { Answers, StepId } from "../src/questions/answers.ts";
import type { Prefill } from "../src/questions/prefill.ts";
import type { Step } from "../src/questions/step.ts";
import { stepById } from "../src/questions/steps.ts";
import type { OptionStore } from "../src/wizard/option-store.ts";
import {
	answered,
	answersItself,
	isFirst,
	type WizardState,
	wizardAt,
	wizardReducer,
} from "../src/wizard/reducer.ts";
import { decidedAnswer } from "../src/wizard/suggested-answer.ts";
import { useServices } from "./services-context.tsx";
import type { LeftForm } from "./use-form.ts";
import { useGiven } from "./use-given.ts";
import { useStepOptions } from "./use-step-options.ts";

/** What the wizard's screens see and may do. */
export interface Wizard {
	readonly state: WizardState;
	readonly options: OptionStore;
	/** What is known from files and flags. */
	readonly prefill: Prefill;
	/** Ids of what the config file keeps and the user wants as comments. */
	readonly aside: readonly string[];
	setAside(ids: readonly string[]): void;
	/** Forms as they were left, by what they were loaded for. */
	readonly left: Map<string, LeftForm>;
	answer(step: StepId, value: Answers[StepId]): void;
	open(step: StepId): void;
	/** To the plan, with what the account decides; the rest is asked on the way. */
	toPlan(): void;
	/** Asks AWS again for this question's options, and forgets all others. */
	reload(step: StepId): void;
	/** Asks AWS for all that a form's fields can be. */
	loadWhole(step: StepId): void;
	/** Why what the command line says to this question is no answer to it. */
	readonly refused: string | undefined;
	/** One question back; from the first one out of the wizard. */
	back(): void;
}

/** The answers, where the user is among the questions, and the options of them all. */
export function useWizard(
	engine: Engine,
	prefill: Prefill,
	onLeave: (answers: Partial<Answers>) => void,
	start?: Partial<Answers>,
): Wizard {
	const [state, dispatch] = useReducer(wizardReducer, start ?? {}, wizardAt);
	const [left] = useState(() => new Map<string, LeftForm>());
	const [aside, setAside] = useState<readonly string[]>([]);
	const options = useStepOptions(engine, prefill, state.answers);
	const answer = (step: StepId, value: Answers[StepId]) => dispatch(answered(step, value));
	// Whoever comes back to a question wants to be asked.
	const { answers: flags } = useServices().settings;
	const [given] = useState(() => (Object.keys(start ?? {}).length === 0 ? flags : undefined));
	const { at: answeredByFlags, refused } = useGiven(given, state, options, answer);
	useEffect(() => {
		if (!answersItself(state) || answeredByFlags.current === state.step) return;
		const value = decided(state, options);
		if (value !== undefined) dispatch(answered(state.step, value));
	});
	return {
		state,
		options,
		prefill,
		aside,
		setAside,
		refused,
		left,
		answer,
		open: (step) => dispatch({ type: "opened", step }),
		toPlan: () => dispatch({ type: "wentToPlan" }),
		reload: (step) => options.reload(stepById(step) as Step, state.answers),
		loadWhole: (step) => options.loadWhole(stepById(step) as Step, state.answers),
		back: () => (isFirst(state) ? onLeave(state.answers) : dispatch({ type: "wentBack" })),
	};
}

function decided({ step: id, answers }: WizardState & { at: "step" }, options: OptionStore) {
	const step = stepById(id) as Step;
	const loaded = options.answerOf(step, answers);
	if (loaded.at !== "known") return undefined;
	return decidedAnswer(step, loaded.value, options.contextFor(answers, new AbortController().signal));
}
