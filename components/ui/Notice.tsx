import { Box, Text } from "ink";
import { plainText } from "../../src/text/plain.ts";
import { COLOURS, MARKS } from "../theme.ts";

interface NoticeProps {
	readonly text: string;
	readonly tone: "good" | "warn" | "bad";
}

const MARK = { good: MARKS.done, warn: MARKS.warn, bad: MARKS.bad } as const;

/** One sentence on what has just happened, with its mark. */
export function Notice({ text, tone }: NoticeProps) {
	return (
		<Box flexShrink={0} paddingLeft={2}>
			<Text>
				<Text bold color={COLOURS[tone]}>
					{MARK[tone]}{" "}
				</Text>
				{plainText(text)}
			</Text>
		</Box>
	);
}
