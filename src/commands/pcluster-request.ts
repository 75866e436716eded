import { parseArgs } from "node:util";
import { AppError } from "../ports/errors.ts";

/** What `firstlight pcluster …` is asked to do. */
export type PclusterRequest =
	/** Undefined: the recommended version. */
	| { readonly action: "install"; readonly version: string | undefined }
	| { readonly action: "list" }
	| { readonly action: "remove"; readonly version: string };

/** The text of `firstlight pcluster --help`. */
export const PCLUSTER_HELP = `firstlight pcluster: sets up AWS ParallelCluster in a folder of firstlight's own.

Usage: firstlight pcluster install [VERSION]   install this version, or the recommended one
       firstlight pcluster list                show what is installed there, where, and its size
       firstlight pcluster remove VERSION      remove this version

  --log FILE       write the log there, with all that pip says
  -h, --help       show this text

Each version has a folder of its own below ~/.local/share/firstlight/pcluster (or XDG_DATA_HOME); nothing else is
changed. It needs a Python; which one fits is found out by itself. News go to the error output; the last line of an
installation, the program's path, goes to the output. It ends with 0 when all went well, 1 when something failed,
2 for a wrong command, 130 after Ctrl-C.
`;

/** The arguments after `pcluster`; "help" when help is asked for. Throws AppError `usage`. */
export function pclusterRequestFrom(
	args: readonly string[],
): "help" | { readonly request: PclusterRequest; readonly log: string | undefined } {
	const { values, positionals } = parsed(args);
	const [action, version, ...rest] = positionals;
	if (values.help) return "help";
	if (values.log === "") throw usage("Option '--log' needs a value.");
	if (rest.length > 0) throw usage(`One version at a time: “${rest[0]}” is too many.`);
	return { request: requestOf(action, version), log: values.log };
}

function requestOf(action: string | undefined, version: string | undefined): PclusterRequest {
	if (action === "install") return { action, version };
	if (action === "list") {
		if (version !== undefined) throw usage("“list” takes no version.");
		return { action };
	}
	if (action === "remove") {
		if (version === undefined) throw usage("“remove” needs the version to remove.");
		return { action, version };
	}
	throw usage(action === undefined ? "What is to be done is missing." : `“${action}” is no command.`);
}

function parsed(args: readonly string[]) {
	try {
		const options = { log: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
		throw usage(`${reason.replace(/\.$/, "")}.`, error);
	}
}

function usage(message: string, cause?: unknown): AppError {
	return new AppError("usage", message, {
		hint: "Run firstlight pcluster --help to see what it takes.",
		cause,
	});
}
