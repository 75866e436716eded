import { useEffect, useRef, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useClusters } from "../../../hooks/use-clusters.ts";
import { useIntents } from "../../../hooks/use-keys.ts";
import { type Login, useLogin } from "../../../hooks/use-login.ts";
import { useTarget } from "../../../hooks/use-target.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { type ClusterView, identityOf } from "../../../src/cluster/cluster-view.ts";
import type { FleetState } from "../../../src/cluster/fleet-state.ts";
import { moodOf, runUnderWay, stateWord, withFleet } from "../../../src/console/cluster-words.ts";
import {
	type ConsolePanel,
	consoleHints,
	isOffered,
	noLongerAsked,
} from "../../../src/console/console-panel.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { CLUSTER_KEYS, QUIT_ONLY } from "../../../src/keys/console-keys.ts";
import type { Target } from "../../../src/pcluster/dialect.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { RunRequest, RunVerb } from "../../../src/runs/run.ts";
import { Page } from "../../ui/Page.tsx";
import { stateMark } from "../../ui/StateWord.tsx";
import { ClusterBody } from "./ClusterBody.tsx";

interface ClusterScreenProps {
	readonly engine: Engine;
	readonly region: RegionId;
	readonly name: string;
	readonly notice: string | undefined;
	/** The fleet as a run has just left it. */
	readonly fleet: FleetState | undefined;
	readonly onSeen: (cluster: ClusterView) => void;
	readonly onRun: (request: RunRequest) => void;
	readonly onClusters: () => void;
	readonly onQuit: () => void;
}

/** The console of one cluster: its state, and everything that can be done with it, one key each. */
export function ClusterScreen(props: ClusterScreenProps) {
	const { engine, region, name } = props;
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const { view: all, refresh } = useClusters(engine, region, name);
	const found = all?.clusters.find((one) => one.name === name);
	const cluster = found && withFleet(found, props.fleet);
	const gone = all?.asOf !== undefined && cluster === undefined;
	const target = useTarget(engine, region, name, cluster?.stackId);
	const login = useLogin(engine, target, cluster?.stackId);
	const [panel, setPanel] = useState<ConsolePanel>({ at: "none" });
	const replaced = useReplaced(cluster?.stackId);
	useSeen(cluster, props.onSeen);
	useConsoleKeys(props, { cluster, gone, target, login, panel, setPanel, refresh });
	const word = cluster === undefined ? "" : `${stateMark(moodOf(cluster.state))} ${stateWord(cluster)}`;
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={[region, settings.profile, `pcluster ${engine.profile.version}`]}
			right={`${name}  ${word}`}
			demo={settings.demo}
			hints={consoleHints(cluster, gone, panel, login)}
		>
			<ClusterBody
				engine={engine}
				name={name}
				all={all}
				cluster={cluster}
				gone={gone}
				notice={props.notice}
				panel={panel}
				login={login}
				configPath={target.configPath}
				not={noLongerAsked(panel, cluster, gone)}
				replaced={replaced}
				onRun={(keeps) => {
					if (panel.at === "stop" || panel.at === "start" || panel.at === "delete")
						props.onRun({ ...requestOf(panel.of, target, panel.at, false), keeps });
				}}
				onClose={() => setPanel({ at: "none" })}
				onQuit={props.onQuit}
			/>
		</Page>
	);
}

function requestOf(cluster: ClusterView, target: Target, verb: RunVerb, attach: boolean): RunRequest {
	return { verb, target, stackName: cluster.stackName, attach, meant: identityOf(cluster) };
}

/** True once the name is another stack's than when the screen was opened. */
function useReplaced(stackId: string | undefined): boolean {
	const first = useRef<string>(undefined);
	first.current ??= stackId;
	return stackId !== undefined && stackId !== first.current;
}

function useSeen(cluster: ClusterView | undefined, onSeen: (cluster: ClusterView) => void): void {
	const state = cluster?.state;
	const stackId = cluster?.stackId;
	// biome-ignore lint/correctness/useExhaustiveDependencies: told when the state changes, not at each look
	useEffect(() => {
		if (cluster !== undefined) onSeen(cluster);
	}, [state, stackId]);
}

interface Console {
	readonly cluster: ClusterView | undefined;
	/** AWS has been asked and there is no such cluster. */
	readonly gone: boolean;
	readonly target: Target;
	readonly login: Login;
	readonly panel: ConsolePanel;
	readonly setPanel: (panel: ConsolePanel) => void;
	readonly refresh: () => void;
}

function useConsoleKeys(props: ClusterScreenProps, console: Console): void {
	const { cluster, gone, target, login, panel, setPanel, refresh } = console;
	const quiet =
		login.stage.at === "none" || (login.stage.at === "over" && login.stage.outcome.kind === "ended");
	const free = quiet && panel.at === "none";
	useIntents(
		CLUSTER_KEYS,
		(intent) => {
			if (!isOffered(cluster, gone, intent)) return;
			if (intent === "ssh") login.begin();
			if (intent === "key-file") login.askKey();
			if (cluster && (intent === "stop" || intent === "start" || intent === "delete")) {
				setPanel({ at: intent, of: cluster });
				refresh();
			}
			if (intent === "first-steps" || intent === "log" || intent === "config") setPanel({ at: intent });
			if (intent === "refresh") refresh();
			if (intent === "clusters") props.onClusters();
			if (intent === "quit") props.onQuit();
			const verb = cluster === undefined ? undefined : runUnderWay(cluster);
			if (intent === "watch" && cluster && verb) props.onRun(requestOf(cluster, target, verb, true));
		},
		free,
	);
	useIntents(QUIT_ONLY, props.onQuit, !free && login.stage.at !== "inside");
}
