import { Box, Text } from "ink";
import { useCallback, useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { type Question, useAsked } from "../../../hooks/use-asked.ts";
import { useAttempt } from "../../../hooks/use-attempt.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { usePickList } from "../../../hooks/use-pick-list.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { refusalOf } from "../../../src/console/cluster-words.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { answerLines, logPath, whence } from "../../../src/logs/answer-lines.ts";
import { loggedOf } from "../../../src/logs/cloud-logs.ts";
import type { LogQuestion } from "../../../src/logs/log-questions.ts";
import {
	type LoggedNode,
	type LogsAnswer,
	loggedNodes,
	readLogs,
	readNodeLogs,
} from "../../../src/logs/read-logs.ts";
import { tellingWords } from "../../../src/logs/told.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { inOneStretch } from "../../../src/text/stretch.ts";
import { OptionList } from "../../ui/OptionList.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { TextPage } from "./FileView.tsx";

interface LogTextsProps {
	readonly head: PageHead;
	readonly question: LogQuestion;
	readonly cluster: ClusterView;
	readonly node: HeadNode;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** What the head node's logs say to a question. */
export function HeadLogs({ question, cluster, node, ...page }: LogTextsProps) {
	const { ports } = useServices();
	const way = refusalOf(cluster, "ssh") ?? node;
	const ask = useCallback(
		(signal: AbortSignal) => readLogs(ports, loggedOf(cluster), question, way, signal),
		[ports, cluster, question, way],
	);
	return (
		<LogText
			{...page}
			title={question.asks}
			of={[cluster.name, question.which]}
			region={cluster.region}
			ask={ask}
		/>
	);
}

/** The compute nodes that have left logs, and what the one that is chosen has written. */
export function NodesPage({ head, question, cluster, onClose, onQuit }: LogTextsProps) {
	const { ports } = useServices();
	const { width, height } = usePageArea();
	const [open, setOpen] = useState<LoggedNode>();
	const ask = useCallback(
		(signal: AbortSignal) => loggedNodes(ports, loggedOf(cluster), cluster.nodes, signal),
		[ports, cluster],
	);
	const { answer } = useAsked(ask);
	const found = answer.at === "known" ? answer.value : undefined;
	const options = useMemo(
		() =>
			(found?.nodes ?? []).map((one) => ({
				key: one.id,
				value: one,
				cells: [one.id, one.host ?? "", one.runs ? "there now" : "gone"],
			})),
		[found],
	);
	const list = usePickList<LoggedNode>({
		options,
		suggested: [],
		height: height - 6,
		accept: { label: "read its log", does: ([chosen]) => chosen && setOpen(chosen.value) },
		back: { label: "back", does: onClose },
		filter: "by-key",
	});
	const readNode = useCallback(
		(signal: AbortSignal) =>
			open ? readNodeLogs(ports, loggedOf(cluster), open.id, signal) : Promise.reject(new Error("no node")),
		[ports, cluster, open],
	);
	if (open) {
		const close = () => setOpen(undefined);
		return (
			<LogText
				{...{ head, onQuit }}
				title={open.id}
				of={[cluster.name, open.id]}
				region={cluster.region}
				ask={readNode}
				onClose={close}
			/>
		);
	}
	const why = answer.at === "failed" ? sentencesOf(answer.error) : found?.why;
	const none =
		found?.nodes.length === 0 ? `No compute node of ${cluster.name} is there, and none has left a log.` : "";
	const said = [none, why].filter(Boolean).join(" ");
	if (answer.at === "asking")
		return <WaitPage head={head} keys={[closeRow(onClose), ctrlC(onQuit)]} label="Looking for nodes …" />;
	return (
		<KeyedPage
			head={head}
			keys={options.length === 0 ? [closeRow(onClose), ctrlC(onQuit)] : [...list.keys, ctrlC(onQuit)]}
			typing={list.typing}
			about={list.filtering ? undefined : { title: question.asks, paragraphs: [] }}
		>
			<Prose text="Which node?" bold columns={width} />
			{said === "" ? undefined : <Prose text={said} columns={width} />}
			<Text> </Text>
			{options.length === 0 ? undefined : (
				<OptionList
					state={list.state}
					titles={NODE_TITLES}
					columns={width}
					filtering={list.filtering}
					label={question.asks}
				/>
			)}
		</KeyedPage>
	);
}

const NODE_TITLES = ["Machine", "Name", "State"];

interface LogTextProps extends Pick<LogTextsProps, "head" | "onClose" | "onQuit"> {
	readonly title: string;
	/** For the name of its file: the cluster, and which log. */
	readonly of: readonly string[];
	readonly region: string;
	readonly ask: Question<LogsAnswer>;
}

/** Logs to read, to search and to keep; what tells why stands above them. */
function LogText({ head, title, of, region, ask, onClose, onQuit }: LogTextProps) {
	const { width } = usePageArea();
	const { ports, settings } = useServices();
	const { home } = settings.places;
	const { profile } = settings;
	const aws = useMemo(() => ({ region, profile }), [region, profile]);
	const { answer } = useAsked(ask);
	const writing = useAttempt();
	const [written, setWritten] = useState<string>();
	const known = answer.at === "known" ? answer.value : undefined;
	const shown = useMemo(() => {
		const now = ports.clock.now();
		return (
			known && { about: `${title} · ${whence(known, now)}`, text: answerLines(known, now, aws).join("\n") }
		);
	}, [known, title, ports, aws]);
	const read = useMemo(() => inOneStretch(async () => shown?.text), [shown]);
	const copy = useCopy(known?.telling ? tellingWords(known.telling, aws).commands : []);
	const leave = [closeRow(onClose), ctrlC(onQuit)];
	if (answer.at === "asking") return <WaitPage head={head} keys={leave} label="Reading it …" />;
	if (!known || !shown)
		return (
			<KeyedPage head={head} keys={leave} about={{ title, paragraphs: [] }}>
				<Box flexDirection="column" rowGap={1}>
					<Prose text={title} bold columns={width} />
					<Prose text={answer.at === "failed" ? sentencesOf(answer.error) : ""} columns={width} />
				</Box>
			</KeyedPage>
		);
	const write = {
		keys: ["w"],
		label: "write to a file",
		help: "writes all of it to a new file in your home folder",
		does: () =>
			writing.attempt(async () => {
				const path = logPath(home, of, ports.clock.now());
				await ports.configFiles.write(path, `${shown.text}\n`, undefined);
				setWritten(path);
			}),
	};
	const note = writing.trouble
		? sentencesOf(writing.trouble)
		: written && `Written to ${shortPath(written, home)}`;
	const above = note && {
		shown: <Prose text={note} bold columns={width} />,
		rows: wrap(note, readable(width)).length,
	};
	return (
		<TextPage
			{...{ head, onClose, onQuit, read }}
			about={shown.about}
			path={undefined}
			from={known.telling ? "start" : "end"}
			first={{ text: shown.text, from: 0, until: 1, size: 1 }}
			keys={[closeRow(onClose), write, copy]}
			{...(above && { above })}
		/>
	);
}
