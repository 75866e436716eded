import { useState } from "react";
import { useIntents } from "../../../hooks/use-keys.ts";
import { moveOf, useList } from "../../../hooks/use-list.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { hintsOf, RAIL_KEYS } from "../../../src/keys/keymap.ts";
import { currentOption, refusalOf, visibleRows } from "../../../src/list/list-state.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { answerRows } from "../../../src/wizard/answer-rows.ts";
import { ListView } from "../../ui/ListView.tsx";
import { QuestionHead } from "./QuestionHead.tsx";
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

/** All answers as a list; Enter opens one of them again. */
export function AnswersPicker({ chrome, wizard, onClose }: AnswersPickerProps) {
	const lines = questionLines(WORDS, chrome.area, 3);
	const here = wizard.state.at === "step" ? wizard.state.step : undefined;
	const [options] = useState(() => answerRows(wizard.state.answers));
	const { state, dispatch } = useList(options, {
		suggested: here ? [here] : [],
		multi: false,
		height: Math.max(1, lines.left),
	});
	useIntents<string>(RAIL_KEYS, (intent) => {
		const move = moveOf(intent);
		if (move) return dispatch(move);
		if (intent === "cancel") return onClose();
		if (refusalOf(state) !== undefined) return;
		const option = currentOption(state);
		if (!option) return;
		onClose();
		wizard.open(option.key as StepId);
	});
	return (
		<WizardFrame chrome={chrome} hints={hintsOf(RAIL_KEYS)}>
			<QuestionHead lines={lines} />
			<ListView
				titles={["", ""]}
				rows={visibleRows(state).map(({ option, current }) => ({ ...option, current }))}
				columns={chrome.area.width}
			/>
		</WizardFrame>
	);
}
