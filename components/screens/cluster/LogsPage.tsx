import { Text } from "ink";
import { useMemo, useState } from "react";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useLate } from "../../../hooks/use-late.ts";
import { usePickList } from "../../../hooks/use-pick-list.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { commandLine } from "../../../src/engine/command-line.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { ctrlC } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { filesOf, LOG_QUESTIONS, type LogQuestion } from "../../../src/logs/log-questions.ts";
import type { Target } from "../../../src/pcluster/dialect.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { FittingCommand } from "../../ui/FittingCommand.tsx";
import { OptionList } from "../../ui/OptionList.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { LogView } from "./LogView.tsx";

interface LogsPageProps {
	readonly head: PageHead;
	readonly engine: Engine;
	readonly target: Target;
	/** Undefined as long as AWS has not told of it. */
	readonly cluster: ClusterView | undefined;
	readonly node: () => HeadNode;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

const TITLE = "Which log do you want to read?";
const NO_TITLES = [""];
/** In fewer columns the names of the files would cut the questions. */
const NOTES_FROM = 50;
/** The title, the row below the list, and the air between. */
const USED_ROWS = 4;
const loadTexts = async () => await import("./LogTexts.tsx");

/** The logs of a cluster, chosen by what one wants to know. */
export function LogsPage(props: LogsPageProps) {
	const { head, engine, target, cluster, onClose, onQuit } = props;
	const { width, height } = usePageArea();
	const [open, setOpen] = useState<LogQuestion | "here">();
	const not = cluster === undefined ? "AWS has not told of it yet." : undefined;
	// The questions tell the rows apart, the names of the files do not.
	const hasNotes = width >= NOTES_FROM;
	const options = useMemo(
		() => [
			{
				...{ key: "here", value: "here" as const, cells: ["What pcluster said here"] },
				...(hasNotes && { note: "this computer" }),
			},
			...LOG_QUESTIONS.map((one) => ({
				...{ key: one.which, value: one, cells: [one.asks] },
				...(hasNotes && { note: filesOf(one) }),
				...(not !== undefined && { disabled: not }),
			})),
		],
		[not, hasNotes],
	);
	const archive = engine.dialect.exportLogs?.(engine.profile, target);
	const command = archive && plainText(commandLine(engine, archive));
	const said = engine.profile.exportNeedsBucket ? WITH_BUCKET : ARCHIVE;
	const copy = useCopy(
		command === undefined ? [] : [command],
		"copies the command for all logs as one archive",
	);
	const list = usePickList<LogQuestion | "here">({
		options,
		suggested: [],
		height: options.length,
		accept: { label: "read it", does: ([chosen]) => chosen && setOpen(chosen.value) },
		back: { label: "back", does: onClose },
		filter: "none",
		more: archive ? [copy] : [],
	});
	const back = () => setOpen(undefined);
	if (open === "here") return <LogView head={head} onClose={back} onQuit={onQuit} />;
	if (open && cluster)
		return <LateTexts {...props} question={open} cluster={cluster} onClose={back} onQuit={onQuit} />;
	return (
		<KeyedPage head={head} keys={[...list.keys, ctrlC(onQuit)]} about={{ title: TITLE, paragraphs: ABOUT }}>
			<Prose text={TITLE} bold columns={width} />
			<Text> </Text>
			<OptionList
				state={list.state}
				titles={NO_TITLES}
				columns={width}
				filtering={false}
				reloading={false}
				label={TITLE}
			/>
			{command === undefined ? undefined : (
				<>
					<Text> </Text>
					<Prose text={said} columns={width} />
					<FittingCommand
						command={command}
						columns={width}
						rows={height - options.length - USED_ROWS - wrap(said, readable(width)).length}
					/>
				</>
			)}
		</KeyedPage>
	);
}

const ABOUT = [
	"CloudWatch keeps the logs of a cluster also while its head node is off. Where it has none, or your account may not read them, they are read on the head node by ssh: log in once before.",
];
const ARCHIVE = "All that CloudWatch has, as one archive:";
const WITH_BUCKET =
	"All that CloudWatch has, as one archive. BUCKET is an S3 bucket of yours in this region that CloudWatch may write to:";

type LateTextsProps = Omit<LogsPageProps, "cluster"> & {
	readonly question: LogQuestion;
	readonly cluster: ClusterView;
};

/** What reads logs comes with the first one. */
function LateTexts({ node, cluster, ...props }: LateTextsProps) {
	const texts = useLate(loadTexts);
	// As they were when it was opened: else it would be read anew with each look at AWS.
	const [there] = useState(node);
	const [of] = useState(cluster);
	if (!texts) return <WaitPage head={props.head} keys={[ctrlC(props.onQuit)]} label="Reading it …" />;
	const Shown = props.question.which === "node" ? texts.NodesPage : texts.HeadLogs;
	return <Shown {...props} cluster={of} node={there} />;
}
