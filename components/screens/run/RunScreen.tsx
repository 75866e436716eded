import { useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useCost } from "../../../hooks/use-cost.ts";
import { useNodeWords } from "../../../hooks/use-node-words.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { useRun } from "../../../hooks/use-run.ts";
import { useRunPanes } from "../../../hooks/use-run-panes.ts";
import { useStanding } from "../../../hooks/use-standing-cost.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { Subject } from "../../../src/cluster/holdings.ts";
import type { StackIdentity } from "../../../src/cluster/stack-identity.ts";
import { createWords } from "../../../src/commands/create-words.ts";
import { keptCreation } from "../../../src/console/cluster-requests.ts";
import { runWords } from "../../../src/console/own-commands.ts";
import { costIn, costNow, costsNow } from "../../../src/cost/cost-words.ts";
import { quoteOf } from "../../../src/diagnosis/diagnose.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { quitRow } from "../../../src/keys/key-row.ts";
import { aboutRun } from "../../../src/progress/cause-lines.ts";
import { nodeNote, withNodeWords } from "../../../src/progress/node-lines.ts";
import { placedView } from "../../../src/progress/placed-view.ts";
import { failedKeys, lettingGoKeys, runKeys } from "../../../src/progress/run-keys.ts";
import type { RunSize } from "../../../src/progress/run-layout.ts";
import {
	againWords,
	keepRefusal,
	keepWords,
	leaveEndedWords,
	leaveWords,
} from "../../../src/progress/run-words.ts";
import type { Answers, StepId } from "../../../src/questions/answers.ts";
import { headNodeBegun } from "../../../src/runs/progress.ts";
import type { Remains, Run, RunOutcome, RunRequest, RunView } from "../../../src/runs/run.ts";
import { ownCommand } from "../../../src/settings.ts";
import { Spinner } from "../../ui/Spinner.tsx";
import { AskPage } from "../AskPage.tsx";
import { LogView } from "../cluster/LogView.tsx";
import { VerbAsk } from "../cluster/VerbAsk.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { WaitPage } from "../WaitPage.tsx";
import { FailedBody } from "./FailedBody.tsx";
import { RunBody } from "./RunBody.tsx";

interface RunScreenProps {
	readonly engine: Engine;
	readonly run: Run;
	readonly request: RunRequest;
	/** The answers that a creation was made from, when it began in this session. */
	readonly answers: Partial<Answers> | undefined;
	readonly onEnded: (view: RunView) => void;
	/** The program is left: it was let go while it was going on, or has ended meanwhile. */
	readonly onLeft: (view: RunView) => void;
	readonly onEdit: (step: StepId | undefined) => void;
	/**
	 * The stack that a failed creation has left, and what goes on costing after its removal; `next`: what is begun once
	 * it is gone.
	 */
	readonly onRemove: (
		left: StackIdentity | undefined,
		asked: Pick<RunRequest, "keeps" | "agreed">,
		next?: RunRequest,
	) => void;
	/** Opens the cluster that has the name. */
	readonly onOpen: () => void;
	readonly onAgain: () => void;
	/** Begins another run at once. */
	readonly onRun: (request: RunRequest) => void;
	readonly onClusters: () => void;
	readonly onQuit: () => void;
}

/** What lies over a run. */
type Over = "leaving?" | "letting-go" | "log" | "remove?" | "again?" | "keep?" | "remove-to-keep?";

/** Create, delete, stop or start under way, and what became of it when it failed. */
export function RunScreen(props: RunScreenProps) {
	const { engine, run, request, onQuit } = props;
	const { settings } = useServices();
	const [over, setOver] = useState<Over>();
	// Whoever is asked whether to leave is not taken to another screen before the answer.
	const seen = useRun(run, (last) => {
		if (over !== "leaving?" || last.outcome.kind !== "done") props.onEnded(last);
	});
	const words = useNodeWords(seen, request);
	const view = useMemo(() => placedView(withNodeWords(seen, words), engine), [seen, words, engine]);
	const { outcome } = view;
	const going = outcome.kind === "running";
	const now = useNow(going);
	const standing = useStandingCreation(view, request);
	const { cost } = useStanding(engine, standing, request.target.configPath, outcome.kind);
	const keepNot = keepRefusal(view, props.answers !== undefined);
	const size: RunSize = {
		...useTerminalSize(),
		cost: cost && costsNow(cost),
		node: nodeNote(words, keepNot === undefined, {
			region: request.target.region,
			profile: settings.profile,
		}),
		remembered: props.answers !== undefined,
	};
	// AWS is asked for the market's price only where the answer is told.
	const planned = useCost((keepNot === undefined && props.answers) || NO_ANSWERS, engine.profile);
	const panes = useRunPanes(view, size);
	const close = () => setOver(undefined);
	const same = runWords(request) ?? (props.answers && createWords(props.answers));
	const own = same ? [ownCommand(settings, same)] : [];
	const cures = useCopy([...commandsOf(outcome), ...(size.node?.commands ?? []), ...wordsOf(outcome)]);
	const copy = useCopy(own, COPIES);
	const rate = request.agreed?.rate ?? (cost && costNow(cost));
	const head: PageHead = {
		parts: [request.target.region, settings.profile, `pcluster ${engine.profile.version}`],
		right: [going && rate, `${request.target.name}  ${OUTCOMES[outcome.kind]}`].filter(Boolean).join(" · "),
	};
	const about = aboutRun(view);
	if (!going && over === "leaving?") {
		const isDone = outcome.kind === "done";
		const leave = isDone ? () => props.onLeft(view) : onQuit;
		const stay = isDone ? () => props.onEnded(view) : close;
		return <AskPage head={head} {...leaveEndedWords(view)} onYes={leave} onNo={stay} onCtrlC={leave} />;
	}
	if (outcome.kind === "failed") {
		if (over === "log") return <LogView head={head} onClose={close} onQuit={onQuit} />;
		if (over === "remove?") {
			return <RemoveAsk {...props} head={head} remains={outcome.remains} onNo={close} />;
		}
		if (over === "keep?" || over === "remove-to-keep?") {
			return (
				<KeepAsk
					{...props}
					head={head}
					view={view}
					remains={outcome.remains}
					cost={planned && costIn(planned, "nodes stopped")}
					removing={over === "remove-to-keep?"}
					onGoOn={() => setOver("remove-to-keep?")}
					onNo={close}
				/>
			);
		}
		if (over === "again?") {
			return (
				<AskPage
					head={head}
					{...againWords(view, request)}
					onYes={props.onAgain}
					onNo={close}
					onCtrlC={onQuit}
				/>
			);
		}
		const keys = failedKeys(view, panes.pane, {
			...panes,
			edit: () => props.onEdit(outcome.diagnosis.step),
			remove: () => setOver("remove?"),
			open: props.onOpen,
			again: () => setOver("again?"),
			keep: () => setOver("keep?"),
			keepNot,
			copy: cures,
			log: () => setOver("log"),
			clusters: props.onClusters,
			quit: onQuit,
		});
		return (
			<KeyedPage head={head} keys={keys} about={about}>
				<FailedBody view={view} size={size} {...panes} />
			</KeyedPage>
		);
	}
	if (over === "letting-go") {
		const leave = () => props.onLeft({ ...view, outcome: LEFT_UNSEEN });
		return (
			<KeyedPage head={head} keys={going ? lettingGoKeys(leave) : []}>
				<Spinner label="Letting go of it …" />
			</KeyedPage>
		);
	}
	if (over === "leaving?") {
		const leave = async () => {
			setOver("letting-go");
			await run.leave();
			props.onLeft(await run.ended);
		};
		// A second Ctrl-C says yes.
		const yes = () => void leave();
		return <AskPage head={head} {...leaveWords(view)} onYes={yes} onNo={close} onCtrlC={yes} />;
	}
	if (going && request.failed) {
		return <WaitPage head={head} keys={[quitRow(onQuit)]} label="Asking AWS why it failed …" />;
	}
	const keys = runKeys(view, panes.pane, { ...panes, copy, leave: () => setOver("leaving?") });
	return (
		<KeyedPage head={head} keys={going ? keys : []} about={about}>
			<RunBody view={view} now={now} rate={rate} {...panes} />
		</KeyedPage>
	);
}

const COPIES = "copies the command that does this without the screens";

/** What to copy of a run that failed. */
function commandsOf(outcome: RunOutcome): string[] {
	const command = outcome.kind === "failed" ? outcome.diagnosis.command : undefined;
	return command === undefined ? [] : [command];
}

/** What to hand on of it: the words of AWS or pcluster, and where they are explained. */
function wordsOf(outcome: RunOutcome): string[] {
	if (outcome.kind !== "failed") return [];
	const { diagnosis } = outcome;
	return [quoteOf(diagnosis), diagnosis.link].filter((text) => text !== undefined);
}

/** Left while pcluster was still being ended: what has reached AWS is not known. */
const LEFT_UNSEEN: RunOutcome = { kind: "left", reachedAws: undefined };

type RemoveAskProps = Pick<RunScreenProps, "engine" | "request" | "onRemove" | "onQuit"> & {
	readonly head: PageHead;
	readonly remains: Remains;
	readonly onNo: () => void;
};

/** Asks before what a failed creation has left is removed: of this very stack, and no other of its name. */
function RemoveAsk({ request, onRemove, remains, ...rest }: RemoveAskProps) {
	const left = remains.kind === "own" ? remains.stack : undefined;
	const { id, createdAt } = left ?? {};
	const subject = useMemo(() => subjectOf(request, id, createdAt), [request, id, createdAt]);
	return (
		<VerbAsk
			{...rest}
			verb="delete"
			subject={subject}
			configPath={request.target.configPath}
			not={remains.kind === "own" ? undefined : "It is not shown to be this run's."}
			onYes={(asked) => onRemove(left, asked)}
		/>
	);
}

const NO_ANSWERS: Partial<Answers> = {};

type KeepAskProps = RemoveAskProps &
	Pick<RunScreenProps, "onRun"> & {
		readonly view: RunView;
		/** What it costs while it is kept. */
		readonly cost: string | undefined;
		/** It was said yes to, and what is left of this try is in the way. */
		readonly removing: boolean;
		readonly onGoOn: () => void;
	};

/** Asks before a creation is made once more with its head node kept; what is left of this one goes first. */
function KeepAsk({ view, cost, removing, onGoOn, ...rest }: KeepAskProps) {
	const { engine, request, remains, onRun, onRemove } = rest;
	const { again, command } = keptCreation(engine, request);
	if (removing) return <RemoveAsk {...rest} onRemove={(left, asked) => onRemove(left, asked, again)} />;
	const yes = remains.kind === "own" ? onGoOn : () => onRun(again);
	const { head, onNo, onQuit } = rest;
	return <AskPage head={head} {...keepWords(view, command, cost)} onYes={yes} onNo={onNo} onCtrlC={onQuit} />;
}

function subjectOf(
	{ target: { name, region }, stackName }: RunRequest,
	stackId: string | undefined,
	createdAt: Date | undefined,
): Subject {
	const unseen = { fleet: undefined, head: undefined, computeNodes: undefined } as const;
	return { name, region, stackName, stackId, createdAt, state: "create-failed", ...unseen };
}

/**
 * What there is of a creation: what a failed one has left, once AWS is no longer at it, and what of one begun in
 * another session costs already; undefined where that is not ours, or nothing.
 */
function useStandingCreation(view: RunView, request: RunRequest): Subject | undefined {
	const { id, createdAt } = standingStack(view, request) ?? {};
	return useMemo(
		() => (id === undefined ? undefined : subjectOf(request, id, createdAt)),
		[request, id, createdAt],
	);
}

function standingStack(view: RunView, { agreed }: RunRequest): StackIdentity | undefined {
	if (view.phase !== "stack" || view.verb !== "create") return undefined;
	const { outcome, stack, stackStatus, rows } = view;
	if (outcome.kind === "running") return agreed === undefined && headNodeBegun(rows) ? stack : undefined;
	const left = outcome.kind === "failed" ? outcome.remains : undefined;
	return left?.kind === "own" && stackStatus?.endsWith("_IN_PROGRESS") === false ? left.stack : undefined;
}

const OUTCOMES = { running: "under way", done: "done", failed: "failed", left: "left alone" } as const;
