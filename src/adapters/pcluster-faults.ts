import { printedVersions } from "../install/printed-version.ts";
import { OLD_SETUPTOOLS } from "../pcluster/version-facts.ts";
import type { Exit } from "../ports/machine.ts";
import { plainText } from "../text/plain.ts";

interface Fault {
	readonly cause: string;
	readonly cure: string;
}

interface KnownFault {
	readonly sign: RegExp;
	readonly cause: string;
	/** `pip` stands for the environment's own pip, as a command. */
	readonly cure: (pip: string) => string;
}

const FRESH = "Make a fresh environment with Python 3.8 to 3.11 and install ParallelCluster there.";

/** How installations of pcluster break, by what Python then prints; the first that fits counts. */
const KNOWN: readonly KnownFault[] = [
	{
		sign: /No module named '?pkg_resources/,
		cause: "Its Python environment has no pkg_resources: setuptools is missing, or too new (82 and later).",
		cure: (pip) => `Run: ${pip} install '${OLD_SETUPTOOLS}'`,
	},
	{
		sign: /cannot import name '?packaging'? from '?pkg_resources/,
		cause: "It does not work with the setuptools in its Python environment (70.0 to 70.3).",
		cure: (pip) => `Run: ${pip} install '${OLD_SETUPTOOLS}'`,
	},
	{
		sign: /JSONEncoder/,
		cause: "It is older than the Flask in its Python environment, and the two do not work together.",
		cure: () => "Make a fresh Python environment and install a current ParallelCluster 3 there.",
	},
	{
		sign: /No module named '?imp'?\s*$/m,
		cause: "It is too old for its Python: from Python 3.12 on a part it needs (imp) is gone.",
		cure: () => FRESH,
	},
	{
		sign: /cannot import name '?\w+'? from '?collections'?|module 'collections' has no attribute/,
		cause: "It is too old for its Python: from Python 3.10 on a part it needs (collections) is gone.",
		cure: () => FRESH,
	},
	{
		sign: /(?:Errno 13|Errno 30|PermissionError)[^\n]*\.parallelcluster/,
		cause: "It may not write into its folder ~/.parallelcluster, where it keeps its log.",
		cure: () => "Make that folder yours: sudo chown -R $USER ~/.parallelcluster",
	},
	{
		sign: /pyenv: pcluster: command not found/,
		cause: "It is pyenv's stand-in, and the Python that is active here has no ParallelCluster.",
		cure: () => "Choose the Python that has it with `pyenv shell`, or name its pcluster with --pcluster.",
	},
	{
		sign: /No space left on device/,
		cause: "It cannot write its log: the disk is full.",
		cure: () => "Free some space, then try again.",
	},
	{
		sign: /\/dev\/tty|EOF when reading a line|Inappropriate ioctl|not a tty/,
		cause: "It asks something on the terminal before it gives its version.",
		cure: () => "Start it once by yourself and answer, then press r. Or name another one with --pcluster.",
	},
	{
		sign: /GLIBC(?:XX)?_[\d.]+'? not found/,
		cause: "Its Python was made for a newer system than this one.",
		cure: () => FRESH,
	},
	{
		sign: /Exec format error|cannot execute binary file/,
		cause: "It, or its Python, was made for another kind of computer.",
		cure: () => FRESH,
	},
	{
		sign: /^MemoryError|Cannot allocate memory/m,
		cause: "This machine is short of memory.",
		cure: () => "Close other programs, then press r.",
	},
	{
		sign: /No module named '?(?:pcluster|awscli)\b/,
		cause: "The program is there, but ParallelCluster itself is no longer installed beside it.",
		cure: (pip) => `Install it again: ${pip} install 'aws-parallelcluster<3'`,
	},
];

/**
 * Why a pcluster that printed `output` and ended so does not work, in one sentence, and what to do. `pip` is the
 * command of the environment it lies in.
 */
export function faultIn(output: string, pip: string, exit?: Exit): Fault {
	const known = KNOWN.find(({ sign }) => sign.test(output));
	if (known) return { cause: known.cause, cure: known.cure(pip) };
	const module = /No module named '?([\w.]+)/.exec(output)?.[1];
	if (module)
		return {
			cause: `A part it needs is not in its Python environment: ${module}.`,
			cure: FRESH,
		};
	const last = lastLine(output);
	if (/Traceback \(most recent call last\)/.test(output))
		return { cause: `Its Python program breaks off: ${last}`, cure: FRESH };
	const cure = "Name the right program with --pcluster, or install ParallelCluster afresh.";
	if (exit?.signal === "SIGKILL") {
		return { cause: `${ENDED_BY} SIGKILL: perhaps this machine is short of memory.`, cure };
	}
	if (exit?.signal !== undefined) return { cause: `${ENDED_BY} ${exit.signal}.`, cure };
	const versions = printedVersions(output);
	if (versions.length > 1) {
		return { cause: `It answers with more than one version: ${versions.slice(0, 3).join(", ")}.`, cure };
	}
	if (last.includes("\ufffd")) return { cause: "It answers with something that is no text.", cure };
	if (last !== "") return { cause: `It does not answer with a version but with “${last}”.`, cure };
	const code = exit?.code ? ` It ended with code ${exit.code} and said nothing.` : "";
	return { cause: `It gives no version.${code}`, cure };
}

const ENDED_BY = "It was ended before it gave its version, by the signal";

function lastLine(output: string): string {
	const lines = output.split(/[\r\n]+/).map((line) => plainText(line).trim());
	return (lines.findLast((line) => line !== "") ?? "").slice(0, 200);
}
