import { plainText } from "../text/plain.ts";

/**
 * The version that `pcluster version` printed: v2 prints it bare, v3 as JSON; warnings of Python may stand around
 * either (seen with 2.11.9 and 3.11.1). Undefined when there is none, or more than one.
 */
export function printedVersion(output: string): string | undefined {
	const [version, ...more] = printedVersions(output);
	return more.length === 0 ? version : undefined;
}

/** All different versions in what was printed; those in JSON where there are any. */
export function printedVersions(output: string): string[] {
	const text = output.split(/\r?\n/).map(plainText).join("\n");
	const json = [...text.matchAll(/"version":\s*"(\d+\.\d+\.\d+[^"\s]*)"/g)];
	const found = json.length > 0 ? json : [...text.matchAll(/^\s*(\d+\.\d+\.\d+\S*)\s*$/gm)];
	return [...new Set(found.map(([, version = ""]) => version))];
}
