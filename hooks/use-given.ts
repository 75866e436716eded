import { useEffect, useRef, useState } from "react";
import { asAppError, isAbort, sentencesOf } from "../src/ports/errors.ts";
import type { Answers, StepId } from "../src/questions/answers.ts";
import type { GivenAnswers } from "../src/questions/given.ts";
import type { Step } from "../src/questions/step.ts";
import { stepById } from "../src/questions/steps.ts";
import { answerGiven } from "../src/wizard/judge-given.ts";
import type { OptionStore } from "../src/wizard/option-store.ts";
import type { WizardState } from "../src/wizard/reducer.ts";
import { Walk } from "../src/wizard/walk.ts";

/** What the command line has to say to the questions. */
interface Given {
	/** The question that it answers now, or where it was refused: nothing else answers that one by itself. */
	readonly at: { readonly current: StepId | undefined };
	/** Why it was refused, while the question is on the screen; undefined where it was not. */
	readonly refused: string | undefined;
}

/** Answers each question once by what the command line says to it, as soon as it is asked. */
export function useGiven(
	given: GivenAnswers | undefined,
	state: WizardState,
	options: OptionStore,
	take: (step: StepId, value: Answers[StepId]) => void,
): Given {
	const at = useRef<StepId>(undefined);
	const [refused, setRefused] = useState<{ readonly step: StepId; readonly why: string }>();
	const tried = useRef(new Set<StepId>());
	// biome-ignore lint/correctness/useExhaustiveDependencies: each question is answered once
	useEffect(() => {
		at.current = undefined;
		const id = state.at === "step" ? state.step : undefined;
		const mine = id && given?.get(id);
		if (id === undefined || mine === undefined || tried.current.has(id)) return;
		tried.current.add(id);
		at.current = id;
		const leaving = new AbortController();
		const { signal } = leaving;
		const walk = new Walk(options, state.answers);
		answerGiven(walk, stepById(id) as Step, mine, () => "", signal).then(
			({ value }) => {
				if (!signal.aborted) take(id, value);
			},
			(thrown: unknown) => {
				if (!signal.aborted && !isAbort(thrown))
					setRefused({ step: id, why: sentencesOf(asAppError(thrown)) });
			},
		);
		return () => leaving.abort();
	}, [given, options, state]);
	return { at, refused: state.at === "step" && refused?.step === state.step ? refused.why : undefined };
}
