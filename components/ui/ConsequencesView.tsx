import { Box, Text } from "ink";
import type { Consequences } from "../../src/app/lifecycle-words.ts";
import { COLOURS, type Tone } from "../theme.ts";

interface ConsequencesViewProps {
	readonly consequences: Consequences;
	readonly columns: number;
}

/** What a verb ends and what goes on, side by side where there is room. */
export function ConsequencesView({ consequences, columns }: ConsequencesViewProps) {
	const wide = columns >= 100;
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box flexDirection={wide ? "row" : "column"} columnGap={4}>
				<Side {...consequences.ends} tone="accent" />
				<Side {...consequences.stays} tone="warn" />
			</Box>
			<Box marginTop={1}>
				<Text dimColor>{consequences.note}</Text>
			</Box>
		</Box>
	);
}

function Side({ title, lines, tone }: { title: string; lines: readonly string[]; tone: Tone }) {
	return (
		<Box flexDirection="column" flexShrink={1}>
			<Text bold color={COLOURS[tone]}>
				{title}
			</Text>
			{lines.map((line) => (
				<Text key={line}>{`  ${line}`}</Text>
			))}
		</Box>
	);
}
