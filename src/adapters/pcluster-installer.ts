import { constants } from "node:fs";
import { access, rename } from "node:fs/promises";
import { join } from "node:path";
import { noRoom, noSuchVersion, notInstalled, unwritable } from "../install/install-errors.ts";
import type { Installed, Installer, InstallPlan } from "../install/installer.ts";
import { pipEnvironment } from "../install/pip-environment.ts";
import { printedVersion } from "../install/printed-version.ts";
import { chosenPython } from "../install/python-choice.ts";
import { recipeFor, releaseOf } from "../install/recipes.ts";
import { AppError, isAbort } from "../ports/errors.ts";
import type { Processes } from "../ports/machine.ts";
import { dataIn } from "../text/plain.ts";
import type { Environment } from "./aws-profiles.ts";
import { freeMegabytes } from "./disk-room.ts";
import { buildEnvironment } from "./environment-build.ts";
import { faultCode } from "./file-faults.ts";
import { beginBuilding, diskUseOf, removeWhole, sweep } from "./install-folder.ts";
import { installedAt, installedIn, installedVersions, ownProgram } from "./installed-versions.ts";
import type { SessionLog } from "./log.ts";
import type { OwnInstaller } from "./own-installer.ts";
import { processes } from "./processes.ts";
import { machineAtHand, pythonsFound, uvOnPath } from "./python-finder.ts";

export interface InstallerOptions {
	/** Holds one folder a version. */
	readonly folder: string;
	/** The user's environment, for finding Pythons. */
	readonly env: Environment;
	readonly home: string;
	/** The working folder: no Python that came with it is run. */
	readonly cwd: string;
	/** Runs programs in the environment of `pipEnvironment`. */
	readonly processes: Processes;
	readonly systemFolders?: readonly string[];
	/** The room on a folder's disk; left out, as the system tells it. */
	readonly roomOn?: typeof freeMegabytes;
}

/** The installer with processes of its own; use `ownInstaller`, which loads this at the first call. */
export function installerWithPrograms(
	options: Omit<InstallerOptions, "processes">,
	log: SessionLog,
): OwnInstaller {
	const programs = processes(log, { env: pipEnvironment(options.env) });
	return { ...pclusterInstaller({ ...options, processes: programs }), close: programs.close };
}

/** Installs pcluster by pip, each version into a virtual environment of its own. */
export function pclusterInstaller(options: InstallerOptions): Installer {
	const { folder, roomOn = freeMegabytes } = options;
	const pythons = (signal: AbortSignal) => pythonsFound(options, signal);
	return {
		folder,
		pythons,
		async plan(version, signal) {
			const release = releaseOf(version);
			await sweep(folder);
			const facts = { ...(await factsOf(folder, release ?? version)), freeMegabytes: await roomOn(folder) };
			if (release === undefined) return { ...facts, possible: false, why: noSuchVersion(version) };
			const { during } = facts.megabytes;
			if (!facts.installed && isBelow(facts.freeMegabytes, during)) {
				return { ...facts, possible: false, why: noRoom(release, during, facts.freeMegabytes, folder) };
			}
			const found = await pythons(signal);
			const python = chosenPython(release, recipeFor(release), found, await machineAtHand());
			if (python instanceof AppError) return { ...facts, possible: false, why: python };
			return { ...facts, possible: true, python };
		},
		async install(version, python, onProgress, signal) {
			const release = releaseOf(version);
			if (release === undefined) throw noSuchVersion(version);
			signal.throwIfAborted();
			const there = await installedAt(folder, release);
			if (there !== undefined && (await answers(there, options.processes, signal))) return there;
			const building = await beginBuilding(folder, release).catch((thrown: unknown) => {
				throw folderFault(folder, release, thrown);
			});
			try {
				const final = join(folder, release);
				const uv = python.environments === "uv" ? await uvOnPath(options.env) : undefined;
				const order = { version: release, python, uv, building, final };
				await buildEnvironment(order, options.processes, onProgress, signal);
				if (there !== undefined) await removeWhole(there.folder);
				await rename(building.made, final);
				return installedIn(folder, release);
			} catch (thrown) {
				const fault = folderFault(folder, release, thrown);
				// Python keeps to itself why it could not make an environment: a disk that has just filled up shows it.
				const isMute = fault instanceof AppError && fault.code === "install-failed";
				if (isMute && isBelow(await roomOn(folder), LEAST_MEGABYTES))
					throw noRoom(release, undefined, undefined, folder, fault);
				throw fault;
			} finally {
				await building.drop();
			}
		},
		async list() {
			await sweep(folder);
			return installedVersions(folder);
		},
		sizeOf: ({ folder: one }) => diskUseOf(one),
		async remove(version) {
			const there = await installedAt(folder, version);
			if (there === undefined) throw notInstalled(version, await installedVersions(folder));
			await access(folder, constants.W_OK).catch((thrown: unknown) => {
				throw folderFault(folder, version, thrown);
			});
			await removeWhole(there.folder);
		},
	};
}

/** How long an installed pcluster may take to tell its version, milliseconds. */
const ANSWER_MS = 30_000;

/** False when it has broken since: its Python is gone, or somebody has changed its folder. */
async function answers(
	{ path, version }: Installed,
	processes: Processes,
	signal: AbortSignal,
): Promise<boolean> {
	let output = "";
	const program = ownProgram(path);
	try {
		await processes.run(
			{ program, args: ["version"], env: {} },
			(chunk) => {
				output = (output + dataIn(chunk)).slice(-4096);
			},
			AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
		);
	} catch (thrown) {
		if (signal.aborted) throw thrown;
		if (thrown instanceof AppError || isAbort(thrown)) return false;
		throw thrown;
	}
	return printedVersion(output) === version;
}

type Facts = Omit<InstallPlan, "possible" | "python" | "why">;

async function factsOf(folder: string, version: string): Promise<Omit<Facts, "freeMegabytes">> {
	const { megabytes, download } = recipeFor(version);
	return {
		version,
		folder: join(folder, version),
		megabytes: { during: megabytes + download.megabytes, after: megabytes },
		installed: (await installedAt(folder, version)) !== undefined,
	};
}

/** Where the system does not tell, there is room. */
const isBelow = (megabytes: number | undefined, least: number) => (megabytes ?? least) < least;

/** Below this a disk counts as full. */
const LEAST_MEGABYTES = 4;
const FULL = ["ENOSPC", "EDQUOT"];
const REFUSED: Readonly<Record<string, string>> = {
	EACCES: "your user may not write there",
	EPERM: "your user may not write there",
	EROFS: "the disk can only be read",
	ENOTDIR: "a part of its path is a file, not a folder",
	EEXIST: "a file is in the way",
	ELOOP: "its links lead in a circle",
};

/** The system's error as a sentence; any other goes on as it is. */
export function folderFault(folder: string, version: string, thrown: unknown): unknown {
	const code = faultCode(thrown) ?? "";
	if (FULL.includes(code)) return noRoom(version, undefined, undefined, folder, thrown);
	const why = REFUSED[code];
	return why === undefined ? thrown : unwritable(folder, why, thrown);
}
