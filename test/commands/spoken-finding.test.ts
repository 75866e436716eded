import { expect, test } from "vitest";
import { spokenFinding } from "../../src/commands/spoken-finding.ts";

test("what a check found names no key where none is heard", () => {
	const found = { id: "name", title: "Name", result: "fail" } as const;
	const detail =
		"A cluster of this name is being deleted just now: choose another name, or wait, then press r.";
	const told = "A cluster of this name is being deleted just now: choose another name.";
	expect(spokenFinding({ ...found, detail })).toEqual({ ...found, detail: told });
	const fix = "Take another one. Press e to edit it.";
	expect(spokenFinding({ ...found, detail, fix })).toMatchObject({ detail: told, fix: "Take another one." });
});
