import { Box, Text } from "ink";
import { type ReactNode, useCallback, useMemo } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useTextPane } from "../../../hooks/use-text-pane.ts";
import { closeRow, ctrlC, type KeyRow } from "../../../src/keys/key-row.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import {
	FILE_END,
	FILE_START,
	inOneStretch,
	type ReadStretch,
	type Stretch,
} from "../../../src/text/stretch.ts";
import { Prose } from "../../ui/Prose.tsx";
import { type PaneLine, ScrollPane } from "../../ui/ScrollPane.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";

/** Before what is looked for. */
const LOOK_FOR = "Look for:";

interface FileViewProps {
	readonly head: PageHead;
	/** What it is, for the help. */
	readonly about: string;
	/** Undefined where it has none that is worth copying. */
	readonly path: string | undefined;
	/** What its key copies, where that is no path: "copies the command". */
	readonly copies?: string;
	readonly read: ReadStretch;
	readonly from: "start" | "end";
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** A file of text in place: scrolled, searched, its path to be copied. AWS keys in it are not shown. */
export function FileView(props: FileViewProps) {
	const { head, path, read, from, onClose, onQuit } = props;
	const begin = useCallback(
		(signal: AbortSignal) => read(from === "end" ? FILE_END : FILE_START, signal),
		[read, from],
	);
	const { answer } = useAsked(begin);
	const first = answer.at === "known" ? answer.value : undefined;
	const { width } = usePageArea();
	const { home } = useServices().settings.places;
	const copy = useCopy(path === undefined ? [] : [path]);
	const leave = [closeRow(onClose), ctrlC(onQuit)];
	if (first) return <TextPage {...props} first={first} />;
	if (answer.at === "asking") return <WaitPage head={head} keys={leave} label="Reading it …" />;
	const why = answer.at === "failed" ? sentencesOf(answer.error) : "There is no such file here.";
	return (
		<KeyedPage head={head} keys={[...leave, copy]} about={{ title: props.about, paragraphs: [] }}>
			<Prose
				text={path === undefined ? props.about : `${props.about}: ${shortPath(path, home)}`}
				columns={width}
			/>
			<Prose text={why} columns={width} />
		</KeyedPage>
	);
}

interface TextPageProps extends FileViewProps {
	/** Read already; another one takes its place, and what is at the end stays at the end. */
	readonly first: Stretch;
	/** What stands above it, and its rows. */
	readonly above?: { readonly shown: ReactNode; readonly rows: number };
	/** What else can be done here, leaving with it; left out: it is closed. */
	readonly keys?: readonly KeyRow[];
}

/** A text that is there already, which is all of it. */
export function GivenTextPage({
	text,
	...page
}: Omit<TextPageProps, "read" | "first"> & { readonly text: string }) {
	const whole = useMemo(
		() => ({ first: { text, from: 0, until: 1, size: 1 }, read: inOneStretch(async () => text) }),
		[text],
	);
	return <TextPage {...page} {...whole} />;
}

/** A text that has been read, as FileView shows it. */
export function TextPage({
	head,
	about,
	path,
	copies = "copies the path",
	from,
	read,
	first,
	above,
	keys,
	onClose,
	onQuit,
}: TextPageProps) {
	const { width, height } = usePageArea();
	const { home } = useServices().settings.places;
	// The last row is for what is looked for.
	const room = height - (above?.rows ?? 0) - 1;
	const pane = useTextPane(read, first, { columns: width, rows: room - 1, from });
	const copy = useCopy(path === undefined ? [] : [path], copies);
	const shown = pane.rows.map(
		(text, row): PaneLine => ({
			text,
			...(pane.found.has(row) && { tone: "accent" as const, bold: row === pane.at }),
		}),
	);
	const own = [...(keys ?? [closeRow(onClose)]), ...pane.keys, ...(path === undefined ? [] : [copy])];
	return (
		<KeyedPage
			head={head}
			keys={[...(pane.entry ? pane.keys : own), ctrlC(onQuit)]}
			typing={pane.typing}
			about={pane.entry ? undefined : { title: about, paragraphs: [path ?? ""] }}
		>
			{above?.shown}
			<ScrollPane
				title={path === undefined ? about : shortPath(path, home)}
				lines={shown}
				top={pane.top}
				columns={width}
				rows={room}
				active
				place={pane.place}
			/>
			<Box height={1} columnGap={1}>
				{pane.entry ? (
					<>
						<Text bold>{LOOK_FOR}</Text>
						<TextField {...pane.entry} columns={width - LOOK_FOR.length - 1} />
					</>
				) : (
					<Text bold wrap="truncate">
						{pane.searched}
					</Text>
				)}
			</Box>
		</KeyedPage>
	);
}
