import { Box, Text } from "ink";
import { useState } from "react";
import { useQuestion } from "../../hooks/use-question.ts";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import type { TimedPress } from "../../src/keys/key-press.ts";
import { type TextState, textReducer, textWith } from "../../src/list/text-state.ts";
import { widthOf } from "../../src/text/fit.ts";
import { isTooSmall } from "../theme.ts";
import { lowestQuestionTop, type QuestionText, QuestionView } from "../ui/QuestionView.tsx";
import { TextField } from "../ui/TextField.tsx";

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
	/** A line that is being typed; `hear` hears its letters. */
	readonly entry?: { readonly label: string; readonly text: TextState } | undefined;
	/** Set: yes cannot be said now, and why. */
	readonly not?: string | undefined;
	readonly onYes: () => void;
	readonly onNo: () => void;
	readonly onCtrlC?: (() => void) | undefined;
	/** Another key that does something here; true when it was one. */
	readonly hear?: (press: TimedPress) => boolean;
}

interface AskProps extends Question {
	readonly columns: number;
	readonly rows: number;
}

/** Asks before something is done that costs or cannot be taken back. */
export function Ask(props: AskProps) {
	const { title, body, money = [], yes, no, typed, not, columns, rows, onYes, onNo, onCtrlC } = props;
	const key = yes.key ?? "y";
	const [top, setTop] = useState(0);
	const window = useTerminalSize();
	// Nobody answers what a window that is too small does not show.
	const isHidden = isTooSmall(window.columns, window.rows);
	const word = useTypedWord(typed);
	const said = useQuestion({
		subject: [title, yes.does, word.typing, not ?? "", isHidden].join("\n"),
		yes: key,
		onYes: () => not === undefined && !isHidden && onYes(),
		onNo,
		onCtrlC,
		hear: (press) => {
			const by = SCROLL[press.name];
			if (by === undefined) return word.hear(press) || (props.hear?.(press) ?? false);
			setTop(Math.max(0, Math.min(lowestQuestionTop(laid), top + by)));
			return true;
		},
	});
	const answer = answerOf();
	const entry = word.typing ? { label: `Type ${typed}:`, text: word.text } : props.entry;
	const field = entry ? (
		<Box columnGap={1} height={1} flexShrink={0}>
			<Text bold>{entry.label}</Text>
			<TextField {...entry.text} columns={columns - widthOf(entry.label) - 1} />
		</Box>
	) : undefined;
	const refused = said.refused !== undefined || word.wrong;
	const laid = { title, body, money, answer, refused, columns, rows, children: field };
	return <QuestionView {...laid} top={top} />;

	function answerOf(): string {
		if (word.wrong)
			return `That is not ${typed}. Nothing was done. Type ${typed} and press Enter, or Esc to ${no}.`;
		if (word.typing) return `Type ${typed} and press Enter, then ${key} to ${yes.does}; Esc to ${no}.`;
		if (not !== undefined) return `${not} Esc to ${no}.`;
		if (!said.ready) return "One moment …";
		const quick = said.refused === "too-quick" ? "That was too quick to be sure. " : "";
		return `${quick}Press ${key} to ${yes.does}, Esc to ${no}.`;
	}
}

const SCROLL: Readonly<Record<string, number>> = { up: -1, down: 1, pageup: -8, pagedown: 8 };

interface TypedWord {
	/** True while it is still to be typed. */
	readonly typing: boolean;
	readonly text: TextState;
	/** True after Enter on another word. */
	readonly wrong: boolean;
	hear(press: TimedPress): boolean;
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
			if (!typing) return false;
			if (press.name !== "enter") {
				setWrong(false);
				setText(textReducer(text, press) ?? text);
			} else if (text.value.trim() === word) setTyping(false);
			else setWrong(true);
			return true;
		},
	};
}
