import { Box, Text } from "ink";
import { useKeys } from "../../../hooks/use-keys.ts";
import { useTypedEntry } from "../../../hooks/use-typed-entry.ts";
import type { StepContext, TypedEntry } from "../../../src/questions/step.ts";
import { plainText } from "../../../src/text/plain.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface TypedEntryViewProps {
	readonly typed: TypedEntry<unknown>;
	contextFor(signal: AbortSignal): StepContext;
	readonly columns: number;
	onValue(value: unknown): void;
	onCancel(): void;
}

/** An id typed by hand, checked on Enter; the fault is said beneath. */
export function TypedEntryView({ typed, contextFor, columns, onValue, onCancel }: TypedEntryViewProps) {
	const { text, checking, error, submit } = useTypedEntry(typed, contextFor, onValue);
	useKeys((press) => {
		if (text.press(press)) return;
		if (press.name === "enter") submit();
		if (press.name === "escape") onCancel();
	});
	return (
		<Box flexDirection="column" width={columns} flexShrink={0}>
			<Text wrap="truncate">{typed.label}</Text>
			<Box>
				<Text bold color={COLOURS.accent}>{`${MARKS.cursor} `}</Text>
				<Box flexShrink={1}>
					<TextField value={text.value} cursor={text.cursor} />
				</Box>
			</Box>
			<Box flexDirection="column" paddingTop={1}>
				{checking ? <Spinner label="Checking it …" /> : undefined}
				{error ? (
					<Prose color={COLOURS.bad} text={`${MARKS.bad} ${plainText(error.message)}`} columns={columns} />
				) : undefined}
				{error?.hint ? <Prose text={plainText(error.hint)} columns={columns} /> : undefined}
			</Box>
		</Box>
	);
}
