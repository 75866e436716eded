import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { findingsOf, isRefused } from "../../../src/progress/finding-lines.ts";
import { bodyRoom, findingsRoom, type RunPane, rowsOf } from "../../../src/progress/run-layout.ts";
import { doingText } from "../../../src/progress/shown-rows.ts";
import { stepById } from "../../../src/questions/steps.ts";
import type { Remains, RunView } from "../../../src/runs/run.ts";
import { cut } from "../../../src/text/fit.ts";
import { logWords } from "../../../src/text/log-words.ts";
import { plainText } from "../../../src/text/plain.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { ResourceTree } from "../../ui/ResourceTree.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { FindingsPane } from "./FindingsPane.tsx";

interface FailedBodyProps {
	readonly view: RunView;
	readonly pane: RunPane;
	readonly offset: number;
	readonly top: number;
}

/** A run that failed: the first cause, what it means, what to do, and what is left behind. */
export function FailedBody({ view, pane, offset, top }: FailedBodyProps) {
	const { columns, rows } = useTerminalSize();
	const { ports, settings } = useServices();
	const { home } = settings.places;
	if (view.outcome.kind !== "failed") return undefined;
	const room = bodyRoom(view, rows);
	const left = view.verb === "create" ? LEFT[view.outcome.remains.kind] : undefined;
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2} width={columns - 2}>
			{isRefused(view) ? <Refusal view={view} /> : <Cause view={view} columns={columns - 8} />}
			{left === undefined ? undefined : (
				<Box marginLeft={-2}>
					<Notice tone="warn" text={left} columns={columns - 2} />
				</Box>
			)}
			<Text dimColor>{cut(logWords(ports.log, home), columns - 4, "middle")}</Text>
			<Text> </Text>
			{pane === "findings" ? (
				<FindingsPane
					findings={findingsOf(view)}
					columns={columns - 4}
					rows={findingsRoom(view, rows)}
					top={top}
				/>
			) : rowsOf(view).length > 0 && pane === "tree" ? (
				<ResourceTree
					rows={rowsOf(view)}
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

/** What a failed creation has left, and what to do about it. */
const LEFT: Readonly<Record<Remains["kind"], string | undefined>> = {
	nothing: undefined,
	own: "What is left of it keeps the name and may cost. Press d to remove it.",
	other: undefined,
	unknown: "Whether AWS has made something of it is not known. Press n to look at the clusters.",
};

/** pcluster's check has refused the config: each reason stands below. */
function Refusal({ view }: { view: RunView }) {
	if (view.outcome.kind !== "failed") return undefined;
	const { step } = view.outcome.diagnosis;
	return (
		<Panel title={`✗ pcluster refused the config of ${view.cluster}`} tone="bad">
			<Text wrap="truncate">Nothing was made, and nothing costs money.</Text>
			<Text wrap="truncate" bold>
				{step === undefined
					? "Press e to change your answers."
					: `Press e to go back to the question: ${stepById(step).title}.`}
			</Text>
		</Panel>
	);
}

function Cause({ view, columns }: { view: RunView; columns: number }) {
	if (view.outcome.kind !== "failed") return undefined;
	const { diagnosis } = view.outcome;
	return (
		<Panel title={`✗ ${doingText(view.verb, view.cluster)} did not work`} tone="bad">
			<Prose
				head={diagnosis.resource === undefined ? "" : `${plainText(diagnosis.resource)}: `}
				text={plainText(diagnosis.reason)}
				columns={columns}
			/>
			{diagnosis.meaning === undefined ? undefined : (
				<Prose text={plainText(diagnosis.meaning)} columns={columns} />
			)}
			{diagnosis.cure === undefined ? undefined : (
				<Prose bold text={plainText(diagnosis.cure)} columns={columns} />
			)}
			{diagnosis.step === undefined ? undefined : (
				<Prose
					text={`Press e to go back to the question: ${stepById(diagnosis.step).title}.`}
					columns={columns}
				/>
			)}
		</Panel>
	);
}
