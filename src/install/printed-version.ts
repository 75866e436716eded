/**
 * The version that `pcluster version` printed: v2 prints it bare, v3 as JSON; warnings of Python may stand around
 * either (seen with 2.11.9 and 3.11.1). Undefined when there is none.
 */
export function printedVersion(output: string): string | undefined {
	const json = /"version":\s*"(\d+\.\d+\.\d+[^"\s]*)"/.exec(output);
	return (json ?? /^(\d+\.\d+\.\d+\S*)\s*$/m.exec(output))?.[1];
}
