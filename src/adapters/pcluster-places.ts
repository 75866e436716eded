import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { activeFolders, cameWithWorkingFolder, pathFolders, type Whereabouts } from "./program-folders.ts";

/** Virtual environments as tutorials and people name them. */
const COMMON = [
	"venv",
	".venv",
	"env",
	".env",
	"apc-ve",
	"pcluster",
	"pcluster-venv",
	"pcluster-env",
	"aws-parallelcluster",
];

/** Where a pcluster may lie. */
export interface PclusterFolders {
	/** What the user has chosen or installed, the likeliest first: PATH, the active environment, pipx, the home folder. */
	readonly chosen: readonly string[];
	/** What came with the working folder: nothing there is run unasked. */
	readonly ofWorkingFolder: readonly string[];
}

/** The folders to look into, each once. */
export async function pclusterFolders(where: Whereabouts): Promise<PclusterFolders> {
	const { env, home, cwd } = where;
	const pipx = [
		join(home, ".local/bin"),
		join(folderOf(env["PIPX_HOME"]) ?? join(home, ".local/share/pipx"), "venvs/aws-parallelcluster/bin"),
		join(home, ".local/pipx/venvs/aws-parallelcluster/bin"),
		join(home, ".local/share/uv/tools/aws-parallelcluster/bin"),
	];
	const many = await Promise.all(
		[
			folderOf(env["WORKON_HOME"]) ?? join(home, ".virtualenvs"),
			join(folderOf(env["PYENV_ROOT"]) ?? join(home, ".pyenv"), "versions"),
			join(home, "Library/Python"),
			join(home, "miniconda3/envs"),
			join(home, "anaconda3/envs"),
			join(home, "miniforge3/envs"),
			join(home, ".conda/envs"),
		].map(binariesBelow),
	);
	const environments = [
		...pathFolders(env),
		...activeFolders(env),
		...pipx,
		...commonBelow(home),
		...many.flat(),
	];
	const chosen = environments.filter((folder) => !cameWithWorkingFolder(folder, where));
	const rest = [...environments, ...commonBelow(cwd)].filter((folder) => !chosen.includes(folder));
	return { chosen: [...new Set(chosen)], ofWorkingFolder: [...new Set(rest)] };
}

function commonBelow(folder: string): string[] {
	return COMMON.map((name) => join(folder, name, "bin"));
}

/** A relative path would mean another folder each time. */
function folderOf(variable: string | undefined): string | undefined {
	return variable?.startsWith("/") ? variable : undefined;
}

/** The `bin` of every environment in `folder`. */
async function binariesBelow(folder: string): Promise<string[]> {
	try {
		const names = await readdir(folder);
		return names.sort().map((name) => join(folder, name, "bin"));
	} catch {
		return [];
	}
}
