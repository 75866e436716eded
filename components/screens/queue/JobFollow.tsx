import { Box } from "ink";
import { useState } from "react";
import { useJob } from "../../../hooks/use-job.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { closeRow } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { jobNow, outputPlace, outputText } from "../../../src/slurm/job-words.ts";
import { wrap } from "../../../src/text/fit.ts";
import { COLOURS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { pageRoom } from "../../ui/Page.tsx";
import { GivenTextPage } from "../cluster/FileView.tsx";
import type { PageHead } from "../KeyedPage.tsx";
import { WhyNoNodes } from "./WhyNoNodes.tsx";

interface JobFollowProps {
	readonly head: PageHead;
	readonly node: HeadNode;
	/** Its number. */
	readonly id: string;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** A job followed to its end: what it is at, in words, and what it writes, as it grows. */
export function JobFollow({ node, id, ...page }: JobFollowProps) {
	const { columns, rows } = useTerminalSize();
	const { view, refresh } = useJob(node, id);
	const [asksWhy, askWhy] = useState(false);
	if (asksWhy) return <WhyNoNodes {...page} node={node} nodes={[]} onClose={() => askWhy(false)} />;
	const { look, trouble, isOver } = view;
	const tone = look?.end?.state.wentWrong ? COLOURS.bad : look?.end ? COLOURS.good : undefined;
	const broke = trouble
		? `${trouble.message} It is tried again by itself; the job goes on. r tries now.`
		: "";
	const width = columns - 4;
	const lines = wrap(jobNow(id, view), width);
	const notes = broke === "" ? [] : wrap(broke, width);
	// What it has written keeps half of the page.
	const most = Math.max(1, Math.floor(pageRoom(rows) / 2) - notes.length);
	const said = lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
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
					<Box flexDirection="column" flexShrink={0}>
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
