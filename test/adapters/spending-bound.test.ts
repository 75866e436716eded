import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
	const file = join(folder(), "not", "yet", "there.toml");
	expect(await spendingBound(file).usdPerHour()).toBeUndefined();
	await spendingBound(file).choose(12.5);
	expect(await spendingBound(file).usdPerHour()).toBe(12.5);
});

test("choosing one leaves the other settings as they are", async () => {
	const file = join(folder(), "config.toml");
	writeFileSync(file, "# mine\nregion = 'eu-west-2'\nat-most = 3\n");
	expect(await spendingBound(file).usdPerHour()).toBe(3);
	await spendingBound(file).choose(4);
	expect(readFileSync(file, "utf8")).toBe("# mine\nregion = 'eu-west-2'\nat-most = 4\n");
});

test.each(["at-most = [", "at-most = '12'", "nonsense = 1", "profile = '''\nat-most = 1\n'''"])(
	"a file that says %j says no bound, and is not written to",
	async (text) => {
		const file = join(folder(), "config.toml");
		writeFileSync(file, text);
		const bound = spendingBound(file);
		expect(await bound.usdPerHour()).toBeUndefined();
		await bound.choose(7);
		expect(await bound.usdPerHour()).toBe(7);
		expect(readFileSync(file, "utf8")).toBe(text);
	},
);

test("where it cannot be written it counts for the session", async () => {
	const file = join(folder(), "config.toml");
	mkdirSync(file);
	const bound = spendingBound(file);
	await bound.choose(7);
	expect(await bound.usdPerHour()).toBe(7);
});
