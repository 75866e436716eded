import { Box } from "ink";
import type { AppError } from "../../src/ports/errors.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { Lines } from "./Lines.tsx";
import { Prose } from "./Prose.tsx";
import { Spinner } from "./Spinner.tsx";
import { TextField } from "./TextField.tsx";

interface TypedLineProps {
	/** What is to be typed. */
	readonly label: string;
	readonly entry: {
		readonly text: { readonly value: string; readonly cursor: number };
		readonly checking: boolean;
		readonly error: AppError | undefined;
	};
	readonly placeholder?: string;
	readonly columns: number;
}

/** A line being typed; what is wrong with it is said beneath. */
export function TypedLine({ label, entry, placeholder, columns }: TypedLineProps) {
	const { text, checking, error } = entry;
	return (
		<Box flexDirection="column" width={columns}>
			<Prose text={label} columns={columns} />
			<Box height={1}>
				<Lines lines={[`${MARKS.cursor} `]} bold color={COLOURS.accent} />
				<TextField {...text} columns={columns - 2} {...(placeholder === undefined ? {} : { placeholder })} />
			</Box>
			<Box flexDirection="column">
				{checking ? <Spinner label="Checking it …" /> : undefined}
				{error ? (
					<Prose color={COLOURS.bad} text={`${MARKS.bad} ${error.message}`} columns={columns} />
				) : undefined}
				{error?.hint ? <Prose text={error.hint} columns={columns} /> : undefined}
			</Box>
		</Box>
	);
}
