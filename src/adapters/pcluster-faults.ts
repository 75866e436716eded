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
		cure: (pip) => `Run: ${pip} install 'setuptools<70'`,
	},
	{
		sign: /cannot import name '?packaging'? from '?pkg_resources/,
		cause: "It does not work with the setuptools in its Python environment (70.0 to 70.3).",
		cure: (pip) => `Run: ${pip} install 'setuptools<70'`,
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
		sign: /No module named '?(?:pcluster|awscli)\b/,
		cause: "The program is there, but ParallelCluster itself is no longer installed beside it.",
		cure: (pip) => `Install it again: ${pip} install 'aws-parallelcluster<3'`,
	},
];

/**
 * Why a pcluster that printed `output` does not work, in one sentence, and what to do. `pip` is the command of the
 * environment it lies in.
 */
export function faultIn(output: string, pip: string): Fault {
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
	return {
		cause: last === "" ? "It gives no version." : `It does not answer with a version but with: ${last}`,
		cure: "Name the right program with --pcluster, or install ParallelCluster afresh.",
	};
}

function lastLine(output: string): string {
	const lines = output.split(/[\r\n]+/).map((line) => plainText(line).trim());
	return (lines.findLast((line) => line !== "") ?? "").slice(0, 200);
}
