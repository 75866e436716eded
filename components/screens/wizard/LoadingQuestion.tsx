import { Box } from "ink";
import { useState } from "react";
import { useLeftText } from "../../../hooks/use-left-text.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import type { KeyRow } from "../../../src/keys/key-row.ts";
import type { AppError } from "../../../src/ports/errors.ts";
import type { Step, TypedEntry } from "../../../src/questions/step.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { aboutStep, BACK_HELP, listQuestionKeys, typingText } from "../../../src/wizard/question-keys.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { AnswersPicker } from "./AnswersPicker.tsx";
import { TypedQuestion } from "./TypedQuestion.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface LoadingQuestionProps {
	readonly wizard: Wizard;
	readonly step: Step;
	readonly chrome: Chrome;
	readonly slow: boolean;
	/** Set when loading failed. */
	readonly error?: AppError;
	/** Says whether something is open over the waiting: it then stays, even when the options come. */
	onHold(held: boolean): void;
	/** Takes a typed value where the step allows typing. */
	onTyped(value: unknown): void;
}

/** Rows that the words of the question leave for what went wrong. */
const ERROR_ROWS = 8;

/** A question whose options are on their way, or did not come: typing, trying again and going back still work. */
export function LoadingQuestion({
	wizard,
	step,
	chrome,
	slow,
	error,
	onHold,
	onTyped,
}: LoadingQuestionProps) {
	const [mode, setShown] = useState<"wait" | "typing" | "answers">("wait");
	const setMode = (next: typeof mode) => {
		setShown(next);
		onHold(next !== "wait");
	};
	const close = () => setMode("wait");
	const left = useLeftText(close);
	const typed = step.kind === "form" ? undefined : (step.typed as TypedEntry<unknown> | undefined);
	const { width } = chrome.area;
	const words = { ...step, notes: chrome.notes };
	const lines = questionLines(words, chrome.area, ERROR_ROWS);
	if (mode === "answers") return <AnswersPicker chrome={chrome} wizard={wizard} onClose={close} />;
	if (mode === "typing" && typed)
		return (
			<TypedQuestion
				chrome={chrome}
				lines={lines}
				about={aboutStep(words)}
				typed={typed}
				contextFor={(signal) => wizard.options.contextFor(wizard.state.answers, signal)}
				accept="use it"
				onValue={onTyped}
				{...left}
			/>
		);
	const keys: KeyRow[] = [
		{ keys: ["escape"], label: "back", help: BACK_HELP, does: wizard.back },
		...listQuestionKeys(
			{ typed },
			{
				type: () => setMode("typing"),
				reload: () => wizard.reload(step.id),
				answers: () => setMode("answers"),
				toPlan: wizard.toPlan,
			},
			error ? "try again" : "reload",
		),
	];
	return (
		<WizardFrame chrome={chrome} keys={keys} about={aboutStep(words)} onHelp={onHold}>
			<QuestionHead lines={lines} />
			{error ? (
				<ErrorPanel
					error={error}
					doing={`Reading “${step.title}”`}
					columns={width}
					rows={lines.left}
					ways={`r tries again${typed ? `, m lets you ${typingText(typed)}` : ""}, esc goes back.`}
				/>
			) : (
				<Waiting title={step.title} slow={slow} typed={typed} columns={width} />
			)}
		</WizardFrame>
	);
}

interface WaitingProps {
	readonly title: string;
	readonly slow: boolean;
	readonly typed: TypedEntry<unknown> | undefined;
	readonly columns: number;
}

function Waiting({ title, slow, typed, columns }: WaitingProps) {
	return (
		<Box flexDirection="column">
			<Spinner label={`Loading “${title}” …`} />
			{slow ? (
				<Prose
					dimColor
					text={`This is slow: AWS has not answered yet. You can wait${typed ? `, or ${typingText(typed)} with m` : ""}.`}
					columns={columns}
				/>
			) : undefined}
		</Box>
	);
}
