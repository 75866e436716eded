import { Box, Text } from "ink";
import type { Sweeping } from "../../../hooks/use-sweep.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

interface SweepHeadProps {
	/** Empty where there is no room for it. */
	readonly title: string;
	readonly sweep: Sweeping<unknown>;
	/** What was found, once all have answered. */
	readonly sum: string;
	/** What could not be read, in sentences, as far as there is room for it. */
	readonly unread: readonly string[];
	readonly columns: number;
}

/** What is looked for in all regions, how far that is, and what could not be read. */
export function SweepHead({ title, sweep, sum, unread, columns }: SweepHeadProps) {
	const { swept, asking, error } = sweep;
	return (
		<Box flexDirection="column">
			{title === "" ? undefined : (
				<Text bold wrap="truncate">
					{title}
				</Text>
			)}
			{asking ? (
				<Spinner
					label={
						swept ? `Asking AWS: ${swept.done} of ${swept.of} regions …` : "Asking AWS for its regions …"
					}
				/>
			) : error ? (
				<ErrorPanel error={error} columns={columns} rows={8} />
			) : (
				<Prose text={sum} columns={columns} />
			)}
			{asking ? undefined : unread.map((line) => <Prose key={line} dimColor text={line} columns={columns} />)}
		</Box>
	);
}
