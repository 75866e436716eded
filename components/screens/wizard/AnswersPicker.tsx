import { useState } from "react";
import { usePickList } from "../../../hooks/use-pick-list.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { answerRows } from "../../../src/wizard/answer-rows.ts";
import { linesAboveOptions, OptionList } from "../../ui/OptionList.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface AnswersPickerProps {
	readonly chrome: Chrome;
	readonly wizard: Wizard;
	onClose(): void;
}

const WORDS = {
	question: "Which answer do you want to change?",
	why: "Answers that follow from it are asked again; all others stay.",
	notes: [],
};
const TITLES = ["", ""];

/** All answers as a list; Enter opens one of them again. */
export function AnswersPicker({ chrome, wizard, onClose }: AnswersPickerProps) {
	const lines = linesAboveOptions(WORDS, TITLES, chrome.area);
	const here = wizard.state.at === "step" ? wizard.state.step : undefined;
	const [options] = useState(() => answerRows(wizard.state.answers));
	const { state, keys } = usePickList({
		options,
		suggested: here ? [here] : [],
		height: lines.room,
		accept: {
			label: "open",
			help: "opens the question again",
			does([chosen]) {
				onClose();
				if (chosen) wizard.open(chosen.value);
			},
		},
		back: {
			keys: ["escape", "tab"],
			label: here ? "back to the question" : "back to the plan",
			does: onClose,
		},
		filter: "none",
	});
	return (
		<WizardFrame chrome={chrome} keys={keys} about={{ title: WORDS.question, paragraphs: [WORDS.why] }}>
			<QuestionHead lines={lines} />
			<OptionList state={state} titles={TITLES} columns={chrome.area.width} />
		</WizardFrame>
	);
}
