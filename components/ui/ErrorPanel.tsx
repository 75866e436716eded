import { Text } from "ink";
import type { AppError } from "../../src/errors.ts";
import { plainText } from "../../src/text/plain.ts";
import { MARKS } from "../theme.ts";
import { Panel } from "./Panel.tsx";

interface ErrorPanelProps {
	readonly error: AppError;
	/** What was being done, e.g. "Reading your subnets". */
	readonly doing?: string;
	readonly columns?: number;
	/** One more sentence after the hint: the keys that help here. */
	readonly ways?: string;
}

/** Any error: what happened, then what to do now. Never a stack trace. */
export function ErrorPanel({ error, doing, columns, ways }: ErrorPanelProps) {
	return (
		<Panel
			title={`${MARKS.bad} ${doing ? `${doing} did not work` : "That did not work"}`}
			tone="bad"
			{...(columns === undefined ? {} : { columns })}
		>
			<Text>{plainText(error.message)}</Text>
			{error.hint ? <Text bold>{plainText(error.hint)}</Text> : undefined}
			{ways ? <Text dimColor>{ways}</Text> : undefined}
		</Panel>
	);
}
