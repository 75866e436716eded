import { Box } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAttempt } from "../../../hooks/use-attempt.ts";
import { useTypedEntry } from "../../../hooks/use-typed-entry.ts";
import { ctrlC, type KeyRow } from "../../../src/keys/key-row.ts";
import type { HeadNode } from "../../../src/login/head-node.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import { someNames } from "../../../src/text/some-names.ts";
import { type Completion, completed } from "../../../src/transfer/complete.ts";
import { pathFrom } from "../../../src/transfer/plan.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { TypedLine } from "../../ui/TypedLine.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface PathPageProps {
	readonly head: PageHead;
	/** Of the cluster. */
	readonly name: string;
	readonly node: HeadNode;
	/** The folders of its volumes. */
	readonly folders: readonly string[];
	readonly side: "here" | "there";
	readonly what: "source" | "folder";
	readonly start: string;
	readonly onValue: (path: string) => void;
	/** Esc; hears what stood there. */
	readonly onBack: (text: string) => void;
	readonly onQuit: () => void;
}

/** Names that are shown of those that a path may go on with. */
const MOST_NAMES = 12;

/** A path being typed, with Tab as in a shell, on either side. */
export function PathPage(props: PathPageProps) {
	const { head, name, node, folders, side, what, start, onValue, onBack, onQuit } = props;
	const { trees } = useServices().ports;
	const { width } = usePageArea();
	const [found, setFound] = useState<Completion>();
	const completing = useAttempt();
	const entry = useTypedEntry({
		parse: (text) => pathFrom(text, what),
		onValue,
		onCancel: onBack,
		labels: { accept: "next", cancel: "back" },
		start,
	});
	const only = what === "folder" ? "folders" : "all";
	const tab: KeyRow = {
		keys: ["tab"],
		label: "complete",
		does: () =>
			completing.attempt(async (signal) => {
				const before = entry.text.value;
				const now = await completed(side === "here" ? trees : node, before, only, signal);
				setFound(now);
				entry.replace(before, now.text);
			}),
	};
	const busy = completing.busy ? "Tab is still at work." : undefined;
	const keys = entry.keys.map((row) => (row.keys.includes("enter") ? { ...row, not: busy } : row));
	const where = side === "here" ? "on this computer" : `on ${name}`;
	const label = what === "source" ? `Which file or folder ${where}?` : `Into which folder ${where}?`;
	const hint =
		side === "here"
			? "Without / or ~ at its start it is in the folder in which firstlight was started."
			: `Its volumes: ${folders.length === 0 ? "not known" : folders.join(", ")}. Home, which goes with the cluster: ~`;
	const names = found && found.text === entry.text.value ? found.names : [];
	return (
		<KeyedPage head={head} keys={[tab, ...keys, ctrlC(onQuit)]} typing={entry.typing}>
			<Box flexDirection="column" rowGap={1}>
				<TypedLine
					label={label}
					entry={{ ...entry, checking: entry.checking || completing.busy }}
					columns={width}
				/>
				<Prose text={names.length > 0 ? someNames(names, MOST_NAMES) : hint} columns={width} />
				{completing.trouble ? (
					<Notice tone="warn" text={sentencesOf(completing.trouble)} columns={width} />
				) : undefined}
			</Box>
		</KeyedPage>
	);
}
