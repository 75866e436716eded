import { Box, Text } from "ink";
import type { Sweeping } from "../../../hooks/use-sweep.ts";
import { unreadLines } from "../../../src/leftovers/leftover-words.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

interface SweepHeadProps {
	readonly title: string;
	readonly sweep: Sweeping<unknown>;
	/** What was found, once all have answered. */
	readonly sum: string;
	/** False where there is no room for what could not be read. */
	readonly whole?: boolean;
	readonly columns: number;
}

/** What is looked for in all regions, how far that is, and what could not be read. */
export function SweepHead({ title, sweep, sum, whole = true, columns }: SweepHeadProps) {
	const { swept, asking, error } = sweep;
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text bold wrap="truncate">
				{title}
			</Text>
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
			{asking || !whole ? undefined : <Unread sweep={sweep} columns={columns} />}
		</Box>
	);
}

function Unread({ sweep: { swept }, columns }: Pick<SweepHeadProps, "sweep" | "columns">) {
	const lines = swept ? unreadLines(swept.unread, swept.of) : [];
	return lines.map((line) => <Prose key={line} dimColor text={line} columns={columns} />);
}
