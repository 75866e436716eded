import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { ANSWER_KEYS, CLOSE_KEYS } from "../../../src/app/console-keys.ts";
import type { ConsolePanel } from "../../../src/app/console-panel.ts";
import {
	deleteConsequences,
	FIRST_LOGIN,
	startConsequences,
	stopConsequences,
} from "../../../src/app/lifecycle-words.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { ConsequencesView } from "../../ui/ConsequencesView.tsx";
import { TypedName } from "./TypedName.tsx";

interface ConsolePanelViewProps {
	readonly panel: ConsolePanel;
	readonly cluster: ClusterView;
	readonly configPath: string;
	readonly onRun: (verb: "stop" | "start" | "delete") => void;
	readonly onClose: () => void;
}

/** What lies over the console: a question before something is done, or something to read. */
export function ConsolePanelView({ panel, cluster, configPath, onRun, onClose }: ConsolePanelViewProps) {
	const { log } = useServices().ports;
	switch (panel.at) {
		case "stop":
		case "start":
			return <Asked verb={panel.at} cluster={cluster} onRun={onRun} onClose={onClose} />;
		case "delete":
			return <DeleteQuestion cluster={cluster} onRun={onRun} onClose={onClose} />;
		case "first-steps":
			return <FirstSteps onClose={onClose} />;
		case "log":
			return (
				<PathNote
					title="Everything that pcluster has said is in this file:"
					path={log.path}
					onClose={onClose}
				/>
			);
		case "config":
			return <PathNote title={`The config file of ${cluster.name}:`} path={configPath} onClose={onClose} />;
		case "none":
			return undefined;
	}
}

interface QuestionProps {
	readonly cluster: ClusterView;
	readonly onRun: (verb: "stop" | "start" | "delete") => void;
	readonly onClose: () => void;
}

function Asked({ verb, cluster, onRun, onClose }: QuestionProps & { verb: "stop" | "start" }) {
	const { columns } = useTerminalSize();
	useIntents(ANSWER_KEYS, (intent) => (intent === "yes" ? onRun(verb) : onClose()));
	const words = verb === "stop" ? stopConsequences(cluster.name) : startConsequences(cluster.name);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box marginBottom={1}>
				<Text bold>{words.question}</Text>
			</Box>
			<ConsequencesView consequences={words} columns={columns} />
		</Box>
	);
}

function DeleteQuestion({ cluster, onRun, onClose }: QuestionProps) {
	const { columns } = useTerminalSize();
	const words = deleteConsequences(cluster.name, cluster.state === "create-failed");
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box marginBottom={1}>
				<Text bold>{words.question}</Text>
			</Box>
			<ConsequencesView consequences={words} columns={columns} />
			<Text> </Text>
			<TypedName name={cluster.name} onRight={() => onRun("delete")} onBack={onClose} />
		</Box>
	);
}

function FirstSteps({ onClose }: { onClose: () => void }) {
	useIntents(CLOSE_KEYS, onClose);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text bold>The first time on the head node (press s to log in)</Text>
			{FIRST_LOGIN.map(({ what, commands }, place) => (
				<Box key={what} flexDirection="column" flexShrink={0}>
					<Text>{`${place + 1}. ${what}`}</Text>
					<CommandLines commands={commands} indent={3} />
				</Box>
			))}
		</Box>
	);
}

function PathNote({ title, path, onClose }: { title: string; path: string; onClose: () => void }) {
	useIntents(CLOSE_KEYS, onClose);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text>{title}</Text>
			<CommandLines commands={[path]} indent={0} />
		</Box>
	);
}
