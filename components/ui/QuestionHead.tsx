import { Box } from "ink";
import type { QuestionLines } from "../../src/text/question-lines.ts";
import { COLOURS } from "../theme.ts";
import { Lines } from "./Lines.tsx";

/** The question, why it is asked, what is to be known about it; then one empty row. */
export function QuestionHead({ lines }: { lines: QuestionLines }) {
	return (
		<Box flexDirection="column" flexShrink={0} paddingBottom={1}>
			<Lines lines={lines.question} bold />
			<Lines lines={lines.why} dimColor />
			<Lines lines={lines.notes} color={COLOURS.warn} />
		</Box>
	);
}
