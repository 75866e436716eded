import { Box, Text } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useKeyFiles } from "../../../hooks/use-key-files.ts";
import { useIntents, useKeys } from "../../../hooks/use-keys.ts";
import { usePicker } from "../../../hooks/use-picker.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { PICK_KEYS } from "../../../src/keys/console-keys.ts";
import { edited } from "../../../src/list/typed-line.ts";
import { windowAround } from "../../../src/list/window.ts";
import { pathTyped } from "../../../src/text/path-typed.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { ListView } from "../../ui/ListView.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface KeyFilePickerProps {
	readonly reason: string | undefined;
	/** The file of last time: the cursor starts on it. */
	readonly last: string | undefined;
	/** Paths that the head node has just refused: they are offered last. */
	readonly refused: readonly string[];
	/** `undefined`: ssh is to choose by itself. */
	readonly onChoose: (path: string | undefined) => void;
	readonly onBack: () => void;
}

/** Asks which private key file opens the head node. */
export function KeyFilePicker({ reason, last, refused, onChoose, onBack }: KeyFilePickerProps) {
	const { home } = useServices().settings.places;
	const { columns, rows } = useTerminalSize();
	const files = useKeyFiles();
	const [typed, setTyped] = useState<string>();
	const found = files.at === "known" ? files.value : [];
	const known = [false, true].flatMap((late) => found.filter(({ path }) => refused.includes(path) === late));
	const paths = [...known.map((file) => file.path), ""];
	const picker = usePicker(paths, last !== undefined && paths.includes(last) ? last : paths[0]);
	useIntents(
		PICK_KEYS,
		(intent) => {
			picker.move(intent);
			if (intent === "accept" && files.at !== "asking") onChoose(paths[picker.index] || undefined);
			if (intent === "type") setTyped("");
			if (intent === "back") onBack();
		},
		typed === undefined,
	);
	useKeys((press) => {
		if (typed === undefined) return;
		if (press.name === "escape") setTyped(undefined);
		else if (press.name === "enter") pathTyped(typed) !== "" && onChoose(pathTyped(typed));
		else setTyped(edited(typed, press));
	}, typed !== undefined);
	const cells = paths.map((path, place) =>
		path === ""
			? ["let ssh choose", ""]
			: [
					shortPath(path, home),
					refused.includes(path)
						? "was not accepted"
						: (modeNote(known[place]?.safeMode) ?? (path === last ? "used last time" : "")),
				],
	);
	const { from, to } = windowAround(picker.index, paths.length, Math.max(2, rows - 14));
	const shown = paths.slice(from, to).map((path, place) => ({
		key: path,
		cells: cells[from + place] ?? [],
		current: from + place === picker.index,
	}));
	return (
		<Box flexDirection="column" flexShrink={0}>
			{reason === undefined ? undefined : <Notice tone="warn" text={reason} columns={columns - 4} />}
			<Prose bold text="Which private key file opens the head node?" columns={columns - 4} />
			<Prose
				dimColor
				text="It is the .pem file that you downloaded when you made the key pair."
				columns={columns - 4}
			/>
			<Text> </Text>
			{files.at === "asking" ? (
				<Spinner label="Looking in ~/.ssh, ~/Downloads and your home folder …" />
			) : (
				<ListView
					titles={["File", ""]}
					rows={shown}
					columns={columns - 4}
					active={typed === undefined}
					label="Key files"
				/>
			)}
			{typed === undefined ? undefined : (
				<Box columnGap={1} marginTop={1}>
					<Text bold>Path:</Text>
					<TextField value={typed} cursor={typed.length} placeholder="~/Downloads/my-key.pem" />
				</Box>
			)}
		</Box>
	);
}

function modeNote(safe: boolean | undefined): string | undefined {
	return safe === false ? "others can read it: to be mended" : undefined;
}
