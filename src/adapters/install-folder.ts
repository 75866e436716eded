import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { AppError } from "../ports/errors.ts";
import { faultCode } from "./file-faults.ts";
import { isRoot, makeFolder } from "./folders.ts";
import { isRunning } from "./running-process.ts";

/** The place where one version is being made, held against other installations of it. */
export interface Building {
	/** Where the environment is made; it becomes the version's folder by one rename. */
	readonly made: string;
	/** For temporary files, on the same disk. */
	readonly temporary: string;
	/** Takes away whatever is left of it and lets go. */
	drop(): Promise<void>;
}

/** A building is held by a sign of life in it: after so long without one its owner is taken for dead. */
const DEAD_AFTER_MS = 120_000;
const BEAT_MS = 5_000;
const OWNER = "owner";

/**
 * Begins to build `version` beside its final place; one at a time. Rejects with `install-busy` while another
 * process is at it, with `folder-unwritable` under sudo in somebody's home, and with the system's own error when the folder cannot be made.
 */
export async function beginBuilding(folder: string, version: string): Promise<Building> {
	makeFolder(folder);
	await refuseUnderSudo(folder);
	await sweep(folder);
	const place = join(folder, `.${version}.partial`);
	// Filled beside and renamed: with its owner in it from the first moment, and refused when another one is there.
	const draft = join(folder, `.${version}.begun-${token()}`);
	await mkdir(draft, { mode: 0o700 });
	const mine = JSON.stringify({ pid: process.pid, host: hostname() });
	try {
		await writeFile(join(draft, OWNER), mine);
		await mkdir(join(draft, "temporary"));
		// Version 3 unpacks programs for Node there: a package.json of somebody's home folder must not say what they are.
		await writeFile(join(draft, "temporary", "package.json"), "{}");
		await rename(draft, place);
	} catch (thrown) {
		await removed(draft);
		if (!["ENOTEMPTY", "EEXIST"].includes(faultCode(thrown) ?? "")) throw thrown;
		throw busy(version);
	}
	const owner = join(place, OWNER);
	const beat = setInterval(() => void utimes(owner, new Date(), new Date()).catch(() => {}), BEAT_MS);
	beat.unref();
	return {
		made: join(place, "made"),
		temporary: join(place, "temporary"),
		async drop() {
			clearInterval(beat);
			await removeWhole(place);
		},
	};
}

/** Removes what dead installations and removals have left; what is being built stays. Never rejects. */
export async function sweep(folder: string): Promise<void> {
	for (const name of await readdir(folder).catch(() => [])) {
		const path = join(folder, name);
		if (/^\..+\.gone-/.test(name)) await removed(path);
		else if (/^\..+\.(?:partial|begun-[0-9a-f]+)$/.test(name) && !(await isAlive(path))) {
			await removeWhole(path);
		}
	}
}

/** Out of the way by one rename, then removed at leisure: nobody ever sees half of it. Never rejects. */
export async function removeWhole(path: string): Promise<void> {
	const gone = join(dirname(path), `.${basename(path).replace(/^\./, "")}.gone-${token()}`);
	await rename(path, gone).then(
		() => removed(gone),
		() => {},
	);
}

/** Bytes on the disk of all files below `folder`. */
export async function diskUseOf(folder: string): Promise<number> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	let bytes = 0;
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) bytes += await diskUseOf(path);
		else if (entry.isFile()) bytes += 512 * ((await stat(path).catch(() => undefined))?.blocks ?? 0);
	}
	return bytes;
}

function removed(path: string): Promise<void> {
	return rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/** True while its owner works on it; one that was begun on another machine only shows by its sign of life. */
async function isAlive(place: string): Promise<boolean> {
	const owner = join(place, OWNER);
	const beat = await stat(owner).catch(() => stat(place).catch(() => undefined));
	if (beat === undefined || Date.now() - beat.mtimeMs > DEAD_AFTER_MS) return false;
	const told = await readFile(owner, "utf8").catch(() => "");
	const [, pid, host] = /"pid":(\d+),"host":"([^"]*)"/.exec(told) ?? [];
	return pid === undefined || host !== hostname() || isRunning(Number(pid));
}

/** What Python and pip make there would be root's, and its owner could never remove it. */
async function refuseUnderSudo(folder: string): Promise<void> {
	if (!isRoot() || (await stat(folder)).uid === 0) return;
	throw new AppError("folder-unwritable", `${folder} is not root's, and firstlight runs as root.`, {
		hint: "Nothing was changed. Start firstlight without sudo, then install ParallelCluster.",
	});
}

function busy(version: string): AppError {
	return new AppError(
		"install-busy",
		`Another firstlight is installing ParallelCluster ${version} just now.`,
		{
			hint: "Wait until it is done, then look again.",
		},
	);
}

function token(): string {
	return randomBytes(6).toString("hex");
}
