import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { doingText } from "../../../src/app/resource-rows.ts";
import { bodyRoom } from "../../../src/app/run-layout.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { cut } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { stepById } from "../../../src/wizard/steps.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { ResourceTree } from "../../ui/ResourceTree.tsx";
import { Tail } from "../../ui/Tail.tsx";

interface FailedBodyProps {
	readonly view: RunView;
	readonly wholeTail: boolean;
	readonly offset: number;
}

/** A run that failed: the first cause, what it means, what to do, and what is left behind. */
export function FailedBody({ view, wholeTail, offset }: FailedBodyProps) {
	const { columns, rows } = useTerminalSize();
	const { home } = useServices().settings.places;
	if (view.outcome.kind !== "failed") return undefined;
	const room = bodyRoom(view, rows);
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2} width={columns - 2}>
			<Cause view={view} />
			{view.outcome.stackLeft && view.verb === "create" ? (
				<Box marginLeft={-2}>
					<Notice tone="warn" text="What is left of it keeps the name. Press d to remove it." />
				</Box>
			) : undefined}
			<Text dimColor>{`The whole story: ${cut(shortPath(view.logPath, home), columns - 22, "middle")}`}</Text>
			<Text> </Text>
			{view.rows.length > 0 && !wholeTail ? (
				<ResourceTree
					rows={view.rows}
					deleting={view.verb === "delete"}
					columns={columns - 4}
					height={room.tree}
					offset={offset}
				/>
			) : (
				<Tail lines={view.tail} count={view.lineCount} height={room.tail} />
			)}
		</Box>
	);
}

function Cause({ view }: { view: RunView }) {
	if (view.outcome.kind !== "failed") return undefined;
	const { diagnosis } = view.outcome;
	return (
		<Panel title={`✗ ${doingText(view.verb, view.cluster)} did not work`} tone="bad">
			<Text>
				{diagnosis.resource === undefined ? "" : <Text bold>{`${plainText(diagnosis.resource)}: `}</Text>}
				{plainText(diagnosis.reason)}
			</Text>
			{diagnosis.meaning === undefined ? undefined : <Text>{plainText(diagnosis.meaning)}</Text>}
			{diagnosis.cure === undefined ? undefined : <Text bold>{plainText(diagnosis.cure)}</Text>}
			{diagnosis.step === undefined ? undefined : (
				<Text>{`Press e to go back to the question: ${stepById(diagnosis.step).title}.`}</Text>
			)}
		</Panel>
	);
}
