import { Box } from "ink";
import { useMemo } from "react";
import { useAnnotations } from "../../../hooks/use-annotations.ts";
import { type ListQuestion as Question, useListQuestion } from "../../../hooks/use-list-question.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { visibleRows } from "../../../src/list/list-state.ts";
import type { OptionList } from "../../../src/list/option.ts";
import { plainText } from "../../../src/text/plain.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import type { OpaqueListStep } from "../../../src/wizard/list-step.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { type ListRow, ListView, listWidths, titleRows } from "../../ui/ListView.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { AnswersPicker } from "./AnswersPicker.tsx";
import { HelpOverlay } from "./HelpOverlay.tsx";
import { DETAIL_ROWS, ListDetail, ListStatus } from "./ListStatus.tsx";
import { hintsOfList } from "./list-hints.ts";
import { QuestionHead } from "./QuestionHead.tsx";
import { TypedEntryView } from "./TypedEntryView.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface ListQuestionProps {
	readonly wizard: Wizard;
	readonly step: OpaqueListStep;
	readonly list: OptionList<unknown>;
	/** True while the same list is asked for again. */
	readonly reloading: boolean;
	readonly chrome: Chrome;
}

const SAMPLE = 400;
/** Fewest rows of options that the words above the list leave. */
const LEAST_OPTIONS = 3;

/** A question answered from a list: one row, or several ticked ones. */
export function ListQuestion({ wizard, step, list, reloading, chrome }: ListQuestionProps) {
	const { width, height } = chrome.area;
	const around = titleRows(step.columns) + 1 + DETAIL_ROWS;
	const lines = questionLines(
		{ ...step, notes: [...chrome.notes, ...list.notes] },
		chrome.area,
		around + LEAST_OPTIONS,
	);
	const room = Math.max(1, lines.left - around);
	const question = useListQuestion(wizard, step, list, Math.min(room, height));
	const { state, mode, setMode } = question;
	const visible = visibleRows(state);
	const late = useAnnotations(
		visible.map(({ option }) => option),
		visible.find(({ current }) => current)?.option.key,
		step.annotate as never,
		question.contextFor,
	);
	const sample = useMemo(
		() => state.options.slice(0, SAMPLE).map(({ cells }) => ({ cells })),
		[state.options],
	);
	const rows: ListRow[] = visible.map(({ option, current, ticked }) => ({
		key: option.key,
		cells: option.cells.map(plainText),
		note: noteOf(option.note, late.get(option.key)?.text),
		disabled: option.disabled === undefined ? undefined : plainText(option.disabled),
		current,
		ticked,
	}));

	if (mode === "help") return <HelpOverlay chrome={chrome} step={step} onClose={() => setMode("list")} />;
	if (mode === "answers")
		return <AnswersPicker chrome={chrome} wizard={wizard} onClose={() => setMode("list")} />;
	return (
		<WizardFrame chrome={chrome} hints={hintsOfList(step, question)}>
			<QuestionHead lines={lines} />
			{mode === "typing" && step.typed ? (
				<TypedEntryView
					typed={step.typed as never}
					contextFor={question.contextFor}
					columns={width}
					onValue={question.takeTyped}
					onCancel={() => setMode("list")}
				/>
			) : (
				<Options
					question={question}
					step={step}
					list={list}
					rows={rows}
					sample={sample}
					width={width}
					height={lines.left}
					reloading={reloading}
				/>
			)}
		</WizardFrame>
	);
}

interface OptionsProps {
	readonly question: Question;
	readonly step: OpaqueListStep;
	readonly list: OptionList<unknown>;
	readonly rows: readonly ListRow[];
	readonly sample: readonly { readonly cells: readonly string[] }[];
	readonly width: number;
	readonly height: number;
	readonly reloading: boolean;
}

function Options({ question, step, list, rows, sample, width, height, reloading }: OptionsProps) {
	const { state, mode, trouble } = question;
	if (state.options.length === 0) {
		return (
			<Box flexDirection="column" width={width}>
				<Prose text={plainText(list.empty ?? "There is nothing to choose from.")} columns={width} />
			</Box>
		);
	}
	if (trouble) return <ErrorPanel error={trouble} columns={width} rows={height} />;
	const current = rows.find((row) => row.current);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<ListView titles={step.columns} rows={rows} sample={sample} columns={width} multi={state.multi} />
			<ListStatus state={state} filtering={mode === "filter"} columns={width} reloading={reloading} />
			<ListDetail
				refusal={state.refusal}
				row={current}
				widths={listWidths(step.columns, rows, sample, width, state.multi)}
				titles={step.columns}
				columns={width}
			/>
		</Box>
	);
}

function noteOf(note: string | undefined, late: string | undefined): string | undefined {
	const parts = [note, late].filter((part) => part !== undefined && part !== "");
	return parts.length === 0 ? undefined : plainText(parts.join(" · "));
}
