import { Box, Text } from "ink";
import { AT_REST_MS, useNow } from "../../../hooks/use-now.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { ClustersView, ClusterView } from "../../../src/cluster/cluster-view.ts";
import { clusterFacts, clusterWarning, type Fact } from "../../../src/console/cluster-facts.ts";
import { moodOf, stateWord } from "../../../src/console/cluster-words.ts";
import { costsNow } from "../../../src/cost/cost-words.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { type Reminder, reminderText, untilText } from "../../../src/flow/reminder.ts";
import { type KeyRow, menuOf } from "../../../src/keys/key-row.ts";
import { ROOMY_ROWS } from "../../theme.ts";
import { FactList } from "../../ui/FactList.tsx";
import { KeyMenu } from "../../ui/KeyMenu.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { StateWord } from "../../ui/StateWord.tsx";
import { Freshness } from "../clusters/Freshness.tsx";
import { usePageArea } from "../use-page-area.ts";

interface OverviewProps {
	readonly engine: Engine;
	readonly name: string;
	readonly all: ClustersView | undefined;
	readonly cluster: ClusterView | undefined;
	/** Undefined until it has been reckoned. */
	readonly cost: Estimate | undefined;
	/** Of its disks and file systems; undefined until they are known. */
	readonly folders: readonly string[] | undefined;
	/** AWS has been asked and there is no such cluster. */
	readonly gone: boolean;
	readonly keys: readonly KeyRow[];
	/** What has just happened. */
	readonly notice: string | undefined;
	/** What it has cost by a time, USD; undefined until that is known. */
	readonly spent: ((now: Date) => number) | undefined;
	readonly reminder: Reminder | undefined;
	/** The name was another cluster's when this screen was opened. */
	readonly replaced: boolean;
}

/** What the console shows of the cluster itself. */
export function Overview(props: OverviewProps) {
	const { engine, name, all, cluster, cost, gone, keys, notice, replaced } = props;
	const now = useNow(true, AT_REST_MS);
	const { rows } = useTerminalSize();
	const { width } = usePageArea();
	// What header and footer say is then not said again, and keys are dearer than the stack's name.
	const short = rows < ROOMY_ROWS;
	const { reminder } = props;
	const due = reminder?.said ? reminderText(reminder, cost && costsNow(cost)) : undefined;
	const warning =
		cluster === undefined
			? undefined
			: replaced
				? `This is not the ${name} that you opened: that one is gone, and this one was made since.`
				: clusterWarning(cluster, engine.profile);
	return (
		<Box flexDirection="column" width={width}>
			{notice === undefined ? undefined : (
				<Box marginBottom={1}>
					<Notice tone="good" text={notice} columns={width} />
				</Box>
			)}
			{due === undefined ? undefined : (
				<Box marginBottom={1}>
					<Notice tone="warn" text={due} columns={width} />
				</Box>
			)}
			{short ? undefined : (
				<Box columnGap={3} marginBottom={1}>
					<Text bold>{name}</Text>
					{cluster === undefined ? undefined : <StateWord mood={moodOf(cluster)} word={stateWord(cluster)} />}
				</Box>
			)}
			{cluster === undefined ? (
				gone ? (
					<Prose
						text={`There is no cluster ${name} here now: it was deleted. Press n for the others.`}
						columns={width}
					/>
				) : (
					<Spinner label="Asking AWS …" />
				)
			) : (
				<FactList
					facts={[
						...clusterFacts(cluster, now, { cost, soFar: props.spent?.(now), folders: props.folders }),
						...reminderFact(reminder, now),
					].filter(({ label }) => !short || label !== "Stack")}
					columns={width}
				/>
			)}
			{warning === undefined ? undefined : (
				<Box marginTop={1}>
					<Notice tone="warn" text={warning} columns={width} />
				</Box>
			)}
			{cluster === undefined ? undefined : (
				<Box marginTop={1}>
					<KeyMenu entries={menuOf(keys, short)} columns={width} />
				</Box>
			)}
			<Box marginTop={1}>
				<Freshness view={all} now={now} columns={width} />
			</Box>
		</Box>
	);
}

function reminderFact(reminder: Reminder | undefined, now: Date): Fact[] {
	if (reminder === undefined || reminder.said) return [];
	return [{ label: "Reminder", value: `in ${untilText(reminder, now)}` }];
}
