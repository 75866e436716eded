import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Environment } from "./aws-profiles.ts";

/** Where firstlight was started, and by whom. */
export interface Whereabouts {
	readonly env: Environment;
	readonly home: string;
	/** The working folder. */
	readonly cwd: string;
}

/** Where systems keep their programs; never somebody's project, though firstlight may be started there. */
const SYSTEM = [
	"/bin",
	"/sbin",
	"/usr/bin",
	"/usr/sbin",
	"/usr/local/bin",
	"/usr/local/sbin",
	"/opt/homebrew/bin",
];

/** What npm puts before PATH for a script. */
const NPMS = /\/node_modules\/\.bin$|\/node-gyp-bin$/;

/** The folders on PATH that mean the same wherever one is. */
export function pathFolders(env: Environment): string[] {
	return (env["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/"));
}

/** The `bin` of the virtual environments that the user has activated. */
export function activeFolders(env: Environment): string[] {
	return [env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].flatMap((folder) =>
		folder?.startsWith("/") ? [join(folder, "bin")] : [],
	);
}

/**
 * True for a folder whose programs came with the working folder, as with a cloned repository or npm's
 * `node_modules/.bin`: nobody has chosen them. An activated environment was chosen wherever it lies, and at home, or
 * above it, everything is the user's own.
 */
export function cameWithWorkingFolder(folder: string, { env, home, cwd }: Whereabouts): boolean {
	if (SYSTEM.includes(folder) || activeFolders(env).includes(folder)) return false;
	if (NPMS.test(folder)) return true;
	const here = real(cwd);
	if (isWithin(real(home), here)) return false;
	return isWithin(folder, cwd) || isWithin(real(folder), here);
}

/** True for a folder that means the same wherever one is, and whose programs the user has chosen. */
export function chosenByUser(folder: string, where: Whereabouts): boolean {
	return folder.startsWith("/") && !cameWithWorkingFolder(folder, where);
}

/**
 * The environment with a PATH that leads to no program of the working folder: ssh, Python or node from there would
 * get the AWS keys. Never an empty one, which means the working folder.
 */
export function withChosenPath(where: Whereabouts): Environment {
	if (where.env["PATH"] === undefined) return where.env;
	const chosen = pathFolders(where.env).filter((folder) => chosenByUser(folder, where));
	return { ...where.env, PATH: chosen.join(":") || "/usr/bin:/bin" };
}

function isWithin(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function real(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
