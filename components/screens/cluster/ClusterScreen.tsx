import { useEffect, useMemo, useRef, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useClusters } from "../../../hooks/use-clusters.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useLogin } from "../../../hooks/use-login.ts";
import { useSeen } from "../../../hooks/use-seen.ts";
import { useSpent } from "../../../hooks/use-spent.ts";
import { useStanding } from "../../../hooks/use-standing-cost.ts";
import { useTarget } from "../../../hooks/use-target.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import type { FleetState } from "../../../src/cluster/fleet-state.ts";
import { foldersIn, passingIn } from "../../../src/cluster/holdings.ts";
import { ABOUT_CLUSTER, clusterKeys } from "../../../src/console/cluster-keys.ts";
import { sizeRequest, verbRequest, watchRequest } from "../../../src/console/cluster-requests.ts";
import {
	moodOf,
	refusalOf,
	stateOnLeaving,
	stateWord,
	withFleet,
} from "../../../src/console/cluster-words.ts";
import { type ConsolePanel, noLongerAsked } from "../../../src/console/console-panel.ts";
import { consoleWords } from "../../../src/console/own-commands.ts";
import { costNow, costsNow } from "../../../src/cost/cost-words.ts";
import { commandLine } from "../../../src/engine/command-line.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { SeenCluster } from "../../../src/flow/app-state.ts";
import type { Reminder } from "../../../src/flow/reminder.ts";
import { type ChecklistStep, firstLogin } from "../../../src/login/first-login.ts";
import { loginLines } from "../../../src/login/login-lines.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { RunRequest } from "../../../src/runs/run.ts";
import { ownCommand } from "../../../src/settings.ts";
import { durationText } from "../../../src/text/duration.ts";
import { stateMark } from "../../ui/StateWord.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { ConsolePanelView } from "./ConsolePanelView.tsx";
import { LoginView } from "./LoginView.tsx";
import { Overview } from "./Overview.tsx";

interface ClusterScreenProps {
	readonly engine: Engine;
	readonly region: RegionId;
	readonly name: string;
	readonly notice: string | undefined;
	/** The fleet as a run has just left it. */
	readonly fleet: FleetState | undefined;
	/** `cost`: what it costs now, as a sentence, where that is known. */
	readonly onSeen: (cluster: SeenCluster) => void;
	readonly onRun: (request: RunRequest) => void;
	readonly reminder: Reminder | undefined;
	readonly onRemind: (reminder: Reminder) => void;
	readonly onClusters: () => void;
	readonly onQuit: () => void;
}

/** The console of one cluster: its state, and everything that can be done with it, one key each. */
export function ClusterScreen(props: ClusterScreenProps) {
	const { engine, region, name, onClusters, onQuit } = props;
	const services = useServices();
	const { settings } = services;
	const { view: all, refresh } = useClusters(engine, region, name);
	const found = all?.clusters.find((one) => one.name === name);
	const cluster = found && withFleet(found, props.fleet);
	const gone = all?.asOf !== undefined && cluster === undefined;
	const { target, keyFile } = useTarget(engine, region, name, cluster?.stackId);
	const { held, cost, started } = useStanding(engine, cluster, target.configPath);
	const folders = useMemo(() => held && foldersIn(held), [held]);
	const passing = held && passingIn(held);
	const lines = loginLines({
		...{ address: cluster?.head?.publicAddress, user: held?.user, keyFile, folders: folders ?? [], passing },
	});
	const steps = withLines(firstLogin({ folders, passing, nodes: cluster?.maximumNodes }), lines);
	const ssh = engine.dialect.ssh(engine.profile, target, keyFile);
	const own = cluster ? consoleWords(cluster).map((words) => ownCommand(settings, words)) : [];
	const canEnter = cluster !== undefined && refusalOf(cluster, "ssh") === undefined;
	const copy = useCopy([...(canEnter ? [commandLine(engine, ssh), ...lines] : []), ...own], COPIES);
	const login = useLogin(engine, target, cluster?.stackId, steps);
	const spent = useSpent(cluster?.stackId, cost);
	useTold(cluster, cost && costsNow(cost), props.onSeen);
	const [panel, setPanel] = useState<ConsolePanel>({ at: "none" });
	const replaced = useReplaced(cluster?.stackId);
	const word = cluster === undefined ? "" : `${stateMark(moodOf(cluster))} ${stateWord(cluster)}`;
	const head: PageHead = {
		parts: [region, settings.profile, `pcluster ${engine.profile.version}`],
		right: [cost && costNow(cost), `${name}  ${word}`].filter(Boolean).join(" · "),
	};
	const { stage } = login;
	const seen = useSeen(panel.at === "none" && cluster ? stateWord(cluster) : undefined);
	const ended = stage.at === "over" && stage.outcome.kind === "ended" ? stage.outcome : undefined;
	if (stage.at !== "none" && ended === undefined)
		return <LoginView head={head} login={login} onQuit={onQuit} />;
	if (panel.at !== "none") {
		return (
			<ConsolePanelView
				head={head}
				engine={engine}
				name={name}
				panel={panel}
				not={panel.at === "asking" ? noLongerAsked(panel, cluster, gone) : undefined}
				configPath={target.configPath}
				cluster={cluster}
				node={() => services.headNode(engine, target, cluster?.stackId)}
				folders={folders ?? NO_FOLDERS}
				held={held}
				onRun={(verb, of, asked) => props.onRun({ ...verbRequest(of, target, verb), ...asked })}
				target={target}
				onResize={(of, change, agreed) => props.onRun({ ...sizeRequest(of, target, change), agreed })}
				onAsk={(verb, of) => setPanel({ at: "asking", verb, of })}
				cost={cost}
				started={started}
				onRemind={(due) => {
					props.onRemind({ name, region, due, said: false });
					setPanel({ at: "none" });
				}}
				onClose={() => {
					setPanel({ at: "none" });
					if (STARTS_NODES.includes(panel.at)) refresh();
				}}
				onQuit={onQuit}
			/>
		);
	}
	const keys = clusterKeys(cluster, gone, {
		login: login.begin,
		chooseKey: login.askKey,
		copy,
		ask(verb, of) {
			setPanel({ at: "asking", verb, of });
			refresh();
		},
		endings(of) {
			setPanel({ at: "endings", of });
			refresh();
		},
		resize: (of) => setPanel({ at: "size", of }),
		remind: (of) => setPanel({ at: "reminder", of }),
		watch: (verb, of) => props.onRun(watchRequest(of, target, verb)),
		show: (at) => setPanel({ at }),
		clusters: onClusters,
		refresh,
		isMeant: seen.meant,
		quit: onQuit,
	});
	return (
		<KeyedPage head={head} keys={keys} about={{ title: `The cluster ${name}`, paragraphs: ABOUT_CLUSTER }}>
			<Overview
				engine={engine}
				name={name}
				all={all}
				cluster={cluster}
				cost={cost}
				folders={folders}
				gone={gone}
				keys={keys}
				notice={ended ? endedText(ended.seconds) : props.notice}
				spent={spent}
				reminder={reminderOf(props)}
				replaced={replaced}
			/>
		</KeyedPage>
	);
}

const NO_FOLDERS: readonly string[] = [];
/** What is sent from these starts nodes, which cost: what the console says of them is looked at anew. */
const STARTS_NODES: readonly ConsolePanel["at"][] = ["queue", "first-steps"];
const COPIES = "copy lines: ssh, scp, firstlight";

/** The steps with the lines for this computer, where they are known. */
function withLines(steps: readonly ChecklistStep[], lines: readonly string[]): readonly ChecklistStep[] {
	return lines.length === 0
		? steps
		: [...steps, { what: "On this computer: log in, copy a file there, or one back", commands: lines }];
}

/** The reminder of this very cluster. */
function reminderOf({ reminder, name, region }: ClusterScreenProps): Reminder | undefined {
	return reminder?.name === name && reminder.region === region ? reminder : undefined;
}

function endedText(seconds: number): string {
	return `You are back after ${durationText(seconds)}. The cluster goes on running, and costing.`;
}

/** True once the name is another stack's than when the screen was opened. */
function useReplaced(stackId: string | undefined): boolean {
	const first = useRef<string>(undefined);
	first.current ??= stackId;
	return stackId !== undefined && stackId !== first.current;
}

function useTold(
	cluster: ClusterView | undefined,
	cost: string | undefined,
	onSeen: ClusterScreenProps["onSeen"],
): void {
	const state = cluster && stateOnLeaving(cluster);
	const stackId = cluster?.stackId;
	// biome-ignore lint/correctness/useExhaustiveDependencies: told when the state or the price changes, not at each look
	useEffect(() => {
		if (cluster === undefined || state === undefined) return;
		onSeen({ name: cluster.name, region: cluster.region, state, cost });
	}, [state, stackId, cost]);
}
