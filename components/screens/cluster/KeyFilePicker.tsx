import { useCallback, useMemo } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import type { Option } from "../../../src/list/option.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { KeyFile } from "../../../src/ports/files.ts";
import { pathTyped } from "../../../src/text/path-typed.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import type { PageHead } from "../KeyedPage.tsx";
import { PickerPage } from "../PickerPage.tsx";

interface KeyFilePickerProps {
	readonly head: PageHead;
	readonly reason: string | undefined;
	/** The file of last time: the cursor starts on it. */
	readonly last: string | undefined;
	/** Paths that the head node has just refused: they are offered last. */
	readonly refused: readonly string[];
	/** `undefined`: ssh is to choose by itself. */
	readonly onChoose: (path: string | undefined) => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const WORDS = {
	question: "Which private key file opens the head node?",
	why: "It is the .pem file that you downloaded when you made the key pair.",
};

const SSH_CHOOSES: Option<string | undefined> = { key: "", value: undefined, cells: ["let ssh choose", ""] };

/** Asks which private key file opens the head node. */
export function KeyFilePicker(props: KeyFilePickerProps) {
	const { head, reason, last, refused, onChoose, onBack, onQuit } = props;
	const { settings, ports } = useServices();
	const { home } = settings.places;
	const { keyFiles } = ports;
	const look = useCallback((signal: AbortSignal) => keyFiles.candidates(signal), [keyFiles]);
	const { answer, again } = useAsked(look);
	const files = newestOf(answer);
	const words = { ...WORDS, notes: reason === undefined ? [] : [reason] };
	const options = useMemo(() => {
		const rows = (files ?? []).map((file) =>
			optionOf(file, { home, last, refused: refused.includes(file.path) }),
		);
		const isLate = ({ key, disabled }: Option<unknown>) =>
			Number(refused.includes(key) || disabled !== undefined);
		return [...rows.toSorted((a, b) => isLate(a) - isLate(b)), SSH_CHOOSES];
	}, [files, refused, home, last]);
	return (
		<PickerPage
			head={head}
			words={words}
			titles={["File", ""]}
			options={options}
			suggested={last}
			asking={files === undefined && answer.at === "asking" ? LOOKING : undefined}
			reloading={answer.at === "asking"}
			label="Key files"
			typed={TYPED}
			onPick={onChoose}
			onReload={again}
			onBack={onBack}
			onQuit={onQuit}
		/>
	);
}

const LOOKING = "Looking in ~/.ssh, ~/Downloads and your home folder …";

const TYPED = {
	hint: "type a path",
	label: "Path of the key file, like ~/Downloads/my-key.pem",
	parse: pathOf,
};

function pathOf(text: string): string {
	const path = pathTyped(text);
	if (path === "") throw new AppError("bad-input", "Type the path of a private key file.");
	return path;
}

function optionOf(
	{ path, safeMode, unusable }: KeyFile,
	{
		home,
		last,
		refused,
	}: { readonly home: string; readonly last: string | undefined; readonly refused: boolean },
): Option<string> {
	const word = refused
		? "was not accepted"
		: !safeMode
			? "others can read it: to be mended"
			: path === last
				? "used last time"
				: "";
	const row = { key: path, value: path, cells: [shortPath(path, home), unusable === undefined ? word : ""] };
	return unusable === undefined ? row : { ...row, disabled: `ssh cannot use it. ${unusable}` };
}
