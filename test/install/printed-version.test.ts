import { expect, test } from "vitest";
import { printedVersion } from "../../src/install/printed-version.ts";

test.each([
	["2.11.9\n", "2.11.9"],
	['{\n  "version": "3.16.1"\n}\n', "3.16.1"],
	["3.12.0b1\n", "3.12.0b1"],
	["2.11.9.post1+local-2\n", "2.11.9.post1+local-2"],
	["\u001b[32m2.11.9\u001b[0m\r\n", "2.11.9"],
	["a warning\n2.11.9\n", "2.11.9"],
	["2.11.9 of something\n", undefined],
	["2.11.9\n3.0.0\n", undefined],
	["2.11.9;rm\n", undefined],
	["2.11.9\u00e9\n", undefined],
	['{"version": "3.16.1\\u001b[2J"}', undefined],
	['{"version": "3.16.1<b>"}', undefined],
])("the version in %j is %s", (output, version) => {
	expect(printedVersion(output)).toBe(version);
});
