import { useState } from "react";
import { type TransferEnd, useTransfer } from "../../../hooks/use-transfer.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { plainText } from "../../../src/text/plain.ts";
import type { TransferPlan } from "../../../src/transfer/plan.ts";
import { fractionOf, progressText } from "../../../src/transfer/words.ts";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { AskPage } from "../AskPage.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface CopyingPageProps {
	readonly head: PageHead;
	readonly node: HeadNode;
	readonly plan: TransferPlan;
	readonly onEnd: (end: TransferEnd) => void;
}

/** A copy at work; whoever wants to leave is asked. */
export function CopyingPage({ head, node, plan, onEnd }: CopyingPageProps) {
	const { now, stop } = useTransfer(plan, node, onEnd);
	const { width } = usePageArea();
	const [asks, setAsks] = useState(false);
	if (asks) {
		return (
			<AskPage
				head={head}
				title="Stop copying?"
				body={[{ text: "It goes on meanwhile. What has come stays, and is taken up again." }]}
				yes={{ does: "stop it" }}
				no="go on"
				onYes={stop}
				onNo={() => setAsks(false)}
				// A second Ctrl-C says yes.
				onCtrlC={stop}
			/>
		);
	}
	const verb = plan.direction === "put" ? "Copying to the cluster" : "Copying to this computer";
	return (
		<KeyedPage
			head={head}
			keys={[{ keys: ["escape", "ctrl-c"], label: "stop", does: () => setAsks(true) }]}
			about={{ title: verb, paragraphs: [] }}
		>
			<Prose text={`${verb}: ${plainText(plan.name)}`} bold columns={width} />
			<ProgressBar fraction={now && fractionOf(now)} columns={width} />
			<Prose text={now ? progressText(now) : "Beginning …"} columns={width} />
		</KeyedPage>
	);
}
