import { shortPath } from "../text/short-path.ts";
import type { InstallPhase, PossiblePlan } from "./installer.ts";
import { minorOf } from "./python.ts";

/** What goes on, for the line below the bar. */
export const PHASE_WORDS: Record<InstallPhase, string> = {
	environment: "Making a Python environment of its own",
	download: "Fetching its parts from the registry of Python packages (PyPI)",
	unpack: "Putting the parts in their places; this is quiet for some seconds",
	check: "Trying it",
};

/** Size in words: "70 MB", "54 GB". */
export function megabytesText(megabytes: number): string {
	return megabytes >= 10_000 ? `${Math.round(megabytes / 1000)} GB` : `${Math.round(megabytes)} MB`;
}

/** Disk, folder and Python of an installation, in one sentence. */
export function planText(plan: PossiblePlan, home: string): string {
	const free = plan.freeMegabytes === undefined ? "" : ` (${megabytesText(plan.freeMegabytes)} free)`;
	const python = `Python ${minorOf(plan.python.version)}, ${shortPath(plan.python.file, home)}`;
	return `${megabytesText(plan.megabytes.after)} in ${shortPath(plan.folder, home)}${free}, with ${python}.`;
}
