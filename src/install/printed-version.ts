import { dataIn, type Outside, plainText } from "../text/plain.ts";

/**
 * The version that `pcluster version` printed: v2 prints it bare, v3 as JSON; warnings of Python may stand around
 * either (seen with 2.11.9 and 3.11.1). Letters beside the numbers are those of Python's versions (PEP 440). Undefined when there is none, or more than one.
 */
export function printedVersion(output: Outside): string | undefined {
	const [version, ...more] = printedVersions(output);
	return more.length === 0 ? version : undefined;
}

/** All different versions in what was printed; those in JSON where there are any. */
export function printedVersions(output: Outside): string[] {
	const text = dataIn(output).split(/\r?\n/).map(plainText).join("\n");
	const json = [...text.matchAll(/"version":\s*"(\d+\.\d+\.\d+[\w.+-]*)"/g)];
	const found = json.length > 0 ? json : [...text.matchAll(/^\s*(\d+\.\d+\.\d+[\w.+-]*)\s*$/gm)];
	return [...new Set(found.map(([, version = ""]) => version))];
}
