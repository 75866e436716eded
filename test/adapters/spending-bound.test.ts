import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { spendingBound } from "../../src/adapters/spending-bound.ts";

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), "firstlight-bound-"));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

test("the bound is there again in the next session", async () => {
	const state = join(folder(), "not", "yet", "there");
	expect(await spendingBound(state).usdPerHour()).toBeUndefined();
	await spendingBound(state).choose(12.5);
	expect(await spendingBound(state).usdPerHour()).toBe(12.5);
});

test.each(["", "{", '{"usdPerHour":"12"}', '{"usdPerHour":-1}', '{"usdPerHour":null}', "[]"])(
	"a file that says %s says nothing",
	async (text) => {
		const state = folder();
		writeFileSync(join(state, "bound.json"), text);
		expect(await spendingBound(state).usdPerHour()).toBeUndefined();
	},
);

test("where it cannot be written it counts for the session", async () => {
	const state = folder();
	mkdirSync(join(state, "bound.json"));
	const bound = spendingBound(state);
	await bound.choose(7);
	expect(await bound.usdPerHour()).toBe(7);
});
