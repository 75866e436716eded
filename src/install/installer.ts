import type { AppError } from "../ports/errors.ts";
import type { Python } from "./python.ts";

/** What is going on: the environment is made, parts are fetched, then put in their places, then pcluster is tried. */
export type InstallPhase = "environment" | "download" | "unpack" | "check";

/** News of an installation. */
export interface InstallProgress {
	readonly phase: InstallPhase;
	/** 0 to 1; never falls. */
	readonly fraction: number;
	/** The newest line of pip, safe to draw; undefined when there is only news of the bar. */
	readonly line: string | undefined;
}

interface PlanFacts {
	readonly version: string;
	/** Where it goes: the version's own folder. */
	readonly folder: string;
	/** Disk that it takes while it is installed, and afterwards. */
	readonly megabytes: { readonly during: number; readonly after: number };
	/** Room on that disk; undefined when the system does not say. */
	readonly freeMegabytes: number | undefined;
	/** True: it is there already. */
	readonly installed: boolean;
}

/** An installation that can be made. */
export type PossiblePlan = PlanFacts & { readonly possible: true; readonly python: Python };

/** What an installation would do, or why it cannot be. */
export type InstallPlan = PossiblePlan | (PlanFacts & { readonly possible: false; readonly why: AppError });

/** A pcluster that firstlight has installed. */
export interface Installed {
	readonly version: string;
	readonly folder: string;
	/** The program itself. */
	readonly path: string;
}

/** Sets up pclusters in firstlight's own folder, one folder a version; nothing else is touched. */
export interface Installer {
	/** The folder that holds them all. */
	readonly folder: string;
	/** Every Python found on this machine, each once. */
	pythons(signal: AbortSignal): Promise<Python[]>;
	/** Never rejects for what stands in the way: that is in the plan. */
	plan(version: string, signal: AbortSignal): Promise<InstallPlan>;
	/**
	 * Resolves when it is whole and has been tried; one that is there already is left as it is, if it runs. When it
	 * fails or is aborted nothing of it stays. Rejects with `unreachable`, `disk-full`, `folder-unwritable`, `python-missing`,
	 * `install-busy` or `install-failed`.
	 */
	install(
		version: string,
		python: Python,
		onProgress: (news: InstallProgress) => void,
		signal: AbortSignal,
	): Promise<Installed>;
	/** The newest first; what broken-off installations have left is removed on the way. */
	list(): Promise<Installed[]>;
	/** Disk that it takes, in bytes. */
	sizeOf(installed: Installed): Promise<number>;
	/** Rejects with `not-found` when this version is not there. */
	remove(version: string): Promise<void>;
}
