import { shortPath } from "./short-path.ts";

/** Where the log is, or why there is none. */
export function logWords(
	{ path, fault }: { readonly path: string; readonly fault: string | undefined },
	home: string,
): string {
	if (fault === undefined) return `Log: ${shortPath(path, home)}`;
	return `No log: ${shortPath(path, home)} cannot be written: ${fault}`;
}

/** True where an error's hint sends its user to the log, so that its place has to be told. */
export function sendsToLog({ hint = "" }: { readonly hint: string | undefined }): boolean {
	return /\blog has\b/.test(hint);
}
