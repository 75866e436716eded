import type { ReactNode } from "react";
import { usePickList } from "../../../hooks/use-pick-list.ts";
import type { About } from "../../../src/keys/key-help.ts";
import type { HearsText } from "../../../src/keys/key-press.ts";
import type { KeyRow } from "../../../src/keys/key-row.ts";
import type { Field } from "../../../src/list/form-state.ts";
import type { Option } from "../../../src/list/option.ts";
import { linesAboveOptions, OptionList } from "../../ui/OptionList.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";

/** What surrounds a question in `area`, and hears its keys. */
export interface Framing {
	readonly area: { readonly width: number; readonly height: number };
	readonly frame: (inside: {
		readonly keys: readonly KeyRow[];
		readonly about: About;
		readonly typing: HearsText | undefined;
		readonly children: ReactNode;
	}) => ReactNode;
}

interface ChoicePickerProps extends Framing {
	readonly field: Field;
	readonly value: string;
	/** True while AWS is asked for more of it. */
	readonly loading: boolean;
	onChoose(key: string): void;
	onClose(): void;
}

const NONE: readonly Option<string>[] = [];

/** Everything that one field of a form can be; letters filter at once. */
export function ChoicePicker({ area, frame, field, value, loading, onChoose, onClose }: ChoicePickerProps) {
	const options = field.choices ?? NONE;
	const titles = Array.from({ length: Math.max(1, ...options.map(({ cells }) => cells.length)) }, () => "");
	const words = {
		question: field.label,
		why: field.hint,
		notes: loading ? ["These are the usual ones: AWS is being asked for all."] : [],
	};
	const lines = linesAboveOptions(words, titles, area);
	const { state, keys, typing } = usePickList({
		options,
		suggested: options.filter((option) => option.value === value).map(({ key }) => key),
		height: lines.room,
		accept: { label: "take it", does: ([chosen]) => chosen && onChoose(chosen.key) },
		back: { label: "back", does: onClose },
		filter: "at-once",
	});
	const children = (
		<>
			<QuestionHead lines={lines} />
			<OptionList state={state} titles={titles} columns={area.width} filtering />
		</>
	);
	const about = { title: words.question, paragraphs: [words.why, ...words.notes] };
	return frame({ keys, typing, about, children });
}
