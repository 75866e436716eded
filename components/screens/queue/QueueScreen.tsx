import { useMemo, useState } from "react";
import { useAttempt } from "../../../hooks/use-attempt.ts";
import { useList } from "../../../hooks/use-list.ts";
import { useSlurm } from "../../../hooks/use-slurm.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { cancelJob, cancelWords, detailWords, jobDetails } from "../../../src/slurm/job.ts";
import type { SlurmJob, SlurmLook } from "../../../src/slurm/look.ts";
import { jobCells } from "../../../src/slurm/look-words.ts";
import { queueKeys } from "../../../src/slurm/queue-keys.ts";
import { stateHelp } from "../../../src/slurm/state-help.ts";
import { shellLine } from "../../../src/text/shell-word.ts";
import { inOneStretch } from "../../../src/text/stretch.ts";
import { AskPage } from "../AskPage.tsx";
import { FileView } from "../cluster/FileView.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import type { OnHeadProps } from "../on-head-props.ts";
import { JobFollow } from "./JobFollow.tsx";
import { JobPage } from "./JobPage.tsx";
import { QueueBody } from "./QueueBody.tsx";
import { WhyNoNodes } from "./WhyNoNodes.tsx";

type Over =
	| { readonly at: "none" | "new" }
	| { readonly at: "details" | "output" | "cancel"; readonly job: SlurmJob }
	| { readonly at: "why"; readonly look: SlurmLook };

const NO_JOBS: readonly SlurmJob[] = [];

/** A cluster's nodes and jobs, as Slurm on the head node sees them. */
export function QueueScreen(props: OnHeadProps) {
	const { head, name, node, onClose, onQuit } = props;
	const [over, setOver] = useState<Over>({ at: "none" });
	// What follows one job asks by itself.
	const { view, refresh } = useSlurm(node, over.at !== "new" && over.at !== "output");
	const cancelling = useAttempt();
	const jobs = view.look?.jobs ?? NO_JOBS;
	const options = useMemo(
		() => jobs.map((job) => ({ key: job.id, value: job, cells: jobCells(job) })),
		[jobs],
	);
	const list = useList(options, { suggested: [] });
	const back = () => setOver({ at: "none" });
	const pages = { head, onClose: back, onQuit };
	if (over.at === "new") return <JobPage {...props} onClose={back} />;
	if (over.at === "details") return <JobDetails {...pages} job={over.job} node={node} />;
	if (over.at === "output") return <JobFollow {...pages} id={over.job.id} node={node} />;
	if (over.at === "why") return <WhyNoNodes {...pages} node={node} nodes={over.look.nodes} />;
	if (over.at === "cancel") {
		const { job } = over;
		return (
			<AskPage
				head={head}
				{...cancelWords(job, name)}
				no="let it go on"
				onYes={() => {
					back();
					// Leaving the screen takes nothing back.
					cancelling.attempt(() => cancelJob(node, job, new AbortController().signal).then(refresh));
				}}
				onNo={back}
				onCtrlC={onQuit}
			/>
		);
	}
	const keys = [
		...moveRows(list.dispatch, ""),
		...queueKeys(view.look, currentOption(list.state)?.value, {
			details: (job) => setOver({ at: "details", job }),
			output: (job) => setOver({ at: "output", job }),
			cancel: (job) => setOver({ at: "cancel", job }),
			why: (look) => setOver({ at: "why", look }),
			make: () => setOver({ at: "new" }),
			refresh,
			back: onClose,
			quit: onQuit,
		}),
	];
	return (
		<KeyedPage
			head={head}
			keys={keys}
			about={{ title: `Nodes and jobs of ${name}`, paragraphs: stateHelp() }}
		>
			<QueueBody view={view} list={list} cancelling={cancelling} />
		</KeyedPage>
	);
}

interface JobDetailsProps {
	readonly head: PageHead;
	readonly job: SlurmJob;
	readonly node: HeadNode;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** All that Slurm knows of a job. */
function JobDetails({ job, node, ...page }: JobDetailsProps) {
	const read = useMemo(() => inOneStretch((signal) => jobDetails(node, job, signal)), [node, job]);
	return (
		<FileView
			{...page}
			about={`All that Slurm knows of job ${job.id}`}
			path={shellLine(detailWords(job))}
			copies="copies the command"
			read={read}
			from="start"
		/>
	);
}
