import { Box, Text } from "ink";
import { PHASE_TIME, PHASE_TITLE, type PhaseLine } from "../../src/progress/phase-lines.ts";
import { padded } from "../../src/text/fit.ts";
import { LOOKS, ResourceLine } from "./ResourceTree.tsx";

interface PhaseListProps {
	readonly lines: readonly PhaseLine[];
	readonly columns: number;
}

/** The parts of a creation, each with its time, and below those at work what goes on there. */
export function PhaseList({ lines, columns }: PhaseListProps) {
	return (
		<Box flexDirection="column" aria-role="list">
			{lines.map((line) =>
				line.is === "phase" ? (
					<PhaseRow key={line.phase.name} {...line} />
				) : line.is === "about" ? (
					<Box key={line.text} paddingLeft={4} height={1}>
						<Text dimColor wrap="truncate">
							{line.text}
						</Text>
					</Box>
				) : (
					<Box key={line.row.key} paddingLeft={4} height={1}>
						<ResourceLine row={{ ...line.row, depth: 0 }} deleting={false} columns={columns - 4} />
					</Box>
				),
			)}
		</Box>
	);
}

function PhaseRow({ phase, title, time, expects }: PhaseLine & { is: "phase" }) {
	const { mark, colour, word } = LOOKS[phase.state];
	return (
		<Box height={1} aria-role="listitem" aria-label={`${title}: ${word}`}>
			<Text wrap="truncate" dimColor={phase.state === "waiting"} bold={phase.state === "working"}>
				<Text {...(colour === undefined ? {} : { color: colour })}>{mark}</Text>
				{` ${padded(title, PHASE_TITLE - 2)}${time.padStart(PHASE_TIME)}`}
			</Text>
			<Text dimColor wrap="truncate">{`  ${expects}`}</Text>
		</Box>
	);
}
