import { Box } from "ink";
import { useState } from "react";
import { useJob } from "../../../hooks/use-job.ts";
import { closeRow } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { jobNow, outputPlace, outputText } from "../../../src/slurm/job-words.ts";
import { wrap } from "../../../src/text/fit.ts";
import { shortened } from "../../../src/text/question-lines.ts";
import { COLOURS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { GivenTextPage } from "../cluster/FileView.tsx";
import type { PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WhyNoNodes } from "./WhyNoNodes.tsx";

interface JobFollowProps {
	readonly head: PageHead;
	readonly node: HeadNode;
	/** Its number. */
	readonly id: string;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** Always the same: another array would have the logs read again with each look at the job. */
const NO_NODES: readonly never[] = [];

/** A job followed to its end: what it is at, in words, and what it writes, as it grows. */
export function JobFollow({ node, id, ...page }: JobFollowProps) {
	const { width, height } = usePageArea();
	const { view, refresh } = useJob(node, id);
	const [asksWhy, askWhy] = useState(false);
	if (asksWhy) return <WhyNoNodes {...page} node={node} nodes={NO_NODES} onClose={() => askWhy(false)} />;
	const { look, trouble, isOver } = view;
	const tone = look?.end?.state.wentWrong ? COLOURS.bad : look?.end ? COLOURS.good : undefined;
	const broke = trouble
		? `${trouble.message} It is tried again by itself; the job goes on. r tries now.`
		: "";
	// What it has written keeps half of the page.
	const most = Math.floor(height / 2);
	const notes = broke === "" ? [] : shortened(wrap(broke, width), most - 1);
	const said = shortened(wrap(jobNow(id, view), width), most - notes.length);
	return (
		<GivenTextPage
			{...page}
			about={`Job ${id}`}
			path={look?.path === undefined || look.unread !== undefined ? undefined : outputPlace(view)}
			text={outputText(view)}
			from="end"
			above={{
				rows: said.length + notes.length,
				shown: (
					<Box flexDirection="column">
						<Lines lines={said} bold {...(tone ? { color: tone } : {})} />
						<Lines lines={notes} color={COLOURS.warn} />
					</Box>
				),
			}}
			keys={[
				closeRow(page.onClose),
				{ keys: ["r"], label: "look again", does: refresh },
				{
					keys: ["w"],
					label: "why no nodes",
					help: "tells why nodes do not start, by what the head node has written",
					not: isOver ? "It has ended." : undefined,
					does: () => askWhy(true),
				},
			]}
		/>
	);
}
