import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { licencesOf } from "../licences.ts";

let root = "";
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "firstlight-licences-"));
});
afterEach(() => {
	rmSync(root, { recursive: true, force: true });
});

function addPackage(name: string, license: string, text?: string) {
	const folder = join(root, "node_modules", name);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", license }));
	if (text !== undefined) writeFileSync(join(folder, "LICENSE"), text);
}

test("every bundled package has the text of its licence", () => {
	const all = readFileSync(join(import.meta.dirname, "../dist/THIRD-PARTY-LICENCES.txt"), "utf8");
	const packages = all.split(`\n${"-".repeat(80)}\n\n`);
	expect(packages.length).toBeGreaterThan(20);
	expect(packages.filter((each) => !/permission|licensed under|redistribution/i.test(each))).toEqual([]);
});

test("a package's own text stands below its name, once", () => {
	addPackage("one", "MIT", "Copyright One\n");
	addPackage("@two/b", "ISC", "Copyright Two\n");
	const inputs = ["src/a.ts", "node_modules/one/a.js", "node_modules/one/b.js", "node_modules/@two/b/c.js"];
	const [two, one, ...others] = licencesOf(inputs, root).split(`\n${"-".repeat(80)}\n\n`);
	expect([two, one]).toEqual(["@two/b 1.0.0 (ISC)\n\nCopyright Two\n", "one 1.0.0 (MIT)\n\nCopyright One\n"]);
	expect(others).toEqual([]);
});

test("a package without a text is refused, unless its makers' other one says it under the same licence", () => {
	addPackage("one", "MIT");
	addPackage("empty", "MIT", "\n");
	addPackage("yoga-layout", "MIT");
	addPackage("react", "MIT", "Copyright Meta");
	expect(() => licencesOf(["node_modules/one/a.js"], root)).toThrow("one carries no licence text");
	expect(() => licencesOf(["node_modules/empty/a.js"], root)).toThrow("empty carries no licence text");
	expect(licencesOf(["node_modules/yoga-layout/a.js"], root)).toMatch(/that of react.*\n\nCopyright Meta\n$/);
	addPackage("react", "BSD-3-Clause", "Copyright Meta");
	expect(() => licencesOf(["node_modules/yoga-layout/a.js"], root)).toThrow("yoga-layout carries no");
});
