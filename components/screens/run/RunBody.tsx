import { Box, Text } from "ink";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { elapsedText } from "../../../src/app/app-state.ts";
import { fleetText } from "../../../src/app/cluster-words.ts";
import { doingText, typicalText } from "../../../src/app/resource-rows.ts";
import { bodyRoom, TAIL_ROWS, troublesOf } from "../../../src/app/run-layout.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { Notice } from "../../ui/Notice.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { ResourceTree } from "../../ui/ResourceTree.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Tail } from "../../ui/Tail.tsx";

interface RunBodyProps {
	readonly view: RunView;
	readonly now: Date;
	readonly wholeTail: boolean;
	readonly offset: number;
}

/** A run under way. */
export function RunBody({ view, now, wholeTail, offset }: RunBodyProps) {
	const { columns, rows } = useTerminalSize();
	const width = columns - 4;
	const troubles = troublesOf(view);
	const room = bodyRoom(view, rows);
	const tree = view.rows.length > 0 && !wholeTail;
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2} width={columns - 2}>
			<Headline view={view} now={now} />
			<ProgressBar fraction={view.fraction} columns={width} />
			<Text dimColor wrap="truncate">
				{countText(view)}
			</Text>
			<Text> </Text>
			{tree ? (
				<ResourceTree
					rows={view.rows}
					deleting={view.verb === "delete"}
					columns={width}
					height={room.tree}
					offset={offset}
				/>
			) : undefined}
			{tree ? <Text> </Text> : undefined}
			<Tail lines={view.tail} count={view.lineCount} height={tree ? TAIL_ROWS : room.tail} />
			<Text> </Text>
			{troubles.map((text) => (
				<Box key={text} marginLeft={-2}>
					<Notice tone="warn" text={text} />
				</Box>
			))}
			<Text wrap="truncate">{safeText(view)}</Text>
		</Box>
	);
}

function Headline({ view, now }: { view: RunView; now: Date }) {
	return (
		<Box justifyContent="space-between">
			<Spinner label={doingText(view.verb, view.cluster)} />
			<Text wrap="truncate">
				{elapsedText(view, now)}
				<Text dimColor>{`, ${typicalText(view.typicalMinutes)}`}</Text>
			</Text>
		</Box>
	);
}

function countText(view: RunView): string {
	if (view.verb === "stop" || view.verb === "start") return `nodes: ${fleetText(view.fleet)}`;
	return `${view.resourcesDone} of ${view.resourcesExpected} resources`;
}

function safeText(view: RunView): string {
	const what = view.verb === "create" ? "building" : "working";
	return `Leaving is safe: AWS goes on ${what}. Start firstlight again to come back.`;
}
