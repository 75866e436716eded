import { Box, Text } from "ink";
import type { QuestionLines } from "../../src/text/question-lines.ts";
import { COLOURS } from "../theme.ts";
import { Lines } from "./Lines.tsx";

/** The question, why it is asked, what is to be known about it; then one row, empty or with how much is in sight. */
export function QuestionHead({ lines, sight = "" }: { lines: QuestionLines; sight?: string }) {
	return (
		<Box flexDirection="column">
			<Lines lines={lines.question} bold />
			<Lines lines={lines.why} dimColor />
			<Lines lines={lines.notes} color={COLOURS.warn} />
			<Text dimColor wrap="truncate">
				{sight || " "}
			</Text>
		</Box>
	);
}
