import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { type CauseLines, causeLines, questionText } from "../../../src/progress/cause-lines.ts";
import { findingsOf, isRefused } from "../../../src/progress/finding-lines.ts";
import {
	bodyOf,
	findingsRoom,
	type RunPane,
	type RunSize,
	rowsOf,
} from "../../../src/progress/run-layout.ts";
import { doingText } from "../../../src/progress/shown-rows.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { cut } from "../../../src/text/fit.ts";
import { logWords } from "../../../src/text/log-words.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { ResourceTree } from "../../ui/ResourceTree.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { usePageArea } from "../use-page-area.ts";
import { FindingsPane } from "./FindingsPane.tsx";

interface FailedBodyProps {
	readonly view: RunView;
	readonly size: RunSize;
	readonly pane: RunPane;
	readonly offset: number;
	readonly top: number;
}

/** A run that failed: what it means and what to do, what is left behind, then AWS's own words and what lies below. */
export function FailedBody({ view, size, pane, offset, top }: FailedBodyProps) {
	const { ports, settings } = useServices();
	const { width } = usePageArea();
	const lines = causeLines(view, bodyOf(size));
	if (lines === undefined) return undefined;
	const log = cut(logWords(ports.log, settings.places.home), width, "middle");
	const brief = pane !== "tree";
	const below = brief ? lines.instead : lines.below;
	return (
		<Box flexDirection="column" width={width}>
			{isRefused(view) ? <Refusal view={view} /> : <Cause view={view} lines={lines} brief={brief} />}
			{lines.log || brief ? <Text dimColor>{log}</Text> : undefined}
			{below > 0 ? <Text> </Text> : undefined}
			{below === 0 ? undefined : pane === "findings" ? (
				<FindingsPane findings={findingsOf(view)} columns={width} rows={findingsRoom(view, size)} top={top} />
			) : rowsOf(view).length > 0 ? (
				<ResourceTree
					rows={rowsOf(view)}
					deleting={view.verb === "delete"}
					columns={width}
					height={below}
					offset={offset}
				/>
			) : (
				<Tail lines={view.tail} height={below} />
			)}
		</Box>
	);
}

/** pcluster's check has refused the config: each reason stands below. */
function Refusal({ view }: { view: RunView }) {
	if (view.outcome.kind !== "failed") return undefined;
	return (
		<Panel title={`✗ pcluster refused the config of ${view.cluster}`} tone="bad">
			<Text wrap="truncate">Nothing was made, and nothing costs money.</Text>
			<Text wrap="truncate" bold>
				{questionText(view.outcome.diagnosis) ?? "Press e to change your answers."}
			</Text>
		</Panel>
	);
}

interface CauseProps {
	readonly view: RunView;
	readonly lines: CauseLines;
	/** Something else was asked for: only what it means and what to do. */
	readonly brief: boolean;
}

function Cause({ view, lines, brief }: CauseProps) {
	return (
		<>
			<Panel title={`✗ ${doingText(view)} did not work`} tone="bad">
				<Lines lines={lines.meaning} />
				<Lines lines={lines.cure} bold />
				<Lines lines={lines.question} />
			</Panel>
			{brief ? undefined : (
				<>
					<Lines lines={lines.command} color={COLOURS.accent} />
					<Lines lines={lines.left.map((line, place) => `${place === 0 ? MARKS.warn : " "} ${line}`)} />
					<Lines lines={lines.node} />
					<Lines lines={lines.nodeCommands} color={COLOURS.accent} />
					<Lines lines={lines.link} />
					<Lines lines={lines.said} dimColor />
				</>
			)}
		</>
	);
}
