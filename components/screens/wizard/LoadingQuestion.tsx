import { Box } from "ink";
import { useState } from "react";
import { useIntents } from "../../../hooks/use-keys.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { hintsOf, LIST_KEYS, TYPING_KEYS } from "../../../src/keys/keymap.ts";
import type { AppError } from "../../../src/ports/errors.ts";
import type { Step, TypedEntry } from "../../../src/questions/step.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { AnswersPicker } from "./AnswersPicker.tsx";
import { HelpOverlay } from "./HelpOverlay.tsx";
import { QuestionHead } from "./QuestionHead.tsx";
import { TypedEntryView } from "./TypedEntryView.tsx";
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
	const [mode, setShown] = useState<"wait" | "typing" | "help" | "answers">("wait");
	const setMode = (next: typeof mode) => {
		setShown(next);
		onHold(next !== "wait");
	};
	const typed = step.kind === "form" ? undefined : (step.typed as TypedEntry<unknown> | undefined);
	const { width } = chrome.area;
	useIntents<string>(
		LIST_KEYS,
		(intent) => {
			if (intent === "back") return wizard.back();
			if (intent === "type" && typed) return setMode("typing");
			if (intent === "reload") return wizard.reload(step.id);
			if (intent === "help") return setMode("help");
			if (intent === "rail") return setMode("answers");
		},
		mode === "wait",
	);
	const close = () => setMode("wait");
	if (mode === "help") return <HelpOverlay chrome={chrome} step={step} onClose={close} />;
	if (mode === "answers") return <AnswersPicker chrome={chrome} wizard={wizard} onClose={close} />;
	const labels = {
		up: "",
		accept: "",
		filter: "",
		...(typed ? {} : { type: "" }),
		...(error ? { reload: "try again" } : {}),
	};
	const lines = questionLines({ ...step, notes: chrome.notes }, chrome.area, ERROR_ROWS);
	return (
		<WizardFrame
			chrome={chrome}
			hints={mode === "typing" ? hintsOf(TYPING_KEYS) : hintsOf<string>(LIST_KEYS, labels)}
		>
			<QuestionHead lines={lines} />
			{mode === "typing" && typed ? (
				<TypedEntryView
					typed={typed}
					contextFor={(signal) => wizard.options.contextFor(wizard.state.answers, signal)}
					columns={width}
					onValue={onTyped}
					onCancel={close}
				/>
			) : error ? (
				<ErrorPanel
					error={error}
					doing={`Reading “${step.title}”`}
					columns={width}
					rows={lines.left}
					ways={`r tries again${typed ? ", m lets you type an id" : ""}, esc goes back.`}
				/>
			) : (
				<Waiting title={step.title} slow={slow} canType={typed !== undefined} columns={width} />
			)}
		</WizardFrame>
	);
}

interface WaitingProps {
	readonly title: string;
	readonly slow: boolean;
	readonly canType: boolean;
	readonly columns: number;
}

function Waiting({ title, slow, canType, columns }: WaitingProps) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Spinner label={`Loading “${title}” …`} />
			{slow ? (
				<Prose
					dimColor
					text={`This is slow: AWS has not answered yet. You can wait${canType ? ", or type an id with m" : ""}.`}
					columns={columns}
				/>
			) : undefined}
		</Box>
	);
}
