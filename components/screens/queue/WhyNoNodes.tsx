import { Box } from "ink";
import { useCallback } from "react";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import type { SlurmNode } from "../../../src/slurm/look.ts";
import { nodeFaultWords, whyNoNodes } from "../../../src/slurm/node-faults.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";

interface WhyNoNodesProps {
	readonly head: PageHead;
	readonly node: HeadNode;
	readonly nodes: readonly SlurmNode[];
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

const TITLE = "Why nodes do not start";

/** Why nodes do not start, by what Slurm and pcluster have written on the head node. */
export function WhyNoNodes({ head, node, nodes, onClose, onQuit }: WhyNoNodesProps) {
	const { width } = usePageArea();
	const { answer } = useAsked(
		useCallback((signal: AbortSignal) => whyNoNodes(node, nodes, signal), [node, nodes]),
	);
	const { paragraphs, commands } = nodeFaultWords(answer.at === "known" ? answer.value : undefined, node);
	const copy = useCopy(commands);
	const leave = [closeRow(onClose), ctrlC(onQuit)];
	if (answer.at === "asking")
		return <WaitPage head={head} keys={leave} label="Reading the head node's logs …" />;
	const shown = answer.at === "failed" ? [sentencesOf(answer.error)] : paragraphs;
	return (
		<KeyedPage head={head} keys={[...leave, copy]} about={{ title: TITLE, paragraphs: [] }}>
			<Box flexDirection="column" rowGap={1}>
				<Prose text={TITLE} bold columns={width} />
				{shown.map((text) => (
					<Prose key={text} text={text} columns={width} />
				))}
				<CommandLines commands={commands} indent={0} />
			</Box>
		</KeyedPage>
	);
}
