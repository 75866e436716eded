import { Box, Text } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents, useKeys } from "../../../hooks/use-keys.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { useTextEntry } from "../../../hooks/use-text-entry.ts";
import { CONFIG_TROUBLE_KEYS } from "../../../src/keys/console-keys.ts";
import { hintsOf, TYPING_KEYS } from "../../../src/keys/keymap.ts";
import type { FileTrouble } from "../../../src/questions/prefill.ts";
import { type TroubleLine, troubleLines } from "../../../src/start/config-trouble-words.ts";
import { cut, wrap } from "../../../src/text/fit.ts";
import { pathTyped } from "../../../src/text/path-typed.ts";
import { plainText } from "../../../src/text/plain.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { FRAME_ROWS } from "../../ui/Frame.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Page } from "../../ui/Page.tsx";
import { lowestTop, type PaneLine, ScrollPane } from "../../ui/ScrollPane.tsx";
import { TextField } from "../../ui/TextField.tsx";

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

/** Text is never wider: long lines are hard to read. */
const WIDEST = 90;
/** With fewer rows the ways on scroll along with the reasons. */
const LEAST_ROWS = 18;

/** Before the first question: what stands against the config file, and the ways on. */
export function ConfigTrouble(props: ConfigTroubleProps) {
	const { trouble, version, onAgain, onFile, onGoOn, onBack, onQuit } = props;
	const { settings } = useServices();
	const { home } = settings.places;
	const { columns, rows } = useTerminalSize();
	const [typing, setTyping] = useState(false);
	const [wanted, setTop] = useState(0);
	const width = Math.min(WIDEST, columns - 4);
	const usable = trouble.problem === undefined;
	const ways = waysOf(trouble, home).flatMap((way) => wrapWay(way, width));
	const told = troubleLines(trouble, { home, version }).flatMap((line) => paneLines(line, width));
	const cramped = rows < LEAST_ROWS;
	const lines = cramped ? [...told, { text: "" }, ...ways.map((text): PaneLine => ({ text }))] : told;
	const foot = typing ? TYPING_ROWS : cramped ? 0 : ways.length + 1;
	const height = Math.max(2, rows - FRAME_ROWS - 1 - foot);
	const lowest = lowestTop(lines, height);
	const top = Math.min(wanted, lowest);
	useIntents(
		CONFIG_TROUBLE_KEYS,
		(intent) => {
			if (intent === "again") onAgain();
			if (intent === "other") setTyping(true);
			if (intent === "fresh" && trouble.fresh !== undefined) onFile(trouble.fresh);
			if (intent === "go-on" && usable) onGoOn();
			if (intent === "back") onBack();
			if (intent === "quit") onQuit();
			const by = { up: -1, down: 1, "page-up": 1 - height, "page-down": height - 1 }[intent as string] ?? 0;
			setTop(Math.max(0, Math.min(lowest, top + by)));
		},
		!typing,
	);
	const hints = typing
		? hintsOf<string>(TYPING_KEYS, { cancel: "back" })
		: hintsOf<string>(CONFIG_TROUBLE_KEYS, {
				...(usable ? {} : { "go-on": "" }),
				...(trouble.fresh === undefined ? { fresh: "" } : {}),
				...(lowest > 0 ? { up: "scroll" } : {}),
			});
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={["before the first question"]}
			demo={settings.demo}
			hints={hints}
		>
			<Box flexDirection="column" paddingLeft={2} flexShrink={0}>
				<ScrollPane title="Your config file" lines={lines} top={top} columns={width} rows={height} active />
				{typing ? (
					<PathEntry home={home} width={width} onPath={onFile} onCancel={() => setTyping(false)} />
				) : (
					<Lines lines={cramped ? [] : ["", ...ways]} />
				)}
			</Box>
		</Page>
	);
}

function waysOf({ fresh, problem }: FileTrouble, home: string): string[] {
	return [
		"r  looks again, once you have mended it in an editor",
		"o  takes another file, an old one or one yet to be made",
		...(fresh === undefined
			? []
			: [`n  leaves it alone and writes a new one, ${plainText(shortPath(fresh, home))}`]),
		...(problem ? [] : ["c  goes on all the same: what is odd stays in the file"]),
	];
}

function wrapWay(way: string, width: number): string[] {
	const [key = "", ...rest] = wrap(way.slice(3), width - 3);
	return [way.slice(0, 3) + key, ...rest.map((text) => `   ${text}`)];
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

/** An empty row, the label, the field, and up to two rows for what is wrong with it. */
const TYPING_ROWS = 5;

interface PathEntryProps {
	readonly home: string;
	readonly width: number;
	readonly onPath: (path: string) => void;
	readonly onCancel: () => void;
}

/** The path of another config file, typed. */
function PathEntry({ home, width, onPath, onCancel }: PathEntryProps) {
	const text = useTextEntry("~/");
	const [fault, setFault] = useState<string>();
	useKeys((press) => {
		if (text.press(press)) return setFault(undefined);
		if (press.name === "escape") return onCancel();
		if (press.name !== "enter") return;
		const path = pathTyped(text.value).replace(/^~(?=\/)/, home);
		if (!path.startsWith("/") || path.endsWith("/")) {
			return setFault("Type the whole path of a file, with / or ~/ at its start.");
		}
		onPath(path);
	});
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Lines lines={["", "Which config file is to be used? It need not be there yet."]} />
			<Box height={1} flexShrink={0}>
				<Text bold color={COLOURS.accent}>{`${MARKS.cursor} `}</Text>
				<TextField value={text.value} cursor={text.cursor} />
			</Box>
			<Lines lines={fault === undefined ? [] : wrap(`${MARKS.bad} ${fault}`, width)} color={COLOURS.bad} />
		</Box>
	);
}
