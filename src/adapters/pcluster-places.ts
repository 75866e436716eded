import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "./aws-profiles.ts";

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

/**
 * The folders in which a pcluster may lie, the likeliest first: the active virtual environment, PATH, pipx, then
 * environments at the usual places. `cwd` is the working folder.
 */
export async function pclusterFolders(env: Environment, home: string, cwd: string): Promise<string[]> {
	const path = (env["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/"));
	const active = [env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].flatMap((folder) =>
		folder ? [join(folder, "bin")] : [],
	);
	const pipx = [
		join(home, ".local/bin"),
		join(env["PIPX_HOME"] || join(home, ".local/share/pipx"), "venvs/aws-parallelcluster/bin"),
		join(home, ".local/pipx/venvs/aws-parallelcluster/bin"),
		join(home, ".local/share/uv/tools/aws-parallelcluster/bin"),
	];
	const named = [cwd, home].flatMap((folder) => COMMON.map((name) => join(folder, name, "bin")));
	const many = await Promise.all(
		[
			env["WORKON_HOME"] || join(home, ".virtualenvs"),
			join(env["PYENV_ROOT"] || join(home, ".pyenv"), "versions"),
			join(home, "Library/Python"),
			join(home, "miniconda3/envs"),
			join(home, "anaconda3/envs"),
			join(home, "miniforge3/envs"),
			join(home, ".conda/envs"),
		].map(binariesBelow),
	);
	return [...new Set([...active, ...path, ...pipx, ...named, ...many.flat()])];
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
