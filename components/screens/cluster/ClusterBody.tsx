import { Box, Text } from "ink";
import type { Login } from "../../../hooks/use-login.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { ClustersView, ClusterView } from "../../../src/cluster/cluster-view.ts";
import { clusterFacts, clusterWarning } from "../../../src/console/cluster-facts.ts";
import { moodOf, stateWord } from "../../../src/console/cluster-words.ts";
import { type ConsolePanel, clusterMenu } from "../../../src/console/console-panel.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { durationText } from "../../../src/text/duration.ts";
import { FactList } from "../../ui/FactList.tsx";
import { KeyMenu } from "../../ui/KeyMenu.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { StateWord } from "../../ui/StateWord.tsx";
import { Freshness } from "../clusters/Freshness.tsx";
import { ConsolePanelView } from "./ConsolePanelView.tsx";
import { LoginView } from "./LoginView.tsx";

interface ClusterBodyProps {
	readonly engine: Engine;
	readonly name: string;
	readonly all: ClustersView | undefined;
	readonly cluster: ClusterView | undefined;
	/** AWS has been asked and there is no such cluster. */
	readonly gone: boolean;
	readonly notice: string | undefined;
	readonly panel: ConsolePanel;
	readonly login: Login;
	readonly configPath: string;
	/** Why the question that is open cannot be answered with yes any more. */
	readonly not: string | undefined;
	/** The name was another cluster's when this screen was opened. */
	readonly replaced: boolean;
	readonly onRun: (keeps: readonly string[] | undefined) => void;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** With fewer rows what header and footer say is not said again. */
const SHORT_ROWS = 24;

/** What the console shows: a login's question, a panel, or the cluster itself. */
export function ClusterBody(props: ClusterBodyProps) {
	const { columns } = useTerminalSize();
	const { login, panel, onQuit } = props;
	const { stage } = login;
	const over = stage.at === "over" && stage.outcome.kind === "ended";
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2} width={columns - 2}>
			{stage.at !== "none" && !over ? (
				<LoginView login={login} onQuit={onQuit} />
			) : panel.at !== "none" ? (
				<ConsolePanelView {...props} panel={panel} />
			) : (
				<Overview {...props} />
			)}
		</Box>
	);
}

function Overview({ engine, name, all, cluster, gone, notice, login, replaced }: ClusterBodyProps) {
	const now = useNow(true);
	const { columns, rows } = useTerminalSize();
	const short = rows < SHORT_ROWS;
	const { stage } = login;
	const warning =
		cluster === undefined
			? undefined
			: replaced
				? `This is not the ${name} that you opened: that one is gone, and this one was made since.`
				: clusterWarning(cluster, engine.profile);
	const said =
		stage.at === "over" ? endedText(stage.outcome.kind === "ended" ? stage.outcome.seconds : 0) : notice;
	return (
		<Box flexDirection="column" flexShrink={0}>
			{said === undefined ? undefined : (
				<Box marginLeft={-2} marginBottom={1}>
					<Notice tone="good" text={said} columns={columns - 2} />
				</Box>
			)}
			{short ? undefined : (
				<Box columnGap={3} marginBottom={1}>
					<Text bold>{name}</Text>
					{cluster === undefined ? undefined : (
						<StateWord mood={moodOf(cluster.state)} word={stateWord(cluster)} />
					)}
				</Box>
			)}
			{cluster === undefined ? (
				gone ? (
					<Prose
						text={`There is no cluster ${name} here now: it was deleted. Press n for the others.`}
						columns={columns - 4}
					/>
				) : (
					<Spinner label="Asking AWS …" />
				)
			) : (
				<FactList facts={clusterFacts(cluster, now)} />
			)}
			{warning === undefined ? undefined : (
				<Box marginLeft={-2} marginTop={1}>
					<Notice tone="warn" text={warning} columns={columns - 2} />
				</Box>
			)}
			{cluster === undefined ? undefined : (
				<Box marginTop={1}>
					<KeyMenu entries={clusterMenu(cluster, short)} columns={columns - 4} />
				</Box>
			)}
			<Box marginLeft={-2} marginTop={1}>
				<Freshness view={all} now={now} columns={columns - 2} />
			</Box>
		</Box>
	);
}

function endedText(seconds: number): string {
	return `You are back after ${durationText(seconds)}. The cluster goes on running, and costing.`;
}
