import { describe, expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { findingOf } from "../../src/diagnosis/findings.ts";
import * as v2 from "./printed/validators-2.11.9.ts";
import * as v3 from "./printed/validators-3.16.1.ts";
import { ofVersion2 } from "./surroundings.ts";

function wordsOf(id: string) {
	const cause = causes.find((each) => each.id === id);
	if (!cause) throw new Error(`no cause is called ${id}`);
	return { meaning: cause.meaning, cure: cause.cure, step: cause.step };
}

describe.each([
	["a plan made here can run into", v3.reachable],
	["an existing file can run into", v3.others],
])("what 3.16.1's checks print, that %s", (_, printed) => {
	test.each(printed)("%s %s: %s", (level, type, message, cause) => {
		expect(findingOf({ level, type, message }).diagnosis).toMatchObject(wordsOf(cause));
	});
});

describe.each([
	["a plan made here can run into", v2.reachable],
	["an existing file can run into", v2.others],
])("what 2.11.9's checks print, that %s", (_, printed) => {
	test.each(printed)("%s %s: %s", (_level, _check, message, cause) => {
		const lines = ["Beginning cluster creation for cluster: lsst", `ERROR: ${message}`];
		expect(ofVersion2(...lines)).toMatchObject(wordsOf(cause));
	});
});
