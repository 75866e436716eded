import { dirname } from "node:path";
import { foldersIn, type Holdings, NOTHING_KNOWN, passingIn } from "../cluster/holdings.ts";
import type { HeadNode } from "../login/head-node.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import type { ConfigFiles } from "../ports/files.ts";
import type { Command, Exit } from "../ports/machine.ts";
import type { Settings } from "../settings.ts";
import { jobScript, jobValues } from "../slurm/job-script.ts";
import { dataIn } from "../text/plain.ts";

/** The script of the user's own jobs. */
export interface OwnScript {
	readonly path: string;
	readonly text: string;
	/** False while it is only what firstlight proposes: there is no such file yet. */
	readonly isKept: boolean;
}

/** Beside the settings file; the demo has one of its own. */
function scriptPath({ places }: Settings): string {
	return `${dirname(places.settings)}/job.sh`;
}

/** Whose jobs a script is for. */
interface ScriptFor {
	readonly head: HeadNode;
	/** The cluster's name. */
	readonly name: string;
	/** What it holds; undefined where that is not known. */
	readonly held: Holdings | undefined;
}

/**
 * The user's file, else one made of what the cluster is like. Rejects with `bad-input` for a file that cannot be used,
 * and as the head node does.
 */
export async function ownScript(
	files: ConfigFiles,
	settings: Settings,
	{ head, name, held = NOTHING_KNOWN }: ScriptFor,
	signal: AbortSignal,
): Promise<OwnScript> {
	const path = scriptPath(settings);
	const kept = await scriptIn(files, path);
	if (kept !== undefined) return { path, text: kept, isKept: true };
	const folders = foldersIn(held);
	const text = jobScript({ name, folders, passing: passingIn(held) }, await jobValues(head, folders, signal));
	return { path, text, isKept: false };
}

/** Makes a proposal a file of the user's: whole or not at all, and never in another's place. */
export async function keepScript(files: ConfigFiles, { path, text, isKept }: OwnScript): Promise<void> {
	if (!isKept) await files.write(path, text, undefined).catch(inOwnWords);
}

/**
 * Opens it in the user's editor, on their terminal, as a file of their own; `script` is undefined where it could not be
 * read. Rejects where it could not be written, or the editor did not end well.
 */
export async function editScript(
	files: ConfigFiles,
	settings: Settings,
	script: OwnScript | undefined,
	handOver: (command: Command, intro: readonly string[]) => Promise<Exit>,
): Promise<void> {
	if (script) await keepScript(files, script);
	const path = scriptPath(settings);
	const intro = `${path}: save it and leave the editor to come back.`;
	const { code } = await handOver(editCommand(settings.editor, path), [intro]);
	const fault = editorFault(settings.editor, code);
	if (fault) throw fault;
}

/** The text of a script; undefined where there is none. Rejects with `bad-input`. */
export async function scriptIn(files: ConfigFiles, path: string): Promise<string | undefined> {
	const file = await files.read(path).catch(inOwnWords);
	if (file === undefined) return undefined;
	const text = dataIn(file.text);
	if (text.trim() !== "") return text;
	throw new AppError("bad-input", `${path} is empty: there is nothing to send.`, {
		hint: "Write a script there, or take the file away: then firstlight makes one anew.",
	});
}

/** The hints of these errors are of pcluster's config file. */
function inOwnWords(thrown: unknown): never {
	throw new AppError("bad-input", asAppError(thrown).message, { cause: thrown });
}

/** What opens a file in the user's editor, named as shells do it, with its own words; else in one that is mostly there. */
function editCommand(editor: string | undefined, path: string): Command {
	const line = editor
		? `${editor} "$1"`
		: `for E in nano vim vi; do command -v $E >/dev/null && exec $E "$1"; done; exit ${NO_EDITOR}`;
	return { program: { file: "sh", args: [] }, args: ["-c", line, "sh", path], env: {} };
}

/** How a shell ends that does not find a program. */
const NO_EDITOR = 127;

/** Why the file may not be as it was wanted; undefined where the editor ended well. */
function editorFault(editor: string | undefined, code: number | undefined): AppError | undefined {
	if (code === 0) return undefined;
	const name = editor ?? "An editor";
	const message =
		code === NO_EDITOR
			? editor
				? `There is no program ${editor} here.`
				: "There is no editor here: neither nano nor vi."
			: `${name} ended with ${code === undefined ? "a signal" : `code ${code}`}.`;
	return new AppError("run-failed", message, {
		hint: "Set EDITOR to the editor that you like, or change the file by hand.",
	});
}
