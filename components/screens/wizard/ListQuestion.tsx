import { useState } from "react";
import { useLeftText } from "../../../hooks/use-left-text.ts";
import { useListQuestion } from "../../../hooks/use-list-question.ts";
import { usedRegions, useRegionUse } from "../../../hooks/use-region-use.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import type { OptionList as Options } from "../../../src/list/option.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { OpaqueListStep } from "../../../src/wizard/list-step.ts";
import { aboutStep } from "../../../src/wizard/question-keys.ts";
import { whyAsked } from "../../../src/wizard/suggested-answer.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { linesAboveOptions, OptionList } from "../../ui/OptionList.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { AnswersPicker } from "./AnswersPicker.tsx";
import { CureQuestion } from "./CureQuestion.tsx";
import { TypedQuestion } from "./TypedQuestion.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface ListQuestionProps {
	readonly wizard: Wizard;
	readonly step: OpaqueListStep;
	readonly list: Options<unknown>;
	/** True while the same list is asked for again. */
	readonly reloading: boolean;
	readonly chrome: Chrome;
}

/** A question answered from a list: one row, or several ticked ones. */
export function ListQuestion({ wizard, step, list, reloading, chrome }: ListQuestionProps) {
	const { width } = chrome.area;
	const [cured, setCured] = useState<string>();
	const words = {
		...step,
		notes: [
			...(cured === undefined ? [] : [cured]),
			...chrome.notes,
			...whyAsked(wizard.state, list),
			...list.notes,
		],
	};
	const lines = linesAboveOptions(words, step.columns, chrome.area);
	const question = useListQuestion(wizard, step, list, lines.room, setCured);
	const { mode, setMode, trouble, cure } = question;
	const { state, filtering, typing } = question.list;
	const current = step.id === "region" ? currentOption(state) : undefined;
	const uses = useRegionUse(
		current?.disabled === undefined ? (current?.value as RegionId) : undefined,
		question.contextFor,
	);
	const close = () => setMode("list");
	const left = useLeftText(close);

	if (mode === "answers") return <AnswersPicker chrome={chrome} wizard={wizard} onClose={close} />;
	if (mode === "typing" && step.typed)
		return (
			<TypedQuestion
				chrome={chrome}
				lines={lines}
				about={aboutStep(words)}
				typed={step.typed as never}
				contextFor={question.contextFor}
				accept={state.multi ? "add it" : "use it"}
				onValue={question.takeTyped}
				{...left}
			/>
		);
	if (cure.asking) return <CureQuestion chrome={chrome} cure={cure.asking} onYes={cure.yes} onNo={cure.no} />;
	return (
		<WizardFrame
			chrome={chrome}
			keys={question.keys}
			typing={typing}
			about={filtering ? undefined : aboutStep(words)}
		>
			<QuestionHead lines={lines} />
			{trouble ? (
				<ErrorPanel error={trouble} columns={width} rows={lines.left} />
			) : state.options.length === 0 ? (
				<Prose text={list.empty ?? "There is nothing to choose from."} columns={width} />
			) : (
				<OptionList
					state={state}
					titles={step.columns}
					columns={width}
					filtering={filtering}
					reloading={reloading}
					late={uses}
					news={usedRegions(uses)}
				/>
			)}
		</WizardFrame>
	);
}
