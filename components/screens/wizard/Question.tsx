import { useMemo, useState } from "react";
import { useShippedPrices } from "../../../hooks/use-cost.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { priced } from "../../../src/cost/priced-choices.ts";
import type { Form } from "../../../src/list/form-state.ts";
import type { OptionList } from "../../../src/list/option.ts";
import type { Profile } from "../../../src/pcluster/profile.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import type { Step } from "../../../src/questions/step.ts";
import { stepById } from "../../../src/questions/steps.ts";
import { opaqueForm } from "../../../src/wizard/form-step.ts";
import { type ListStep, type OpaqueListStep, opaque } from "../../../src/wizard/list-step.ts";
import { cacheKeyOf } from "../../../src/wizard/load-ahead.ts";
import { FormQuestion } from "./FormQuestion.tsx";
import { ListQuestion } from "./ListQuestion.tsx";
import { LoadingQuestion } from "./LoadingQuestion.tsx";
import type { Chrome } from "./WizardFrame.tsx";

interface QuestionProps {
	readonly wizard: Wizard;
	readonly id: StepId;
	readonly chrome: Chrome;
	readonly profile: Profile;
}

/** The current question, by its kind and by how far its options have come. */
export function Question({ wizard, id, chrome, profile }: QuestionProps) {
	const step = stepById(id) as Step;
	const { answers } = wizard.state;
	const answer = wizard.options.answerOf(step, answers);
	const loaded = newestOf(answer);
	const key = cacheKeyOf(step, answers);
	const [held, setHeld] = useState<string>();
	const prices = useShippedPrices(answers.region);
	const told = useMemo(
		() => (prices && loaded ? priced(step, loaded, prices) : loaded),
		[step, loaded, prices],
	);
	if (loaded === undefined || held === key) {
		return (
			<LoadingQuestion
				key={key}
				wizard={wizard}
				step={step}
				chrome={chrome}
				slow={answer.at === "asking" && answer.slow === true}
				{...(answer.at === "failed" ? { error: answer.error } : {})}
				onHold={(isHeld) => setHeld(isHeld ? key : undefined)}
				onTyped={(value) => wizard.answer(id, typedAnswer(step, value) as never)}
			/>
		);
	}
	if (step.kind === "form")
		return (
			<FormQuestion
				key={key}
				wizard={wizard}
				step={opaqueForm(step)}
				form={told as Form}
				loading={answer.at === "asking"}
				chrome={chrome}
				profile={profile}
			/>
		);
	return (
		<ListQuestion
			key={key}
			wizard={wizard}
			step={listStepOf(step)}
			list={told as OptionList<unknown>}
			reloading={answer.at === "asking"}
			chrome={chrome}
		/>
	);
}

function listStepOf(step: Step): OpaqueListStep {
	return opaque(step as ListStep);
}

function typedAnswer(step: Step, value: unknown): unknown {
	return step.kind === "multi-select" ? listStepOf(step).answerFrom([value]) : value;
}
