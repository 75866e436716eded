import { AppError, type ErrorCode } from "../ports/errors.ts";
import { plainText } from "../text/plain.ts";

interface KnownFault {
	readonly sign: RegExp;
	readonly code: ErrorCode;
	/** `version` and the sign's first group are put in for {version} and {1}. */
	readonly message: string;
	readonly hint: string;
}

const AGAIN = "Nothing was left behind.";

/** How installations fail, by what Python and pip then print; the first that fits counts. */
const KNOWN: readonly KnownFault[] = [
	{
		sign: /No space left on device|Errno 28\b|Disk quota exceeded|Errno 122\b/,
		code: "disk-full",
		message: "The disk is full: there was no room for all of ParallelCluster {version}.",
		hint: `${AGAIN} Free some space, then try again.`,
	},
	{
		sign: /ensurepip is not available|No module named '?(?:ensurepip|venv)/,
		code: "python-missing",
		message: "This Python lacks the part that makes environments (venv, ensurepip).",
		hint: "On Debian and Ubuntu type: sudo apt install python3-venv. Elsewhere install a complete Python.",
	},
	{
		sign: /CERTIFICATE_VERIFY_FAILED|SSLError|SSL: |certificate verify failed/,
		code: "unreachable",
		message:
			"The registry of Python packages (PyPI) answers with a certificate that this machine does not trust.",
		hint: `${AGAIN} Behind a company's proxy set PIP_CERT to its certificate file, then try again.`,
	},
	{
		sign: /ProxyError|Cannot connect to proxy|407 Proxy Authentication/,
		code: "unreachable",
		message: "The proxy between this machine and the registry of Python packages (PyPI) refuses.",
		hint: `${AGAIN} Look at HTTPS_PROXY and at pip's own settings (pip config list), then try again.`,
	},
	{
		sign: /\b(40[13]) Client Error/,
		code: "unreachable",
		message: "The registry of Python packages refuses this machine ({1}).",
		hint: `${AGAIN} Look at pip's settings (pip config list) and at PIP_INDEX_URL, then try again.`,
	},
	{
		sign: /Failed to establish a new connection|NewConnectionError|Connection refused|Name or service not known|Temporary failure in name resolution|nodename nor servname|Network is unreachable|No route to host|ConnectTimeout|Read timed out|ReadTimeout|Connection (?:aborted|reset|broken)|IncompleteRead|\b50\d Server Error/,
		code: "unreachable",
		message: "The registry of Python packages (PyPI) cannot be reached from here.",
		hint: `${AGAIN} Look at your network, then try again. A mirror is named with PIP_INDEX_URL.`,
	},
	{
		sign: /Permission denied|Errno 13\b|Read-only file system|Errno 30\b/,
		code: "folder-unwritable",
		message: "Python may not write where ParallelCluster {version} is to go.",
		hint: `${AGAIN} Look at the owner and mode of that folder (ls -ld), then try again.`,
	},
	{
		// What is left of an unreachable registry when pip was told not to try again.
		sign: /\(from versions: (?:none)?\)/,
		code: "unreachable",
		message: "The registry of Python packages (PyPI) gave no answer.",
		hint: `${AGAIN} Look at your network, at HTTPS_PROXY and PIP_INDEX_URL, then try again.`,
	},
	{
		sign: /(?:No matching distribution found for|Could not find a version that satisfies the requirement) aws-parallelcluster/,
		code: "install-failed",
		message: "The registry of Python packages has no ParallelCluster {version} for this Python.",
		hint: "Look at the version's number, or install another one.",
	},
	{
		sign: /No matching distribution found for ([\w.-]+)/,
		code: "install-failed",
		message: "The registry of Python packages has no {1} that fits ParallelCluster {version}.",
		hint: `${AGAIN} Try again later, or install another version of ParallelCluster.`,
	},
	{
		sign: /DO NOT MATCH THE HASHES|BadZipFile|File is not a zip file/,
		code: "install-failed",
		message: "A part arrived damaged.",
		hint: `${AGAIN} Try again.`,
	},
	{
		sign: /ResolutionImpossible|conflicting dependencies|resolution-too-deep/,
		code: "install-failed",
		message: "The parts of ParallelCluster {version} that the registry gives today do not fit together.",
		hint: `${AGAIN} Install another version.`,
	},
	{
		sign: /Failed (?:building wheel for|to build) ([\w.-]+)|metadata-generation-failed|subprocess-exited-with-error|Python\.h: No such file/,
		code: "install-failed",
		message: "A part of ParallelCluster {version} would have to be compiled here, and that failed.",
		hint: `${AGAIN} Install another Python of those it works with, then try again: for it the part comes ready made.`,
	},
];

/** Why making the environment or pip failed; `ended`: how it ended, for what is not known. */
export function installFault(version: string, output: string, ended: string): AppError {
	for (const fault of KNOWN) {
		const match = fault.sign.exec(output);
		if (match === null) continue;
		const filled = fault.message
			.replace("{version}", version)
			.replace("{1}", () => plainText(match[1] ?? ""));
		return new AppError(fault.code, filled, { hint: fault.hint, cause: ended });
	}
	const said = lastError(output);
	const why = said === "" ? ended : said;
	return new AppError("install-failed", `ParallelCluster ${version} could not be installed: ${why}`, {
		hint: `${AGAIN} The log has all that pip has said.`,
		cause: ended,
	});
}

/** The last line that calls itself an error, else the last line. */
function lastError(output: string): string {
	const lines = output.split(/[\r\n]+/).map((line) => plainText(line).trim());
	const error = lines.findLast((line) => /^(?:ERROR|Error|\w*Error):? /.test(line));
	return (error ?? lines.findLast((line) => line !== "") ?? "").replace(/^ERROR: /, "").slice(0, 200);
}
