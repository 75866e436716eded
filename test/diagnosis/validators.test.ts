import { describe, expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { findingOf } from "../../src/diagnosis/findings.ts";
import * as v2 from "./printed/validators-2.11.9.ts";
import * as v3 from "./printed/validators-3.16.1.ts";
import { older2, older3 } from "./printed/validators-older.ts";
import { ofVersion2 } from "./surroundings.ts";

function wordsOf(id: string) {
	const cause = causes.find((each) => each.id === id);
	if (!cause) throw new Error(`no cause is called ${id}`);
	return { meaning: cause.meaning, cure: cause.cure, step: cause.step };
}

describe.each([
	["of the newest, that a plan made here can run into", v3.reachable],
	["of the newest, that an existing file can run into", v3.others],
	["of older ones, in other words", older3],
])("what the checks of version 3 print, %s", (_, printed) => {
	test.each(printed)("%s %s: %s", (level, type, message, cause) => {
		expect(findingOf({ level, type, message }).diagnosis).toMatchObject(wordsOf(cause));
	});
});

describe.each([
	["of the newest, that a plan made here can run into", v2.reachable],
	["of the newest, that an existing file can run into", v2.others],
	["of older ones, in other words", older2],
])("what the checks of version 2 print, %s", (_, printed) => {
	test.each(printed)("%s %s: %s", (_level, _check, message, cause) => {
		const lines = ["Beginning cluster creation for cluster: lsst", `ERROR: ${message}`];
		expect(ofVersion2(...lines)).toMatchObject(wordsOf(cause));
	});
});
