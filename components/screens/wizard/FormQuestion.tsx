import { useCost } from "../../../hooks/use-cost.ts";
import { useForm } from "../../../hooks/use-form.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { shortCost } from "../../../src/cost/cost-words.ts";
import type { Form } from "../../../src/list/form-state.ts";
import type { Profile } from "../../../src/pcluster/profile.ts";
import type { Answers } from "../../../src/questions/answers.ts";
import type { OpaqueFormStep } from "../../../src/wizard/form-step.ts";
import { aboutStep } from "../../../src/wizard/question-keys.ts";
import { whyAsked } from "../../../src/wizard/suggested-answer.ts";
import { FormView } from "./FormView.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface FormQuestionProps {
	readonly wizard: Wizard;
	readonly step: OpaqueFormStep;
	readonly form: Form;
	/** True while AWS is asked for more of it, or anew. */
	readonly loading: boolean;
	readonly chrome: Chrome;
	readonly profile: Profile;
}

/** A question of the wizard that is answered by a form. */
export function FormQuestion({ wizard, step, form, loading, chrome, profile }: FormQuestionProps) {
	const { answers } = wizard.state;
	const question = useForm(wizard, step, form);
	const nodes =
		step.id === "nodes" && question.verdict.ok ? (question.verdict.value as Answers["nodes"]) : undefined;
	const estimate = useCost({ ...answers, ...(nodes && { nodes }) }, profile);
	const { form: shown } = question.state;
	const words = { ...step, notes: [...chrome.notes, ...whyAsked(wizard.state, shown), ...shown.notes] };
	return (
		<FormView
			question={question}
			words={words}
			about={aboutStep(words)}
			cost={estimate && shortCost(estimate, chrome.estimate)}
			area={chrome.area}
			loading={loading}
			frame={(inside) => <WizardFrame chrome={chrome} {...inside} />}
		/>
	);
}
