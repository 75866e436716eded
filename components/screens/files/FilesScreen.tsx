import { Box } from "ink";
import { useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useSeen } from "../../../hooks/use-seen.ts";
import type { TransferEnd } from "../../../hooks/use-transfer.ts";
import { passingIn } from "../../../src/cluster/holdings.ts";
import { closeRow, ctrlC, type KeyRow, menuOf } from "../../../src/keys/key-row.ts";
import { resultsFolder } from "../../../src/login/first-login.ts";
import { keeping, planTransfer, type TransferPlan, type Wanted } from "../../../src/transfer/plan.ts";
import { doneText, transferQuestion } from "../../../src/transfer/words.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { KeyMenu } from "../../ui/KeyMenu.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { AskPage } from "../AskPage.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import type { OnHeadProps } from "../on-head-props.ts";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { CopyingPage } from "./CopyingPage.tsx";
import { PathPage } from "./PathPage.tsx";

type Stage =
	| { readonly at: "source" | "folder" | "plan" }
	| { readonly at: "copying"; readonly plan: TransferPlan }
	| { readonly at: "ended"; readonly plan: TransferPlan; readonly end: TransferEnd };

const TITLE = "Files to the cluster, and back";
const ABOUT = {
	title: TITLE,
	paragraphs: [
		"A file or a whole folder is copied into a folder of the other side, under its own name. Nothing is deleted, and nothing replaced without asking.",
	],
};

/** Copies files between this computer and a cluster: what, where to, the question, and the copy itself. */
export function FilesScreen(props: OnHeadProps) {
	const { folders, held } = props;
	const [wanted, want] = useState<Wanted>();
	const [stage, setStage] = useState<Stage>({ at: "source" });
	if (wanted === undefined) {
		const begin = (direction: Wanted["direction"]) => {
			const results = resultsFolder(folders, held && passingIn(held));
			want({ direction, source: "", folder: direction === "put" && results ? `${results}/` : "" });
			setStage({ at: "source" });
		};
		return <DirectionPage {...props} onChoose={begin} />;
	}
	const plan = () => setStage({ at: "plan" });
	switch (stage.at) {
		case "source":
		case "folder": {
			const isSource = stage.at === "source";
			return (
				<PathPage
					key={stage.at}
					{...props}
					side={isSource === (wanted.direction === "put") ? "here" : "there"}
					what={isSource ? "source" : "folder"}
					start={isSource ? wanted.source : wanted.folder}
					onValue={(text) => {
						want({ ...wanted, ...(isSource ? { source: text } : { folder: text }) });
						setStage({ at: isSource ? "folder" : "plan" });
					}}
					onBack={(text) => {
						want(isSource ? undefined : { ...wanted, folder: text });
						setStage({ at: "source" });
					}}
				/>
			);
		}
		case "plan":
			return (
				<PlanPage
					{...props}
					wanted={wanted}
					onBack={() => setStage({ at: "folder" })}
					onYes={(agreed) => setStage({ at: "copying", plan: agreed })}
				/>
			);
		case "copying":
			return (
				<CopyingPage
					{...props}
					plan={stage.plan}
					onEnd={(end) => setStage({ at: "ended", plan: stage.plan, end })}
				/>
			);
		case "ended":
			return <EndPage {...props} {...stage} onAgain={plan} />;
	}
}

function DirectionPage(props: OnHeadProps & { readonly onChoose: (to: Wanted["direction"]) => void }) {
	const { head, name, onChoose, onClose, onQuit } = props;
	const { width } = usePageArea();
	const ways: KeyRow[] = [
		{ keys: ["p"], label: "put", help: `copy from this computer to ${name}`, does: () => onChoose("put") },
		{ keys: ["g"], label: "get", help: `copy from ${name} to this computer`, does: () => onChoose("get") },
	];
	return (
		<KeyedPage
			head={head}
			keys={[...ways, { keys: ["escape"], label: "back", does: onClose }, ctrlC(onQuit)]}
			about={ABOUT}
		>
			<Box flexDirection="column" rowGap={1}>
				<Prose text={TITLE} bold columns={width} />
				<KeyMenu entries={menuOf(ways)} columns={width} />
			</Box>
		</KeyedPage>
	);
}

interface PlanPageProps extends OnHeadProps {
	readonly wanted: Wanted;
	readonly onBack: () => void;
	readonly onYes: (plan: TransferPlan) => void;
}

/** Looks at both sides, says what a copy would do, and asks. */
function PlanPage(props: PlanPageProps) {
	const { head, name, node, held, wanted, onBack, onYes, onQuit } = props;
	const { ports } = useServices();
	const ask = useMemo(
		() => (signal: AbortSignal) => planTransfer(ports, node, wanted, signal),
		[ports, node, wanted],
	);
	const { answer } = useAsked(ask);
	const { meant } = useSeen(answer.at === "known" ? "the question" : undefined);
	if (answer.at === "failed") return <Failed {...props} error={answer.error} onLeave={onBack} />;
	if (answer.at === "asking")
		return (
			<WaitPage
				head={head}
				keys={[closeRow(onBack), ctrlC(onQuit)]}
				label="Looking at both sides: nothing is copied yet …"
			/>
		);
	const plan = answer.value;
	if (plan.sent.length === 0)
		return <EndPage {...props} plan={plan} end={{ at: "done" }} onAgain={() => {}} />;
	const { does, replaced, body, ...question } = transferQuestion(plan, name, held);
	const keep: KeyRow = {
		keys: ["k"],
		help: "keep what is there, and copy the rest",
		// A yes as well: it counts no sooner than the other.
		does: (press) => question.not === undefined && meant(press) && onYes(keeping(plan)),
	};
	return (
		<AskPage
			head={head}
			{...question}
			body={[...body, ...(replaced > 0 ? [{ text: KEEPS }] : [])]}
			yes={{ does }}
			no="go back"
			more={replaced > 0 ? [keep] : []}
			onYes={() => onYes(plan)}
			onNo={onBack}
			onCtrlC={onQuit}
		/>
	);
}

const KEEPS = "Press k to keep what is there and copy the rest.";

type EndPageProps = OnHeadProps & {
	readonly plan: TransferPlan;
	readonly end: TransferEnd;
	readonly onAgain: () => void;
};

/** How a copy ended, in one line. */
function EndPage(props: EndPageProps) {
	const { head, name, plan, end, onAgain, onClose, onQuit } = props;
	const { width } = usePageArea();
	if (end.at === "failed") return <Failed {...props} error={end.error} onAgain={onAgain} onLeave={onClose} />;
	const isDone = end.at === "done";
	const again: KeyRow = { keys: ["r"], label: "go on with it", does: onAgain };
	return (
		<KeyedPage
			head={head}
			keys={[...(isDone ? [] : [again]), closeRow(onClose), ctrlC(onQuit)]}
			about={ABOUT}
		>
			<Notice
				tone={isDone ? "good" : "warn"}
				text={isDone ? doneText(plan, name) : "Stopped. What has come stays: r goes on from there."}
				columns={width}
			/>
		</KeyedPage>
	);
}

type FailedProps = OnHeadProps & {
	readonly error: Parameters<typeof ErrorPanel>[0]["error"];
	readonly onAgain?: () => void;
	readonly onLeave: () => void;
};

function Failed({ head, error, onAgain, onLeave, onQuit }: FailedProps) {
	const { width, height } = usePageArea();
	const again: KeyRow[] = onAgain ? [{ keys: ["r"], label: "go on with it", does: onAgain }] : [];
	return (
		<KeyedPage
			head={head}
			keys={[...again, { ...closeRow(onLeave), label: "back" }, ctrlC(onQuit)]}
			about={ABOUT}
		>
			<ErrorPanel error={error} columns={width} rows={height} />
		</KeyedPage>
	);
}
