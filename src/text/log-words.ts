import type { Log } from "../ports/machine.ts";
import { shortPath } from "./short-path.ts";

/** Where the log is, or why there is none. */
export function logWords({ path, fault }: Pick<Log, "path" | "fault">, home: string): string {
	if (fault === undefined) return `Log: ${shortPath(path, home)}`;
	return `No log: ${shortPath(path, home)} cannot be written: ${fault}`;
}
