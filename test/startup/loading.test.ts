import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";

const dist = join(import.meta.dirname, "../../dist");

/** The built files that load together with `path`, itself included: what it imports for good, and so on. */
function together(path: string, seen = new Set<string>()): Set<string> {
	if (seen.has(path)) return seen;
	seen.add(path);
	const text = readFileSync(join(dist, path), "utf8");
	for (const [, module = ""] of text.matchAll(/(?:\bfrom|\bimport)"(\.{1,2}\/[^"]+)"/g)) {
		together(posix.join(posix.dirname(path), module), seen);
	}
	return seen;
}

function partNamed(name: string): string {
	const file = readdirSync(join(dist, "parts")).find((each) =>
		new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(each),
	);
	if (file === undefined) throw new Error(`The build made no part called ${name}.`);
	return `parts/${file}`;
}

const textOf = (paths: Set<string>) =>
	[...paths].map((path) => readFileSync(join(dist, path), "utf8")).join("");

test("the first frame comes before AWS, execa, the wizard and the demo are loaded", () => {
	const first = together(partNamed("main"));
	for (const late of ["aws-loaded", "execa", "EngineScreen", "machinery", "account-server", "files-loaded"]) {
		expect([...first]).not.toContain(partNamed(late));
	}
	// The signs are there where they belong, so their absence says something.
	expect(textOf(together(partNamed("aws-loaded")))).toContain("X-Amz-");
	expect(textOf(first)).not.toContain("X-Amz-");
});

test("help and version load no screen", () => {
	const start = together(partNamed("start"));
	expect([...start]).not.toContain(partNamed("main"));
	expect(textOf(together(partNamed("main")))).toContain("yogaNode");
	expect(textOf(start)).not.toContain("yogaNode");
});
