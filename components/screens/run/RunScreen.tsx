import { Box } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { useRun } from "../../../hooks/use-run.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { Subject } from "../../../src/cluster/holdings.ts";
import type { StackIdentity } from "../../../src/cluster/stack-identity.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { FAILED_KEYS, QUIT_ONLY, RUN_KEYS } from "../../../src/keys/console-keys.ts";
import { hintsOf, type KeyHint } from "../../../src/keys/keymap.ts";
import { failedLabels } from "../../../src/progress/failed-labels.ts";
import {
	findingsScrolled,
	otherPane,
	paneLabels,
	paneOf,
	type RunPane,
	scrolled,
} from "../../../src/progress/run-layout.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import type { Remains, Run, RunOutcome, RunRequest, RunView } from "../../../src/runs/run.ts";
import { Page } from "../../ui/Page.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { VerbAsk } from "../cluster/VerbAsk.tsx";
import { AgainQuestion } from "./AgainQuestion.tsx";
import { FailedBody } from "./FailedBody.tsx";
import { LeaveQuestion } from "./LeaveQuestion.tsx";
import { RunBody } from "./RunBody.tsx";

interface RunScreenProps {
	readonly engine: Engine;
	readonly run: Run;
	readonly request: RunRequest;
	readonly onEnded: (view: RunView) => void;
	/** Let go while it was going on: the program is left. */
	readonly onLeft: (view: RunView) => void;
	readonly onEdit: (step: StepId | undefined) => void;
	/** The stack that a failed creation has left, and what goes on costing after its removal. */
	readonly onRemove: (left: StackIdentity | undefined, keeps: readonly string[] | undefined) => void;
	/** Opens the cluster that has the name. */
	readonly onOpen: () => void;
	readonly onAgain: () => void;
	readonly onClusters: () => void;
	readonly onQuit: () => void;
}

/** Create, delete, stop or start under way, and what became of it when it failed. */
export function RunScreen(props: RunScreenProps) {
	const { engine, run, request } = props;
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const view = useRun(run, props.onEnded);
	const going = view.outcome.kind === "running";
	const now = useNow(going);
	const panes = usePanes(view);
	const [asking, setAsking] = useState(false);
	const [leaving, setLeaving] = useState(false);
	const [removing, setRemoving] = useState(false);
	const [again, setAgain] = useState(false);
	const leave = async () => {
		setAsking(false);
		setLeaving(true);
		await run.leave();
		props.onLeft(await run.ended);
	};
	// Whoever presses it again does not wait for what becomes of pcluster.
	useIntents(QUIT_ONLY, () => props.onLeft({ ...view, outcome: LEFT_UNSEEN }), going && leaving);
	useIntents(
		RUN_KEYS,
		(intent) => {
			panes.hear(intent);
			if (intent === "quit") setAsking(true);
		},
		going && !asking && !leaving,
	);
	useIntents(QUIT_ONLY, props.onQuit, removing || again);
	useFailedKeys(
		props,
		view,
		panes.hear,
		{ removal: () => setRemoving(true), again: () => setAgain(true) },
		!removing && !again,
	);
	const right = `${request.target.name}  ${OUTCOMES[view.outcome.kind]}`;
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={[request.target.region, settings.profile, `pcluster ${engine.profile.version}`]}
			right={right}
			demo={settings.demo}
			hints={
				leaving
					? hintsOf(QUIT_ONLY, { quit: "leave at once" })
					: removing || again || (asking && going)
						? []
						: runHints(view, panes.pane)
			}
		>
			{removing && view.outcome.kind === "failed" ? (
				<RemoveAsk {...props} remains={view.outcome.remains} onNo={() => setRemoving(false)} />
			) : again && view.outcome.kind === "failed" ? (
				<AgainQuestion view={view} onAgain={props.onAgain} onBack={() => setAgain(false)} />
			) : view.outcome.kind === "failed" ? (
				<FailedBody view={view} {...panes} />
			) : leaving ? (
				<Spinner label="  Letting go of it …" />
			) : asking ? (
				<LeaveQuestion view={view} onLeave={() => void leave()} onStay={() => setAsking(false)} />
			) : (
				<RunBody view={view} now={now} {...panes} />
			)}
		</Page>
	);
}

/** Left while pcluster was still being ended: what has reached AWS is not known. */
const LEFT_UNSEEN: RunOutcome = { kind: "left", reachedAws: undefined };

type RemoveAskProps = Pick<RunScreenProps, "engine" | "request" | "onRemove"> & {
	readonly remains: Remains;
	readonly onNo: () => void;
};

/** Asks before what a failed creation has left is removed: of this very stack, and no other of its name. */
function RemoveAsk({ engine, request, onRemove, remains, onNo }: RemoveAskProps) {
	const { name, region, configPath } = request.target;
	const left = remains.kind === "own" ? remains.stack : undefined;
	const subject: Subject = {
		name,
		region,
		stackName: request.stackName,
		stackId: left?.id,
		createdAt: left?.createdAt,
		state: "create-failed",
		fleet: undefined,
		head: undefined,
		computeNodes: undefined,
	};
	return (
		<Box paddingLeft={2}>
			<VerbAsk
				engine={engine}
				verb="delete"
				subject={subject}
				configPath={configPath}
				not={remains.kind === "own" ? undefined : "It is not shown to be this run's."}
				onYes={(keeps) => onRemove(left, keeps)}
				onNo={onNo}
			/>
		</Box>
	);
}

const OUTCOMES = { running: "under way", done: "done", failed: "failed", left: "left alone" } as const;

function runHints(view: RunView, pane: RunPane): KeyHint[] {
	const labels = paneLabels(view, pane);
	if (view.outcome.kind === "failed") return hintsOf(FAILED_KEYS, { ...failedLabels(view), ...labels });
	return view.outcome.kind === "running" ? hintsOf(RUN_KEYS, labels) : [];
}

interface Panes {
	readonly pane: RunPane;
	/** Rows scrolled away from where the resources follow the work by themselves. */
	readonly offset: number;
	/** The first row shown of what the check noticed. */
	readonly top: number;
	readonly hear: (intent: string) => void;
}

const SCROLL: Readonly<Record<string, number>> = { up: -1, down: 1, "page-up": -8, "page-down": 8 };

/** Which part of the run is shown, and how far it is scrolled. */
function usePanes(view: RunView): Panes {
	const size = useTerminalSize();
	const [offset, setOffset] = useState(0);
	const [top, setTop] = useState(0);
	const [chosen, setPane] = useState<RunPane>();
	const pane = paneOf(view, chosen);
	const hear = (intent: string) => {
		const by = SCROLL[intent] ?? 0;
		if (pane === "findings") setTop(findingsScrolled(view, size, top, by));
		else setOffset(scrolled(view, size.rows, offset, by));
		if (intent === "tail" || intent === "findings") setPane(otherPane(view, pane, intent));
	};
	return { pane, offset, top, hear };
}

function useFailedKeys(
	props: RunScreenProps,
	view: RunView,
	hear: (intent: string) => void,
	ask: { readonly removal: () => void; readonly again: () => void },
	free: boolean,
): void {
	const { outcome } = view;
	const failed = outcome.kind === "failed";
	useIntents(
		FAILED_KEYS,
		(intent) => {
			if (!failed) return;
			const labels = failedLabels(view);
			hear(intent);
			if (intent === "edit" && labels.edit !== "") props.onEdit(outcome.diagnosis.step);
			if (intent === "delete" && labels.delete !== "") ask.removal();
			if (intent === "open" && labels.open !== "") props.onOpen();
			if (intent === "again" && labels.again !== "") ask.again();
			if (intent === "clusters") props.onClusters();
			if (intent === "quit") props.onQuit();
		},
		failed && free,
	);
}
