import { useTypedEntry } from "../../../hooks/use-typed-entry.ts";
import type { About } from "../../../src/keys/key-help.ts";
import type { StepContext, TypedEntry } from "../../../src/questions/step.ts";
import type { QuestionLines } from "../../../src/text/question-lines.ts";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { TypedLine } from "../../ui/TypedLine.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface TypedQuestionProps {
	readonly chrome: Chrome;
	/** The words of the question. */
	readonly lines: QuestionLines;
	readonly about: About;
	readonly typed: TypedEntry<unknown>;
	contextFor(signal: AbortSignal): StepContext;
	/** What Enter does. */
	readonly accept: string;
	onValue(value: unknown): void;
	/** What stands there at first. */
	readonly start: string;
	onCancel(text: string): void;
}

/** A question answered by an id typed by hand. */
export function TypedQuestion(props: TypedQuestionProps) {
	const { chrome, lines, about, typed, contextFor, accept, start, onValue, onCancel } = props;
	const entry = useTypedEntry({
		parse: (text, signal) => typed.parse(text, contextFor(signal)),
		onValue,
		onCancel,
		labels: { accept },
		start,
	});
	return (
		<WizardFrame chrome={chrome} keys={entry.keys} typing={entry.typing} about={about}>
			<QuestionHead lines={lines} />
			<TypedLine label={typed.label} entry={entry} columns={chrome.area.width} />
		</WizardFrame>
	);
}
