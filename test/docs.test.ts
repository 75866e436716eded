import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const DOCS = [
	"README.md",
	"CONTRIBUTING.md",
	"docs/architecture.md",
	"src/demo/README.md",
	...readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`),
];

/** Files and folders of ours that a text names in code marks or links to. */
function namedIn(text: string): string[] {
	const marked = [...text.matchAll(/`((?:src|hooks|components|test|docs)(?:\/[\w.-]+)*\/?)`/g)];
	return marked.map(([, path = ""]) => path);
}

test.each(DOCS)("every file that %s names is there", (doc) => {
	const text = readFileSync(join(root, doc), "utf8");
	const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = ""]) =>
		join(dirname(doc), path),
	);
	expect([...namedIn(text), ...links].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("each decision has its page, and the map names files", () => {
	expect(namedIn(readFileSync(join(root, "docs/architecture.md"), "utf8")).length).toBeGreaterThan(30);
});
