import { useEffect, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useAttempt } from "../../../hooks/use-attempt.ts";
import { useOwnScript } from "../../../hooks/use-own-script.ts";
import { jobMoney } from "../../../src/cost/job-cost.ts";
import { ctrlC, type KeyRow, quitRow } from "../../../src/keys/key-row.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import { AppError, sentencesOf } from "../../../src/ports/errors.ts";
import type { OwnScript } from "../../../src/services/own-script.ts";
import { type JobOrder, jobOrder, UnsureError } from "../../../src/slurm/job-order.ts";
import { nodesAsked } from "../../../src/slurm/job-script.ts";
import { lastFollowed } from "../../../src/slurm/job-watch.ts";
import { wrap } from "../../../src/text/fit.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { COLOURS } from "../../theme.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { AskPage } from "../AskPage.tsx";
import { GivenTextPage } from "../cluster/FileView.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import type { OnHeadProps } from "../on-head-props.ts";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { JobFollow } from "./JobFollow.tsx";

type At =
	/** `said`: what became of it. */
	| { readonly at: "script"; readonly said?: AppError }
	| { readonly at: "asking" }
	| { readonly at: "unsure"; readonly order: JobOrder; readonly why: string }
	| { readonly at: "following"; readonly id: string };

const ABOUT = "A job";

/** A job for this cluster: its script, shown and edited, sent once it is agreed to, then followed to its end. */
export function JobPage(props: OnHeadProps) {
	const { head, name, node, held, started, onClose, onQuit } = props;
	const { width, height } = usePageArea();
	const { clock } = useServices().ports;
	const { answer, again, keep, edit } = useOwnScript(node, name, held);
	const [page, setPage] = useState<At>({ at: "script" });
	const editing = useAttempt();
	const sending = useAttempt();
	const script = newestOf(answer);
	const leave: KeyRow[] = [{ keys: ["escape"], label: "back", does: onClose }];
	const editRow: KeyRow = {
		keys: ["e"],
		label: "edit",
		help: "opens it in your editor, as a file of your own (VISUAL, else EDITOR, else nano or vi: Esc and :wq leave vi)",
		does: () => editing.attempt(edit),
	};
	const toScript = (said?: AppError) => setPage({ at: "script", ...(said && { said }) });
	const follow = (id: string) => setPage({ at: "following", id });
	const send = (text: string) => {
		const order = jobOrder(node, clock, text);
		toScript();
		sending.attempt(async () => {
			try {
				// Leaving the screen takes nothing back.
				follow(await order.send(NEVER));
			} catch (thrown) {
				if (!(thrown instanceof UnsureError)) throw thrown;
				setPage({ at: "unsure", order, why: thrown.message });
			}
			// It was sent, whether it can be kept or not.
			await keep().catch(() => {});
		});
	};
	if (page.at === "following") return <JobFollow {...props} id={page.id} />;
	if (page.at === "unsure") return <Unsure {...props} {...page} onFound={follow} onNotSent={toScript} />;
	if (sending.busy) return <WaitPage head={head} keys={[...leave, ctrlC(onQuit)]} label="Sending it …" />;
	if (answer.at === "failed") {
		return (
			<KeyedPage
				head={head}
				keys={[{ keys: ["r"], label: "try again", does: again }, editRow, ...leave, quitRow(onQuit)]}
				about={{ title: ABOUT, paragraphs: [] }}
			>
				<ErrorPanel error={editing.trouble ?? answer.error} columns={width} rows={height} />
			</KeyedPage>
		);
	}
	if (script === undefined)
		return (
			<WaitPage head={head} keys={[...leave, ctrlC(onQuit)]} label="Looking what the cluster is like …" />
		);
	if (page.at === "asking") {
		return (
			<AskPage
				head={head}
				title={`Send this job to ${name}?`}
				body={[
					{ text: "Slurm starts it once it has its nodes: 2 to 10 minutes for nodes that are off." },
					{ text: "You can leave then: the job goes on, and stands in nodes and jobs." },
				]}
				money={[jobMoney(nodesAsked(script.text), started)]}
				yes={{ does: "send it" }}
				no="leave it"
				onYes={() => send(script.text)}
				onNo={() => toScript()}
				onCtrlC={onQuit}
			/>
		);
	}
	const sendRow: KeyRow = {
		keys: ["s"],
		label: "send",
		help: "sends it to Slurm; what that costs is asked first",
		does: () => setPage({ at: "asking" }),
	};
	const last = lastFollowed(node);
	const lastRow: KeyRow = {
		keys: ["o"],
		label: "last job",
		help: "follows the job that was followed last, also where Slurm has forgotten it",
		not: last === undefined ? "None was followed since firstlight began." : undefined,
		does: () => last !== undefined && follow(last),
	};
	const trouble = sending.trouble ?? editing.trouble ?? (page.at === "script" ? page.said : undefined);
	return (
		<ScriptView
			{...props}
			script={script}
			trouble={trouble && sentencesOf(trouble)}
			keys={[sendRow, editRow, lastRow, ...leave]}
		/>
	);
}

const NEVER = new AbortController().signal;

interface ScriptViewProps extends OnHeadProps {
	readonly script: OwnScript;
	readonly trouble: string | undefined;
	readonly keys: readonly KeyRow[];
}

function ScriptView({ script, trouble, keys, ...page }: ScriptViewProps) {
	const { width, height } = usePageArea();
	const { home } = useServices().settings.places;
	const { path, text, isKept } = script;
	const own = shortPath(path, home);
	const said = isKept
		? "Your own script. Send it (s), or change it (e)."
		: `A first job, made of what ${page.name} is like. Send it (s), or change it (e): then it is a file of your own, ${own}.`;
	const lines = wrap(trouble ?? said, width).slice(0, Math.floor(height / 2));
	return (
		<GivenTextPage
			{...page}
			about={`${ABOUT} for ${page.name}`}
			path={isKept ? path : undefined}
			text={text}
			from="start"
			above={{
				rows: lines.length,
				shown: <Lines lines={lines} {...(trouble === undefined ? {} : { color: COLOURS.warn })} />,
			}}
			keys={keys}
		/>
	);
}

interface UnsureProps extends OnHeadProps {
	readonly order: JobOrder;
	readonly why: string;
	readonly onFound: (id: string) => void;
	readonly onNotSent: (said: AppError) => void;
}

/** Whether the job has been sent is not known: it is looked for until the head node answers, and not sent meanwhile. */
function Unsure({ head, order, why, onFound, onNotSent, onClose, onQuit }: UnsureProps) {
	const { width, height } = usePageArea();
	const { answer, again } = useAsked(order.settle);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the answer leads on once
	useEffect(() => {
		if (answer.at === "known") onFound(answer.value);
		if (answer.at === "failed") onNotSent(answer.error);
	}, [answer]);
	return (
		<KeyedPage
			head={head}
			keys={[
				{ keys: ["r"], label: "look now", does: again },
				{ keys: ["escape"], label: "back", does: onClose },
				quitRow(onQuit),
			]}
			about={{ title: ABOUT, paragraphs: [] }}
		>
			<ErrorPanel error={new AppError("unreachable", why, { hint: UNSURE })} columns={width} rows={height} />
		</KeyedPage>
	);
}

const UNSURE =
	"firstlight looks for it by itself until the head node answers. Do not send it anew before you have seen nodes and jobs (j).";
