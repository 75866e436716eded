import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { useRun } from "../../../hooks/use-run.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { ANSWER_KEYS, FAILED_KEYS, RUN_KEYS } from "../../../src/app/console-keys.ts";
import { failedLabels } from "../../../src/app/failed-labels.ts";
import { scrolled } from "../../../src/app/run-layout.ts";
import { hintsOf, type KeyHint } from "../../../src/keymap.ts";
import type { Run, RunView } from "../../../src/runs/run.ts";
import type { Engine, RunRequest } from "../../../src/services.ts";
import type { StepId } from "../../../src/wizard/answers.ts";
import { Page } from "../../ui/Page.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
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
	readonly onRemove: () => void;
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
	const [offset, setOffset] = useState(0);
	const [wholeTail, setWholeTail] = useState(false);
	const [asking, setAsking] = useState(false);
	const scroll = (intent: string) => setOffset(scrolled(view, rows, offset, SCROLL[intent] ?? 0));
	const [leaving, setLeaving] = useState(false);
	const leave = async () => {
		setLeaving(true);
		await run.leave();
		props.onLeft(await run.ended);
	};
	useIntents(
		RUN_KEYS,
		(intent) => {
			scroll(intent);
			if (intent === "tail") setWholeTail(!wholeTail);
			if (intent === "quit") setAsking(true);
		},
		going && !asking && !leaving,
	);
	useIntents(
		ANSWER_KEYS,
		(intent) => {
			setAsking(false);
			if (intent === "yes") void leave();
		},
		going && asking,
	);
	useFailedKeys(props, view, scroll, () => setWholeTail(!wholeTail));
	const right = `${request.target.name}  ${OUTCOMES[view.outcome.kind]}`;
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={[request.target.region, settings.profile, `pcluster ${engine.profile.version}`]}
			right={right}
			demo={settings.demo}
			hints={runHints(view, asking, wholeTail)}
		>
			{view.outcome.kind === "failed" ? (
				<FailedBody view={view} wholeTail={wholeTail} offset={offset} />
			) : leaving ? (
				<Spinner label="  Letting go of it …" />
			) : asking ? (
				<LeaveQuestion view={view} />
			) : (
				<RunBody view={view} now={now} wholeTail={wholeTail} offset={offset} />
			)}
		</Page>
	);
}

const OUTCOMES = { running: "under way", done: "done", failed: "failed", left: "left alone" } as const;

function runHints(view: RunView, asking: boolean, wholeTail: boolean): KeyHint[] {
	const tail = wholeTail ? "resources" : "log";
	if (view.outcome.kind === "failed") return hintsOf(FAILED_KEYS, { ...failedLabels(view), tail });
	if (view.outcome.kind !== "running") return [];
	return asking ? hintsOf(ANSWER_KEYS, { yes: "leave", no: "stay" }) : hintsOf(RUN_KEYS, { tail });
}

const SCROLL: Readonly<Record<string, number>> = { up: -1, down: 1, "page-up": -8, "page-down": 8 };

function useFailedKeys(
	props: RunScreenProps,
	view: RunView,
	scroll: (intent: string) => void,
	toggleTail: () => void,
): void {
	const { outcome } = view;
	const failed = outcome.kind === "failed";
	useIntents(
		FAILED_KEYS,
		(intent) => {
			if (!failed) return;
			const labels = failedLabels(view);
			scroll(intent);
			if (intent === "edit" && labels.edit !== "") props.onEdit(outcome.diagnosis.step);
			if (intent === "delete" && labels.delete !== "") props.onRemove();
			if (intent === "again" && labels.again !== "") props.onAgain();
			if (intent === "tail") toggleTail();
			if (intent === "clusters") props.onClusters();
			if (intent === "quit") props.onQuit();
		},
		failed,
	);
}
