import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { sampleKeys } from "./sample-keys.ts";

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-new-key-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test("the key is in a file of its own, whole, for its owner alone, and nothing lies beside it", async () => {
	const files = keyFiles(home);
	await files.makeNew("~/.ssh/lsst.pem", async () => sampleKeys.rsaPem);
	const path = join(home, ".ssh/lsst.pem");
	expect(readFileSync(path, "utf8").trim()).toBe(sampleKeys.rsaPem.trim());
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(statSync(join(home, ".ssh")).mode & 0o777).toBe(0o700);
	expect(readdirSync(join(home, ".ssh"))).toEqual(["lsst.pem"]);
	expect(await files.inspect(path)).toMatchObject({ type: "rsa", safeMode: true });
	const whole = `${sampleKeys.rsaPem.trimEnd()}\n`;
	for (const [name, text] of Object.entries({ ended: whole, open: whole.trimEnd() })) {
		await files.makeNew(join(home, name), async () => text);
		expect(readFileSync(join(home, name), "utf8")).toBe(whole);
	}
});

test("a file that is there stays as it is, and no key is made", async () => {
	const path = join(home, "lsst.pem");
	writeFileSync(path, "my thesis", { mode: 0o644 });
	let asked = 0;
	const making = keyFiles(home).makeNew(path, async () => {
		asked += 1;
		return sampleKeys.rsaPem;
	});
	await expect(making).rejects.toThrow("nothing was made");
	expect([asked, readFileSync(path, "utf8")]).toEqual([0, "my thesis"]);
});

test("one that comes meanwhile stays as it is, too, and the message says what is lost", async () => {
	const path = join(home, "lsst.pem");
	const making = keyFiles(home).makeNew(path, async () => {
		writeFileSync(path, "my thesis");
		return sampleKeys.rsaPem;
	});
	await expect(making).rejects.toThrow(
		`The key pair was made, but its file ${path} could not be: there is such a file meanwhile.`,
	);
	expect(readFileSync(path, "utf8")).toBe("my thesis");
	expect(readdirSync(home)).toEqual(["lsst.pem"]);
});

test.each([
	["AWS refuses", () => Promise.reject(new Error("no")), "no"],
	["no key comes", async () => "<html>", "no private key"],
])("where %s there is no file", async (_when, make, said) => {
	await expect(keyFiles(home).makeNew("~/.ssh/lsst.pem", make)).rejects.toThrow(said);
	expect(readdirSync(join(home, ".ssh"))).toEqual([]);
});

test("where the folder cannot be written no key is made", async () => {
	writeFileSync(join(home, ".ssh"), "a file in the way");
	let asked = false;
	const making = keyFiles(home).makeNew("~/.ssh/lsst.pem", async () => {
		asked = true;
		return sampleKeys.rsaPem;
	});
	await expect(making).rejects.toThrow("cannot be written");
	expect(asked).toBe(false);
});
