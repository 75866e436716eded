import { ownEntry } from "../own-entry.ts";
import { FILE_PROGRAMS } from "./file-programs.ts";
import type { Program, Shell } from "./shell.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { SLURM_PROGRAMS } from "./slurm-programs.ts";
import { eups, SYSTEM_PROGRAMS } from "./system-programs.ts";
import { TEXT_PROGRAMS } from "./text-programs.ts";

const PROGRAMS = { ...FILE_PROGRAMS, ...TEXT_PROGRAMS, ...SYSTEM_PROGRAMS };
const SLURM_FOLDER = "/opt/slurm/bin";

/** What a word at the beginning of a command stands for; undefined: nothing that there is. */
export function programFor(typed: string, shell: Shell): Program | undefined {
	return ownEntry(SHELL_WORDS, typed) ?? found(typed, shell)?.program;
}

/** Where the head node has a program; undefined: nowhere. */
export function pathOf(typed: string, shell: Shell): string | undefined {
	return found(typed, shell)?.path;
}

function found(
	typed: string,
	shell: Shell,
): { readonly path: string; readonly program: Program } | undefined {
	const [, folder, name = ""] = /^(.*\/)?([^/]*)$/.exec(typed) ?? [];
	const at = (place: string, program: Program | undefined) =>
		program !== undefined && (folder === undefined || folder === `${place}/`)
			? { path: `${place}/${name}`, program }
			: undefined;
	const usual = ["/usr/bin", "/bin"].map((place) => at(place, ownEntry(PROGRAMS, name))).find(Boolean);
	if (usual !== undefined) return usual;
	if (shell.session.report.slurm !== undefined) {
		const own = at(SLURM_FOLDER, ownEntry(SLURM_PROGRAMS, name));
		if (own !== undefined) return own;
	}
	// The Pipelines' own is known only once their file was read.
	const pipelines = shell.variables.get("EUPS_DIR");
	return pipelines !== undefined && name === "eups" ? at(`${pipelines}/bin`, eups) : undefined;
}
