import { type ReactNode, useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useLate } from "../../../hooks/use-late.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import type { Holdings } from "../../../src/cluster/holdings.ts";
import type { AskedVerb } from "../../../src/console/cluster-words.ts";
import type { ConsolePanel } from "../../../src/console/console-panel.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import type { Target } from "../../../src/pcluster/dialect.ts";
import type { ConfigChange, RunRequest } from "../../../src/runs/run.ts";
import { inOneStretch } from "../../../src/text/stretch.ts";
import type { PageHead } from "../KeyedPage.tsx";
import type { OnHeadProps } from "../on-head-props.ts";
import { WaitPage } from "../WaitPage.tsx";
import { BillView } from "./BillView.tsx";
import { EndingsView } from "./EndingsView.tsx";
import { FileView } from "./FileView.tsx";
import { LogsPage } from "./LogsPage.tsx";
import { ReminderView } from "./ReminderView.tsx";
import { SizePage } from "./SizePage.tsx";
import { VerbAsk } from "./VerbAsk.tsx";

interface ConsolePanelViewProps {
	readonly head: PageHead;
	readonly engine: Engine;
	readonly name: string;
	readonly panel: Exclude<ConsolePanel, { at: "none" }>;
	/** Why the question that is open cannot be answered with yes any more. */
	readonly not: string | undefined;
	readonly configPath: string;
	/** As it is now; undefined as long as AWS has not told. */
	readonly cluster: ClusterView | undefined;
	/** Its head node, for what asks there. */
	readonly node: () => HeadNode;
	/** Of its volumes. */
	readonly folders: readonly string[];
	/** What it holds; undefined until that is known. */
	readonly held: Holdings | undefined;
	readonly onRun: (verb: AskedVerb, of: ClusterView, asked: Pick<RunRequest, "keeps" | "agreed">) => void;
	readonly target: Target;
	readonly onResize: (of: ClusterView, change: ConfigChange, agreed: RunRequest["agreed"]) => void;
	/** An ending was chosen: its question is next. */
	readonly onAsk: (verb: AskedVerb, of: ClusterView) => void;
	/** Undefined until it has been reckoned. */
	readonly cost: Estimate | undefined;
	/** What it costs once its nodes start; undefined until it has been reckoned. */
	readonly started: Estimate | undefined;
	readonly onRemind: (due: Date) => void;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** What lies over the console: a question before something is done, or something to read. */
export function ConsolePanelView(props: ConsolePanelViewProps) {
	const { name, panel, configPath, onRun } = props;
	switch (panel.at) {
		case "asking": {
			const { verb, of } = panel;
			return (
				<VerbAsk
					{...props}
					verb={verb}
					subject={of}
					onYes={(asked) => onRun(verb, of, asked)}
					onNo={props.onClose}
				/>
			);
		}
		case "endings":
			return <EndingsView {...props} of={panel.of} onChoose={(verb) => props.onAsk(verb, panel.of)} />;
		case "size":
			return (
				<SizePage
					{...props}
					cluster={panel.of}
					onRun={(change, agreed) => props.onResize(panel.of, change, agreed)}
				/>
			);
		case "reminder":
			return <ReminderView {...props} of={panel.of} />;
		case "bill":
			return props.cost ? (
				<BillView {...props} cost={props.cost} />
			) : (
				<WaitPage
					head={props.head}
					keys={[closeRow(props.onClose), ctrlC(props.onQuit)]}
					label="Reckoning …"
				/>
			);
		case "queue":
			return <LateOnHead {...props} load={loadQueue} label="Asking the head node …" />;
		case "files":
			return <LateOnHead {...props} load={loadFiles} label="One moment …" />;
		case "first-steps":
			return <LateOnHead {...props} load={loadFirstSteps} label="Looking it up …" />;
		case "log":
			return <LogsPage {...props} />;
		case "config":
			return <ConfigFile {...props} about={`The config file of ${name}`} path={configPath} />;
	}
}

type NoteProps = Pick<ConsolePanelViewProps, "head" | "onClose" | "onQuit">;

const loadQueue = async () => (await import("../queue/QueueScreen.tsx")).QueueScreen;
const loadFiles = async () => (await import("../files/FilesScreen.tsx")).FilesScreen;
const loadFirstSteps = async () => (await import("./FirstStepsPage.tsx")).FirstStepsPage;

interface LateOnHeadProps extends Omit<OnHeadProps, "node">, Pick<ConsolePanelViewProps, "node"> {
	readonly load: () => Promise<(props: OnHeadProps) => ReactNode>;
	/** What is said until then. */
	readonly label: string;
}

/** What asks the head node: its code comes with the first look. */
function LateOnHead({ node, load, label, ...props }: LateOnHeadProps) {
	const Shown = useLate(load);
	const [head] = useState(node);
	if (Shown) return <Shown {...props} node={head} />;
	return <WaitPage head={props.head} keys={[closeRow(props.onClose), ctrlC(props.onQuit)]} label={label} />;
}

function ConfigFile(props: NoteProps & { readonly about: string; readonly path: string }) {
	const { configFiles } = useServices().ports;
	const { path } = props;
	const read = useMemo(
		() => inOneStretch(async () => (await configFiles.read(path))?.text),
		[configFiles, path],
	);
	return <FileView {...props} read={read} from="start" />;
}
