import { loginUserOf } from "../cluster/spec.ts";
import type { Option, OptionList } from "../list/option.ts";
import { AppError } from "../ports/errors.ts";
import type { KeyFile } from "../ports/files.ts";
import { isNamedAfter, keyMatch } from "../rules/key.ts";
import { pathTyped } from "../text/path-typed.ts";
import { shortPath } from "../text/short-path.ts";
import { answerTo } from "./answered.ts";
import type { KeyFileAnswer, KeyPairAnswer } from "./answers.ts";
import { ifReadable } from "./permission.ts";
import type { SelectStep, StepContext } from "./step.ts";

/** The key of the row that goes on without a file. */
export const NO_FILE = "none";

/** Where the private half of the key pair lies on this computer. */
export const keyFileStep: SelectStep<"keyFile", KeyFileAnswer, KeyFile> = {
	kind: "select",
	id: "keyFile",
	title: "Key file",
	question: "Which file is the private half of that key?",
	why: "firstlight looked in ~/.ssh, ~/Downloads and your home folder. It compares each file with what AWS knows of the key; the file itself never leaves this computer.",
	help: [
		"The file is the one AWS gave you when you made the key pair, in Part 3 of the tutorial; it usually ends in .pem.",
		"“fits” means that the file certainly belongs to the chosen key pair. A file with a passphrase cannot be compared.",
		"ssh refuses a key file that other people on this computer could read. Press f on such a file and it becomes readable for you alone (chmod 600).",
		"You may go on without a key file: the cluster is made all the same. To log in you will need it, though.",
		"In the tutorial this is the file after -i in: pcluster ssh lsst -i /path/to/keyfile.pem",
	],
	needs: ["keyPair"],
	partOf: "keyPair",
	prevents: [35, 36],
	rows: "it is for ssh alone",
	columns: ["File", "", "Readable by"],
	load,
	typed: { label: "Path of the key file, like ~/Downloads/lsst.pem", what: "a path", parse: parsed },
	repair: {
		key: "f",
		label: "make it readable for you alone",
		applies: ({ facts }) => facts?.safeMode === false,
		run: ({ key }, { keyFiles }) => keyFiles.mendMode(key),
	},
	plan: ({ spec, home }) => [
		{
			label: "Login",
			lines: [
				`${loginUserOf(spec.image.os)}, key pair ${spec.keyName}`,
				spec.keyFile === undefined ? "no private key file chosen" : shortPath(spec.keyFile, home),
			],
		},
	],
	summary: ({ path }) => (path === undefined ? "none" : path.slice(path.lastIndexOf("/") + 1)),
	keyOf: ({ path }) => `${path}`,
};

async function load({
	answers,
	keyFiles,
	prefill,
	home,
	signal,
}: StepContext): Promise<OptionList<KeyFileAnswer, KeyFile>> {
	const pair = answerTo(answers, "keyPair");
	const [candidates, wanted] = await Promise.all([
		ifReadable(keyFiles.candidates(signal), signal),
		prefill.keyFile === undefined ? undefined : ifReadable(keyFiles.inspect(prefill.keyFile), signal),
	]);
	const files = [...(candidates ?? [])];
	if (wanted && files.every(({ path }) => path !== wanted.path)) files.push(wanted);
	const ranked = files.toSorted((a, b) => worth(b, pair) - worth(a, pair) || a.path.localeCompare(b.path));
	const start = [wanted, ...ranked].find((file) => file && worth(file, pair) > 0) ?? onlyOne(ranked, pair);
	const none: Option<KeyFileAnswer, KeyFile> = {
		key: NO_FILE,
		value: { path: undefined },
		cells: ["go on without a key file", "you cannot log in until you have it", ""],
	};
	return {
		options: [...ranked.map((file) => optionFor(file, pair, home)), none],
		suggested: [start?.path ?? NO_FILE],
		notes: notesOn(candidates, start, pair),
		...(start && worth(start, pair) === CERTAIN && start.safeMode
			? { why: "it fits the key pair" }
			: { undecided: start && worth(start, pair) === CERTAIN ? OPEN_TO_OTHERS : NONE_SURE }),
	};
}

const NONE_SURE = "No file surely fits the key pair.";
const OPEN_TO_OTHERS =
	"The file that fits the key pair can be read by others, and ssh refuses it so: chmod 600 makes it yours alone.";

const CERTAIN = 2;

/** How likely it is the one; 0: not to be suggested. */
function worth(file: KeyFile, pair: KeyPairAnswer): number {
	const match = keyMatch(file, pair);
	if (match === "match") return CERTAIN;
	if (match === "mismatch") return -1;
	return isNamedAfter(file, pair) ? 1 : 0;
}

/** Where AWS tells nothing of the key, a single file is more likely the right one than none. */
function onlyOne(files: readonly KeyFile[], pair: KeyPairAnswer): KeyFile | undefined {
	const [only, ...others] = files.filter(({ unusable }) => unusable === undefined);
	if (pair.fingerprint !== undefined || others.length > 0) return undefined;
	return only && worth(only, pair) === 0 ? only : undefined;
}

function optionFor(file: KeyFile, pair: KeyPairAnswer, home: string): Option<KeyFileAnswer, KeyFile> {
	const words = { match: "fits", mismatch: `another key, not ${pair.name}`, unknown: "cannot be compared" };
	const readers = file.safeMode ? "only you" : "others too";
	const row = { key: file.path, value: { path: file.path }, facts: file };
	if (file.unusable !== undefined) {
		const cells = [shortPath(file.path, home), "", ""];
		return { ...row, cells, disabled: `ssh cannot use it. ${file.unusable}` };
	}
	return {
		...row,
		cells: [shortPath(file.path, home), words[keyMatch(file, pair)], readers],
		...(!file.safeMode && { note: "ssh will refuse it; press f to mend" }),
	};
}

function notesOn(
	candidates: readonly KeyFile[] | undefined,
	start: KeyFile | undefined,
	pair: KeyPairAnswer,
): string[] {
	if (!candidates) return ["Your folders could not be searched. Press m to type the path of the file."];
	if (start) return [];
	return [`No file was found that surely belongs to ${pair.name}. Press m to type its path.`];
}

async function parsed(text: string, { keyFiles }: StepContext): Promise<KeyFileAnswer> {
	const path = pathTyped(text);
	if (path === "") throw new AppError("bad-input", "Type the path of a file, like ~/Downloads/lsst.pem.");
	const file = await keyFiles.inspect(path);
	return { path: file.path };
}
