import { Box } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useScroll } from "../../../hooks/use-scroll.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { useTypedEntry } from "../../../hooks/use-typed-entry.ts";
import { ctrlC, menuOf, quitRow } from "../../../src/keys/key-row.ts";
import type { FileTrouble } from "../../../src/questions/prefill.ts";
import { configFileTyped, OTHER_FILE, troubleKeys } from "../../../src/start/config-trouble-keys.ts";
import { type TroubleLine, troubleLines } from "../../../src/start/config-trouble-words.ts";
import { cut, readable, wrap, wrapBeside } from "../../../src/text/fit.ts";
import { MARKS } from "../../theme.ts";
import { FRAME_ROWS } from "../../ui/Frame.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { type PaneLine, ScrollPane } from "../../ui/ScrollPane.tsx";
import { TypedLine } from "../../ui/TypedLine.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface ConfigTroubleProps {
	readonly trouble: FileTrouble;
	readonly version: string;
	/** Reads the file anew. */
	readonly onAgain: () => void;
	/** Takes another file, by its absolute path; there need not be one yet. */
	readonly onFile: (path: string) => void;
	/** Goes on with a file that is only odd. */
	readonly onGoOn: () => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

/** With fewer rows the ways on scroll along with the reasons. */
const LEAST_ROWS = 18;

/** An empty row, the label, the field, and up to two rows for what is wrong with it. */
const TYPING_ROWS = 5;

/** Before the first question: what stands against the config file, and the ways on. */
export function ConfigTrouble(props: ConfigTroubleProps) {
	const { trouble, version, onFile, onQuit } = props;
	const { home } = useServices().settings.places;
	const { rows } = useTerminalSize();
	const [typing, setTyping] = useState(false);
	const width = readable(usePageArea().width);
	const ways = troubleKeys(trouble, home, {
		again: props.onAgain,
		other: () => setTyping(true),
		file: onFile,
		goOn: props.onGoOn,
		back: props.onBack,
	});
	const wayLines = menuOf(ways).flatMap(({ shown, label }) => wrapBeside(`${shown}  `, label, width));
	const told = troubleLines(trouble, { home, version }).flatMap((line) => paneLines(line, width));
	const cramped = rows < LEAST_ROWS;
	const lines = cramped ? [...told, { text: "" }, ...wayLines.map((text): PaneLine => ({ text }))] : told;
	const foot = typing ? TYPING_ROWS : cramped ? 0 : wayLines.length + 1;
	const height = Math.max(2, rows - FRAME_ROWS - 1 - foot);
	const { top, keys } = useScroll(lines.length, height - 1);
	const entry = useTypedEntry({
		parse: (text) => configFileTyped(text, home),
		onValue: onFile,
		onCancel: () => setTyping(false),
		labels: { cancel: "back" },
		start: "~/",
	});
	return (
		<KeyedPage
			head={{ parts: ["before the first question"] }}
			keys={typing ? [...entry.keys, ctrlC(onQuit)] : [...ways, quitRow(onQuit), ...keys]}
			typing={typing ? entry.typing : undefined}
			about={{ title: "Your config file", paragraphs: [] }}
		>
			<ScrollPane title="Your config file" lines={lines} top={top} columns={width} rows={height} active />
			{typing ? (
				<Box paddingTop={1}>
					<TypedLine label={OTHER_FILE} entry={entry} columns={width} />
				</Box>
			) : (
				<Lines lines={cramped ? [] : ["", ...wayLines]} />
			)}
		</KeyedPage>
	);
}

function paneLines({ kind, text }: TroubleLine, width: number): PaneLine[] {
	switch (kind) {
		case "title":
			return wrap(`${MARKS.bad} ${text}`, width).map((part) => ({ text: part, bold: true, tone: "bad" }));
		case "reason":
			return [{ text: "" }, ...wrap(text, width).map((part) => ({ text: part }))];
		case "quoted":
			return [{ text: `  ${MARKS.wall} ${cut(text, width - 4)}`, dim: true }];
		case "cure":
			return wrap(text, width).map((part) => ({ text: part, bold: true }));
	}
}
