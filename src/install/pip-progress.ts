import type { InstallPhase } from "./installer.ts";
import type { Recipe } from "./recipes.ts";

/** How far an installation is; the fraction never falls. */
export interface PipProgress {
	readonly phase: InstallPhase;
	readonly fraction: number;
	/** Packages that pip has chosen so far. */
	readonly collected: number;
	readonly megabytes: number;
	/** Packages that pip says it puts in place; 0 before it says so. */
	readonly toUnpack: number;
}

/** Before anything has happened. */
export const FIRST_PROGRESS: PipProgress = {
	phase: "environment",
	fraction: 0,
	collected: 0,
	megabytes: 0,
	toUnpack: 0,
};

/** Share of the bar at which a phase begins, by the time that each took (2.11.9 and 3.16.1). */
const BEGINS: Record<InstallPhase, number> = { environment: 0.02, download: 0.12, unpack: 0.6, check: 0.94 };
const ORDER: readonly InstallPhase[] = ["environment", "download", "unpack", "check"];

/** A new phase has begun. */
export function atPhase(progress: PipProgress, phase: InstallPhase): PipProgress {
	return risen({ ...progress, phase }, BEGINS[phase]);
}

/** A line of pip's output has come. */
export function afterLine(progress: PipProgress, line: string, recipe: Recipe): PipProgress {
	const unpacked = /^Installing collected packages: (.+)$/.exec(line)?.[1];
	if (unpacked !== undefined) {
		return atPhase({ ...progress, toUnpack: unpacked.split(",").length }, "unpack");
	}
	if (/^Collecting \S/.test(line)) {
		return fetched({ ...progress, collected: progress.collected + 1 }, recipe);
	}
	const megabytes = downloadedIn(line);
	return megabytes === 0
		? progress
		: fetched({ ...progress, megabytes: progress.megabytes + megabytes }, recipe);
}

/** So many packages are in their places. */
export function afterUnpacked(progress: PipProgress, count: number): PipProgress {
	if (progress.toUnpack === 0) return progress;
	return risen(progress, within("unpack", count / progress.toUnpack));
}

/** Size of the file that this line says is being fetched, MB. */
function downloadedIn(line: string): number {
	const match = /^\s*(?:Downloading|Using cached) .*\(([\d.]+) (bytes|kB|MB)\)/.exec(line);
	const size = Number(match?.[1] ?? 0);
	return match?.[2] === "MB" ? size : match?.[2] === "kB" ? size / 1000 : size / 1_000_000;
}

function fetched(progress: PipProgress, { download }: Recipe): PipProgress {
	const share = progress.megabytes / download.megabytes + progress.collected / download.packages;
	return risen(progress, within("download", share / 2));
}

function within(phase: InstallPhase, share: number): number {
	const next = ORDER[ORDER.indexOf(phase) + 1];
	const end = next === undefined ? 1 : BEGINS[next];
	return BEGINS[phase] + (end - BEGINS[phase]) * Math.min(1, share);
}

function risen(progress: PipProgress, fraction: number): PipProgress {
	return { ...progress, fraction: Math.max(progress.fraction, Math.min(1, fraction)) };
}
