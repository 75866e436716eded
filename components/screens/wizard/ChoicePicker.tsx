import { usePickList } from "../../../hooks/use-pick-list.ts";
import type { Field } from "../../../src/list/form-state.ts";
import type { Option } from "../../../src/list/option.ts";
import { linesAboveOptions, OptionList } from "../../ui/OptionList.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface ChoicePickerProps {
	readonly chrome: Chrome;
	readonly field: Field;
	readonly value: string;
	/** True while AWS is asked for more of it. */
	readonly loading: boolean;
	onChoose(key: string): void;
	onClose(): void;
}

const NONE: readonly Option<string>[] = [];

/** Everything that one field of a form can be; letters filter at once. */
export function ChoicePicker({ chrome, field, value, loading, onChoose, onClose }: ChoicePickerProps) {
	const options = field.choices ?? NONE;
	const titles = Array.from({ length: Math.max(1, ...options.map(({ cells }) => cells.length)) }, () => "");
	const words = {
		question: field.label,
		why: field.hint,
		notes: loading ? ["These are the usual ones: AWS is being asked for all."] : [],
	};
	const lines = linesAboveOptions(words, titles, chrome.area);
	const { state, keys, typing } = usePickList({
		options,
		suggested: options.filter((option) => option.value === value).map(({ key }) => key),
		multi: false,
		height: lines.room,
		accept: { label: "take it", does: ([chosen]) => chosen && onChoose(chosen.key) },
		back: { label: "back", does: onClose },
		filter: "at-once",
	});
	return (
		<WizardFrame
			chrome={chrome}
			keys={keys}
			typing={typing}
			about={{ title: words.question, paragraphs: [words.why, ...words.notes] }}
		>
			<QuestionHead lines={lines} />
			<OptionList state={state} titles={titles} columns={chrome.area.width} filtering />
		</WizardFrame>
	);
}
