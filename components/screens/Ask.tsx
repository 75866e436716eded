import { Box, Text } from "ink";
import { useState } from "react";
import { useQuestion } from "../../hooks/use-question.ts";
import { useScroll } from "../../hooks/use-scroll.ts";
import { useSmallWindow } from "../../hooks/use-terminal-size.ts";
import { helpLines } from "../../src/keys/key-help.ts";
import type { TimedPress } from "../../src/keys/key-press.ts";
import { footerOf, type KeyRow, rowFor, scrollRows } from "../../src/keys/key-row.ts";
import { type TextState, textReducer, textWith } from "../../src/list/text-state.ts";
import { readable, widthOf } from "../../src/text/fit.ts";
import { HelpPage } from "../ui/HelpPage.tsx";
import { KeyHints } from "../ui/KeyHints.tsx";
import { lowestQuestionTop, type QuestionText, QuestionView } from "../ui/QuestionView.tsx";
import { TextField } from "../ui/TextField.tsx";

interface TypedText {
	readonly text: TextState;
	hear(press: TimedPress): void;
}

/** What is asked, and what the answers lead to. */
export interface Question {
	/** Names the thing: "Create the cluster lsst in eu-west-2?" */
	readonly title: string;
	readonly body: readonly QuestionText[];
	/** What it costs from then on. */
	readonly money?: readonly string[];
	/** The key that says yes, `y` when left out, and what it does: "create lsst". */
	readonly yes: { readonly key?: string; readonly does: string };
	/** What Esc does: "keep it". */
	readonly no: string;
	/** Set: this word has to be typed before yes can be said. */
	readonly typed?: string | undefined;
	/** A line that is being typed, which hears all keys but Esc. */
	readonly entry?: (TypedText & { readonly label: string }) | undefined;
	/** Set: yes cannot be said now, and why. */
	readonly not?: string | undefined;
	readonly onYes: () => void;
	readonly onNo: () => void;
	readonly onCtrlC?: (() => void) | undefined;
	/** What other keys do here. */
	readonly more?: readonly KeyRow[];
}

const EXPLAINS = "? shows the keys.";

const ABOUT_ANSWERS = {
	title: "",
	paragraphs: [
		"Nothing is done before the key that says yes. It counts once the question could be read: Enter never answers, nor does a key that is held down, typed ahead or pasted.",
	],
};

/** Rows by which a long question scrolls at once. */
const PAGE = 8;
/** Rows of the help's title, of the empty one below it, and of its keys. */
const HELP_OWN = 3;

interface AskProps extends Question {
	readonly columns: number;
	readonly rows: number;
}

/** Asks before something is done that costs or cannot be taken back. */
export function Ask(props: AskProps) {
	const { title, body, money = [], yes, no, typed, not, rows, onYes, onNo, onCtrlC } = props;
	const columns = readable(props.columns);
	const key = yes.key ?? "y";
	const [top, setTop] = useState(0);
	const [isExplained, setExplained] = useState(false);
	// Nobody answers what a window that is too small does not show.
	const isHidden = useSmallWindow() !== undefined;
	const word = useTypedWord(typed);
	const scroll = (by: number) => setTop(Math.max(0, Math.min(lowestQuestionTop(laid), top + by)));
	const explain = () => setExplained(true);
	const keys: KeyRow[] = [
		...(props.more ?? []),
		...scrollRows(scroll, PAGE, true),
		{ keys: ["?"], help: "opens and closes this page", does: explain },
	];
	// The two that answer are heard apart from all others.
	const lines = helpLines(
		ABOUT_ANSWERS,
		[
			{ keys: [key], label: yes.does, not: word.typing ? `Type ${typed} first.` : not, does: explain },
			{ keys: ["escape"], shown: word.typing ? "esc" : "esc, n", label: no, does: explain },
			...keys,
		],
		columns,
	);
	const help = useScroll(lines.length, rows - HELP_OWN);
	const close: KeyRow = {
		keys: ["?", "enter", "q"],
		shown: "esc",
		label: "close",
		does: () => setExplained(false),
	};
	const entry = word.typing ? { ...word, label: `Type ${typed}:` } : props.entry;
	const said = useQuestion({
		// Who comes back from the help reads it anew: nothing that was pressed there answers.
		subject: [title, yes.does, word.typing, not ?? "", isHidden, isExplained].join("\n"),
		yes: key,
		onYes: () => not === undefined && !isHidden && onYes(),
		onNo: () => (isExplained ? setExplained(false) : onNo()),
		onCtrlC,
		hear: (press) => {
			// These two move within what is being typed.
			const isOfField = !isExplained && entry !== undefined && ["home", "end"].includes(press.name);
			const row = isOfField ? undefined : rowFor(isExplained ? [close, ...help.keys] : keys, press);
			// Neither a name nor an amount has a question mark.
			if (row) row.does(press);
			else if (!isExplained) entry?.hear(press);
			return row !== undefined || isExplained || entry !== undefined;
		},
	});
	const answer = answerOf();
	const field = entry ? (
		<Box columnGap={1} height={1}>
			<Text bold>{entry.label}</Text>
			<TextField {...entry.text} columns={columns - widthOf(entry.label) - 1} />
		</Box>
	) : undefined;
	const refused = said.refused !== undefined || word.wrong;
	const laid = { title, body, money, answer, refused, columns, rows, children: field };
	if (isExplained) {
		const shown = lines.slice(help.top, help.top + rows - HELP_OWN);
		return (
			<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
				<Box flexDirection="column" flexGrow={1}>
					<HelpPage title={title} lines={shown} />
				</Box>
				<Box marginLeft={-1}>
					<KeyHints hints={footerOf([close, ...help.keys])} columns={columns} />
				</Box>
			</Box>
		);
	}
	return <QuestionView {...laid} top={top} />;

	function answerOf(): string {
		if (word.wrong)
			return `That is not ${typed}. Nothing was done. Type ${typed} and press Enter, or Esc to ${no}.`;
		if (word.typing)
			return `Type ${typed} and press Enter, then ${key} to ${yes.does}; Esc to ${no}. ${EXPLAINS}`;
		if (not !== undefined) return `${not} Esc to ${no}. ${EXPLAINS}`;
		if (!said.ready) return "One moment …";
		const quick = said.refused === "too-quick" ? "That was too quick to be sure. " : "";
		return `${quick}Press ${key} to ${yes.does}, Esc to ${no}. ${EXPLAINS}`;
	}
}

interface TypedWord extends TypedText {
	/** True while it is still to be typed. */
	readonly typing: boolean;
	/** True after Enter on another word. */
	readonly wrong: boolean;
}

/** The word that has to be typed first; Enter on it leads on to the question, and does not answer it. */
function useTypedWord(word: string | undefined): TypedWord {
	const [text, setText] = useState(() => textWith(""));
	const [wrong, setWrong] = useState(false);
	const [typing, setTyping] = useState(word !== undefined);
	return {
		typing,
		text,
		wrong,
		hear(press) {
			if (press.name !== "enter") {
				setWrong(false);
				setText(textReducer(text, press) ?? text);
			} else if (text.value.trim() === word) setTyping(false);
			else setWrong(true);
		},
	};
}
