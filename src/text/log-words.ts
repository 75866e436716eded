import { shortPath } from "./short-path.ts";

/** Where the log is, or why there is none. */
export function logWords(
	{ path, fault }: { readonly path: string; readonly fault: string | undefined },
	home: string,
): string {
	if (fault === undefined) return `Log: ${shortPath(path, home)}`;
	return `No log: ${shortPath(path, home)} cannot be written: ${fault}`;
}
