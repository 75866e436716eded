import { type ReactNode, useState } from "react";
import { useLeftText } from "../../hooks/use-left-text.ts";
import { usePickList } from "../../hooks/use-pick-list.ts";
import { useTypedEntry } from "../../hooks/use-typed-entry.ts";
import type { About } from "../../src/keys/key-help.ts";
import { ctrlC, type KeyRow } from "../../src/keys/key-row.ts";
import type { Option } from "../../src/list/option.ts";
import { type QuestionLines, type QuestionWords, questionLines } from "../../src/text/question-lines.ts";
import { linesAboveOptions, OptionList } from "../ui/OptionList.tsx";
import { QuestionHead } from "../ui/QuestionHead.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { TypedLine } from "../ui/TypedLine.tsx";
import { KeyedPage, type PageHead } from "./KeyedPage.tsx";
import { usePageArea } from "./use-page-area.ts";

/** Fewest rows for what is typed that the words above it leave. */
const TYPED_ROWS = 3;

interface PickerPageProps<Value> {
	readonly head: PageHead;
	readonly words: QuestionWords;
	readonly titles: readonly string[];
	/** The same array while it holds the same rows. */
	readonly options: readonly Option<Value>[];
	/** Key of the row to start on. */
	readonly suggested: string | undefined;
	/** Set while there is nothing to choose from yet: what is being asked. */
	readonly asking: string | undefined;
	readonly reloading: boolean;
	/** What the list is of. */
	readonly label: string;
	/** Typing what is not in the list: what the footer calls that, what is to be typed, and what it stands for. */
	readonly typed: {
		readonly hint: string;
		readonly label: string;
		parse(text: string, signal: AbortSignal): Value | Promise<Value>;
	};
	readonly onPick: (value: Value) => void;
	readonly onReload: () => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const NOTHING: readonly never[] = [];

/** One row to take from a list, or to type, over a screen of the console and in its place. */
export function PickerPage<Value>(props: PickerPageProps<Value>) {
	const [typing, setTyping] = useState(false);
	const left = useLeftText(() => setTyping(false));
	if (typing) return <TypedPage {...props} {...left} />;
	return <ListPage {...props} onType={() => setTyping(true)} />;
}

function ListPage<Value>(props: PickerPageProps<Value> & { readonly onType: () => void }) {
	const { head, words, titles, options, suggested, asking, reloading, label, onPick } = props;
	const area = usePageArea();
	const lines = linesAboveOptions(words, titles, area);
	const more: KeyRow[] = [
		{ keys: ["m"], label: props.typed.hint, does: props.onType },
		{ keys: ["r"], label: "reload", help: "looks again", does: props.onReload },
	];
	const list = usePickList({
		options: asking === undefined ? options : NOTHING,
		suggested: suggested === undefined ? [] : [suggested],
		height: lines.room,
		accept: { label: "take it", does: ([chosen]) => chosen && onPick(chosen.value) },
		back: { label: "back", does: props.onBack },
		filter: "by-key",
		more,
	});
	return (
		<KeyedPage
			head={head}
			keys={[...list.keys, ctrlC(props.onQuit)]}
			typing={list.typing}
			about={list.filtering ? undefined : aboutWords(words)}
		>
			<QuestionBody lines={lines}>
				{asking === undefined ? (
					<OptionList
						state={list.state}
						titles={titles}
						columns={area.width}
						filtering={list.filtering}
						reloading={reloading}
						label={label}
					/>
				) : (
					<Spinner label={asking} />
				)}
			</QuestionBody>
		</KeyedPage>
	);
}

interface TypedPageProps<Value> extends PickerPageProps<Value> {
	readonly start: string;
	readonly onCancel: (text: string) => void;
}

function TypedPage<Value>(props: TypedPageProps<Value>) {
	const { head, words, typed, start, onPick, onCancel, onQuit } = props;
	const area = usePageArea();
	const lines = questionLines(words, area, TYPED_ROWS);
	const entry = useTypedEntry({ parse: typed.parse, onValue: onPick, onCancel, start });
	return (
		<KeyedPage
			head={head}
			keys={[...entry.keys, ctrlC(onQuit)]}
			typing={entry.typing}
			about={aboutWords(words)}
		>
			<QuestionBody lines={lines}>
				<TypedLine label={typed.label} entry={entry} columns={area.width} />
			</QuestionBody>
		</KeyedPage>
	);
}

function aboutWords({ question, why, notes }: QuestionWords): About {
	return { title: question, paragraphs: [why, ...notes] };
}

function QuestionBody({ lines, children }: { readonly lines: QuestionLines; readonly children: ReactNode }) {
	return (
		<>
			<QuestionHead lines={lines} />
			{children}
		</>
	);
}
