import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Installed } from "../install/installer.ts";
import { newestFirst, releaseOf } from "../install/recipes.ts";
import type { Program } from "../ports/machine.ts";

/** What firstlight has installed below `folder`, the newest first. */
export async function installedVersions(folder: string): Promise<Installed[]> {
	const found = await Promise.all(newestFirst(namesIn(folder)).map((name) => installedAt(folder, name)));
	return found.filter((one) => one !== undefined);
}

/** This version, where it is there. */
export async function installedAt(folder: string, version: string): Promise<Installed | undefined> {
	if (releaseOf(version) === undefined) return undefined;
	const one = installedIn(folder, version);
	return existsSync(one.path) ? one : undefined;
}

/** Read at once: Tab waits for it, and Node's promises of files take longer to load. */
function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** Where this version lies once it is installed. */
export function installedIn(folder: string, version: string): Installed {
	const own = join(folder, version);
	return { version, folder: own, path: join(own, "bin", "pcluster") };
}

/** Run by its own Python, shut off from PYTHONPATH and the like, which belong to other programs of the user. */
export function ownProgram(path: string): Program {
	return { file: join(dirname(path), "python"), args: ["-I", "-u", path] };
}
