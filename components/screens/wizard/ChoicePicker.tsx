import { useState } from "react";
import { useKeys } from "../../../hooks/use-keys.ts";
import { moveOf, useList } from "../../../hooks/use-list.ts";
import type { KeyPress } from "../../../src/keys/key-press.ts";
import { FILTER_KEYS, hintsOf, intentOf } from "../../../src/keys/keymap.ts";
import type { Field } from "../../../src/list/form-state.ts";
import { currentOption, refusalOf, visibleRows } from "../../../src/list/list-state.ts";
import { plainText } from "../../../src/text/plain.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { ListView, listWidths } from "../../ui/ListView.tsx";
import { DETAIL_ROWS, ListDetail, ListStatus } from "./ListStatus.tsx";
import { QuestionHead } from "./QuestionHead.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface ChoicePickerProps {
	readonly chrome: Chrome;
	readonly field: Field;
	readonly value: string;
	onChoose(key: string): void;
	onClose(): void;
}

/** Everything that one field of a form can be; letters filter at once. */
export function ChoicePicker({ chrome, field, value, onChoose, onClose }: ChoicePickerProps) {
	const [options] = useState(() => field.choices ?? []);
	const lines = questionLines({ question: field.label, why: field.hint, notes: [] }, chrome.area, 6);
	const titles = Array.from({ length: Math.max(1, ...options.map(({ cells }) => cells.length)) }, () => "");
	const { state, dispatch } = useList(options, {
		suggested: options.filter((option) => option.value === value).map(({ key }) => key),
		multi: false,
		height: Math.max(1, lines.left - 1 - DETAIL_ROWS),
	});
	const [sample] = useState(() => options.slice(0, 400).map(({ cells }) => ({ cells })));
	const onPress = (press: KeyPress) => {
		const intent = intentOf<string>(FILTER_KEYS, press) ?? "";
		const move = moveOf(intent);
		if (move) return dispatch(move);
		if (intent === "clear") return state.query === "" ? onClose() : dispatch({ type: "filtered", query: "" });
		if (intent === "erase")
			return dispatch({ type: "filtered", query: [...state.query].slice(0, -1).join("") });
		if (intent !== "accept") {
			if (press.text !== "") dispatch({ type: "filtered", query: state.query + press.text });
			return;
		}
		const option = currentOption(state);
		if (refusalOf(state) !== undefined || !option) dispatch({ type: "confirmed" });
		else onChoose(option.key);
	};
	useKeys(onPress);
	const rows = visibleRows(state).map(({ option, current }) => ({
		key: option.key,
		cells: option.cells.map(plainText),
		note: option.note,
		disabled: option.disabled,
		current,
	}));
	return (
		<WizardFrame
			chrome={chrome}
			hints={hintsOf<string>(FILTER_KEYS, { clear: state.query === "" ? "back" : "clear filter" })}
		>
			<QuestionHead lines={lines} />
			<ListView titles={titles} rows={rows} sample={sample} columns={chrome.area.width} />
			<ListStatus state={state} filtering columns={chrome.area.width} reloading={false} />
			<ListDetail
				refusal={state.refusal}
				row={rows.find(({ current }) => current)}
				widths={listWidths(titles, rows, sample, chrome.area.width)}
				titles={titles}
				columns={chrome.area.width}
			/>
		</WizardFrame>
	);
}
