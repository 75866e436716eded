import { Box, Text } from "ink";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { elapsedText } from "../../../src/flow/app-state.ts";
import { findingsOf } from "../../../src/progress/finding-lines.ts";
import { phaseLines } from "../../../src/progress/phase-lines.ts";
import { phasesOf } from "../../../src/progress/phases.ts";
import {
	bodyRoom,
	findingsRoom,
	isAnswerForPrograms,
	type RunPane,
	rowsOf,
	troublesOf,
} from "../../../src/progress/run-layout.ts";
import {
	countText,
	expectedText,
	headline,
	quietText,
	rateText,
	safeText,
} from "../../../src/progress/run-words.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { widthOf } from "../../../src/text/fit.ts";
import { Notice } from "../../ui/Notice.tsx";
import { PhaseList } from "../../ui/PhaseList.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { ResourceTree } from "../../ui/ResourceTree.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { usePageArea } from "../use-page-area.ts";
import { FindingsPane } from "./FindingsPane.tsx";

interface RunBodyProps {
	readonly view: RunView;
	readonly now: Date;
	readonly pane: RunPane;
	readonly offset: number;
	readonly top: number;
	/** What it costs once its head node is on: "≈ $0.06/h"; undefined where that is not known. */
	readonly rate: string | undefined;
}

/** A run under way. */
export function RunBody({ view, now, pane, offset, top, rate }: RunBodyProps) {
	const { columns, rows } = useTerminalSize();
	const { width } = usePageArea();
	const troubles = troublesOf(view);
	const room = bodyRoom(view, { columns, rows });
	const quiet = pane !== "tail" && isAnswerForPrograms(view);
	const shown = rowsOf(view);
	const tree = shown.length > 0 && pane === "tree";
	return (
		<Box flexDirection="column" width={width}>
			<Headline view={view} now={now} columns={width} />
			{view.phase === "checking" ? (
				<Prose text={countText(view)} columns={width} />
			) : (
				<>
					<ProgressBar fraction={view.fraction} columns={width} />
					<Box justifyContent="space-between" columnGap={2}>
						<Text dimColor wrap="truncate" aria-hidden>
							{countText(view)}
						</Text>
						<Box flexShrink={0}>
							<Text>{rateText(view, rate)}</Text>
						</Box>
					</Box>
				</>
			)}
			<Text> </Text>
			{tree ? (
				<ResourceTree
					rows={shown}
					deleting={view.verb === "delete"}
					columns={width}
					height={room.tree}
					offset={offset}
				/>
			) : undefined}
			{pane === "phases" ? (
				<PhaseList lines={phaseLines(phasesOf(shown), now, width, room.tail)} columns={width} />
			) : pane === "findings" ? (
				<FindingsPane
					findings={findingsOf(view)}
					columns={width}
					rows={findingsRoom(view, { columns, rows })}
					top={top}
				/>
			) : quiet || (tree && room.under === 0) ? (
				<Prose text={tree ? "" : quietText(view)} columns={width} />
			) : (
				<Box flexDirection="column" paddingTop={tree ? 1 : 0}>
					<Tail lines={view.tail} height={tree ? room.under : room.tail} />
				</Box>
			)}
			<Text> </Text>
			{troubles.map((text) => (
				<Notice key={text} tone="warn" text={text} columns={width} />
			))}
			<Prose text={safeText(view)} columns={width} />
		</Box>
	);
}

/** Columns of the spinner, and of the gap before the time. */
const AROUND_HEADLINE = 4;

function Headline({ view, now, columns }: { view: RunView; now: Date; columns: number }) {
	const [what, elapsed, expected] = [headline(view), elapsedText(view, now), expectedText(view, now)];
	const hasRoom = widthOf(`${what}${elapsed}, ${expected}`) + AROUND_HEADLINE <= columns;
	return (
		<Box justifyContent="space-between" columnGap={2}>
			<Spinner label={what} />
			<Box flexShrink={0}>
				<Text>
					{elapsed}
					{expected === "" || !hasRoom ? undefined : <Text dimColor>{`, ${expected}`}</Text>}
				</Text>
			</Box>
		</Box>
	);
}
