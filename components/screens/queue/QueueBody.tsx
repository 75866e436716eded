import { Box, Text } from "ink";
import type { Attempt } from "../../../hooks/use-attempt.ts";
import { type List, useFitted } from "../../../hooks/use-list.ts";
import { AT_REST_MS, useNow } from "../../../hooks/use-now.ts";
import { currentOption, visibleRows } from "../../../src/list/list-state.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import { busyPicture } from "../../../src/slurm/busy-picture.ts";
import type { SlurmJob, SlurmLook } from "../../../src/slurm/look.ts";
import { JOB_TITLES, jobSentence, lookSummary, nodeGroups } from "../../../src/slurm/look-words.ts";
import type { SlurmView } from "../../../src/slurm/watch.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { shortened } from "../../../src/text/question-lines.ts";
import { rangeText } from "../../../src/text/range.ts";
import { COLOURS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Freshness } from "../clusters/Freshness.tsx";
import { usePageArea } from "../use-page-area.ts";

interface QueueBodyProps {
	readonly view: SlurmView;
	readonly list: List<SlurmJob>;
	readonly cancelling: Attempt;
}

/** Fewest rows of the list. */
const LEAST = 2;
/** Its titles and range, the blank rows around it, and how old all is. */
const AROUND = 5;
/** Columns of the picture of the last hour. */
const PICTURE_COLUMNS = 30;

/** The nodes in few words, the jobs as a list, and in full what is known of the one under the cursor. */
export function QueueBody(props: QueueBodyProps) {
	const { width } = usePageArea();
	const { look, trouble } = props.view;
	if (look) return <Looked {...props} look={look} />;
	return trouble ? (
		<Notice tone="warn" text={troubleText(props.view)} columns={width} />
	) : (
		<Spinner label="Asking the head node …" />
	);
}

function Looked({ view, look, list, cancelling }: QueueBodyProps & { readonly look: SlurmLook }) {
	const { width, height: room } = usePageArea();
	const now = useNow(true, AT_REST_MS);
	const { trouble } = view;
	const { options } = list.state;
	const job = currentOption(list.state)?.value;
	const news = trouble ? troubleText(view) : cancelling.trouble && sentencesOf(cancelling.trouble);
	const above = nodeLines(view, look, { now, width, most: Math.floor(room / 4) });
	const about = job ? wrap(jobSentence(job), width) : [];
	const below = news === undefined ? 0 : wrap(news, readable(width)).length;
	const doing = cancelling.busy ? 1 : 0;
	const used = above.flatMap(({ lines }) => lines).length;
	const height = Math.max(LEAST, room - used - about.length - doing - below - AROUND);
	const shown = useFitted(list, height);
	const visible = visibleRows(shown);
	return (
		<Box flexDirection="column">
			{above.map((part) => (
				<Lines key={part.lines.join(" ")} {...part} />
			))}
			<Text> </Text>
			{job === undefined ? (
				<Prose text="There is no job. Jobs that end stay here for some minutes." columns={width} />
			) : (
				<ListView
					titles={JOB_TITLES}
					rows={visible.map(({ option, current }) => ({ key: option.key, cells: option.cells, current }))}
					sample={options}
					columns={width}
					label="Jobs"
				/>
			)}
			{options.length > height ? (
				<Text dimColor>{`  ${rangeText(shown.top, visible.length, options.length)}`}</Text>
			) : undefined}
			<Text> </Text>
			<Lines lines={about} />
			{cancelling.busy ? <Spinner label="Cancelling …" /> : undefined}
			{news === undefined ? (
				<Freshness view={{ asOf: view.asOf, trouble: undefined, source: "aws" }} now={now} columns={width} />
			) : (
				<Notice tone="warn" text={news} columns={width} />
			)}
		</Box>
	);
}

/** The summary, the nodes that are on or failing, and how many were at work in the last hour. */
export function nodeLines(
	{ samples }: SlurmView,
	look: SlurmLook,
	{ now, width, most }: { readonly now: Date; readonly width: number; readonly most: number },
) {
	const groups = nodeGroups(look.nodes)
		.filter(({ kind }) => kind !== "off")
		.map(({ kind, text }) => ({
			lines: shortened(wrap(text, width), most - 1),
			...(kind === "failing" ? { color: COLOURS.warn } : {}),
		}));
	// As many as fit, each with what its state means, and a row for those that do not.
	let rows = 0;
	const fits = groups.filter(({ lines }, place) => {
		rows += lines.length;
		return rows + (place < groups.length - 1 ? 1 : 0) <= most;
	});
	const left = groups.length - fits.length;
	const picture = busyPicture(samples, look.nodes.length, now, PICTURE_COLUMNS);
	return [
		{ lines: wrap(lookSummary(look), width), bold: true },
		...fits,
		...(left === 0 ? [] : [{ lines: [`and ${left} ${left === 1 ? "kind" : "kinds"} more`], dimColor: true }]),
		...(picture === undefined ? [] : [{ lines: [`Busy in the last hour  ${picture}`], dimColor: true }]),
	];
}

/** Why nothing new is known. */
function troubleText({ trouble, asOf }: SlurmView): string {
	if (trouble === undefined) return "";
	const not = trouble.code === "unreachable" ? "Not connected: " : "";
	return `${not}${sentencesOf(trouble, `Press r to try again${asOf ? "; what you see is older" : ""}.`)}`;
}
