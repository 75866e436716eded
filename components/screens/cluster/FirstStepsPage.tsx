import { Box, Text } from "ink";
import { useMemo, useState } from "react";
import { useCopy } from "../../../hooks/use-copy.ts";
import { type StepView, useFirstSteps } from "../../../hooks/use-first-steps.ts";
import { useList } from "../../../hooks/use-list.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { passingIn } from "../../../src/cluster/holdings.ts";
import { ctrlC, type KeyRow } from "../../../src/keys/key-row.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import { type FirstStep, keepWords } from "../../../src/slurm/first-steps.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { COLOURS, MARKS, ROOMY_ROWS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { AskPage } from "../AskPage.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import type { OnHeadProps } from "../on-head-props.ts";
import { JobPage } from "../queue/JobPage.tsx";
import { usePageArea } from "../use-page-area.ts";

const TITLE = "The first steps on the head node";
const NO_TITLES = ["", "", ""];
const WORDS = { pass: "in order", warn: "take note", fail: "not in order" } as const;
const LOOKS = {
	pass: { mark: MARKS.done, color: COLOURS.good },
	warn: { mark: MARKS.warn, color: COLOURS.warn },
	fail: { mark: MARKS.bad, color: COLOURS.bad },
} as const;

/** What the tutorial does first on a new cluster: done by a key each, with what came of it. */
export function FirstStepsPage(props: OnHeadProps) {
	const { head, name, node, folders, held, started, onClose, onQuit } = props;
	const { width, height } = usePageArea();
	const { rows } = useTerminalSize();
	const of = useMemo(() => ({ folders, started }), [folders, started]);
	const keep = keepWords(folders, held && passingIn(held));
	const { steps, busy, run } = useFirstSteps(node, of);
	const [asked, setAsked] = useState<FirstStep>();
	const [isJob, setIsJob] = useState(false);
	const options = useMemo(() => [...steps.map(optionOf), JOB], [steps]);
	const list = useList(options, { suggested: [], height: options.length });
	const at = list.state.options.findIndex(({ key }) => key === currentOption(list.state)?.key);
	const current = steps[at];
	const copy = useCopy(current?.step.line === undefined ? [] : [current.step.line]);
	if (isJob) return <JobPage {...props} onClose={() => setIsJob(false)} />;
	if (asked) {
		return (
			<AskPage
				head={head}
				title={`${asked.what}: do it on ${name}?`}
				body={[...(asked.asks ?? []).map((text) => ({ text })), { text: `The line is: ${asked.line}` }]}
				yes={{ does: "do it" }}
				no="leave it"
				onYes={() => {
					setAsked(undefined);
					run([asked.id]);
				}}
				onNo={() => setAsked(undefined)}
				onCtrlC={onQuit}
			/>
		);
	}
	const isAiry = rows >= ROOMY_ROWS;
	const waits = busy ? "A step is under way." : undefined;
	const free = steps.filter(({ step }) => step.asks === undefined).map(({ step }) => step.id);
	const keys: KeyRow[] = [
		...moveRows(list.dispatch, ""),
		{
			keys: ["enter"],
			label: current ? "do this step" : "show it",
			help: "does the step under the cursor; what costs or changes something is asked first",
			not: current && (waits ?? current.step.not),
			does: () => {
				if (current === undefined) setIsJob(true);
				else if (current.step.asks) setAsked(current.step);
				else run([current.step.id]);
			},
		},
		{
			keys: ["a"],
			label: "look at all",
			help: "does all steps that only look",
			not: waits,
			does: () => run(free),
		},
		{ ...copy, label: "copy the line" },
		{ keys: ["escape"], label: "back", does: onClose },
		ctrlC(onQuit),
	];
	return (
		<KeyedPage head={head} keys={keys} about={{ title: TITLE, paragraphs: [keep] }}>
			<Prose text={TITLE} bold columns={width} />
			{isAiry ? <Text> </Text> : undefined}
			<ListView
				titles={NO_TITLES}
				rows={options.map(({ key, cells }, place) => ({ key, cells, current: place === at }))}
				columns={width}
				label={TITLE}
			/>
			<Text> </Text>
			{current ? (
				<Told view={current} keep={keep} columns={width} rows={height - options.length - (isAiry ? 3 : 2)} />
			) : (
				<Prose text={JOB_TOLD} columns={width} />
			)}
		</KeyedPage>
	);
}

const JOB = { key: "job", value: "job", cells: [MARKS.off, "A job of your own", ""] } as const;
const JOB_TOLD =
	"Enter shows a script that works on every node, made of what this cluster is like: to be changed, sent and followed.";

function optionOf({ step, verdict }: StepView) {
	const cells =
		verdict === undefined
			? [MARKS.off, step.what, ""]
			: verdict === "running"
				? ["…", step.what, "under way"]
				: [LOOKS[verdict.state].mark, step.what, WORDS[verdict.state]];
	return { key: step.id, value: step.id, cells };
}

interface ToldProps {
	readonly view: StepView;
	/** Stands below where there is room. */
	readonly keep: string;
	readonly columns: number;
	readonly rows: number;
}

/** What came of a step, and its line. */
function Told({ view: { step, verdict }, keep, columns, rows }: ToldProps) {
	const seen = verdict === "running" ? undefined : verdict;
	const unseen = step.not ?? (step.asks ? "It is asked about first." : "Not looked at yet.");
	const said = wrap(seen?.said ?? unseen, readable(columns));
	const cure = seen?.cure ? wrap(seen.cure, readable(columns)) : [];
	const line = wrap(step.line ?? "", columns);
	const room = rows - said.length - cure.length;
	const isWhole = line.length <= room;
	const isRoomy = line.length + 1 + wrap(keep, readable(columns)).length <= room;
	return (
		<Box flexDirection="column">
			{verdict === "running" ? (
				<Spinner label="On the head node …" />
			) : (
				<Lines lines={said} {...(seen ? { color: LOOKS[seen.state].color } : {})} />
			)}
			<Lines lines={cure} />
			<Lines
				lines={isWhole ? line : [...line.slice(0, room - 1), "… y copies it whole"]}
				color={COLOURS.accent}
			/>
			{isRoomy ? (
				<Box marginTop={1}>
					<Prose text={keep} dimColor columns={columns} />
				</Box>
			) : undefined}
		</Box>
	);
}
