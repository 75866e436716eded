import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { troubles } from "../src/demo/troubles/troubles.ts";
import { troublesPage } from "../troubles-page.ts";

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

test("docs/troubles.md is what the tables say: npm run troubles makes it anew", () => {
	expect(readFileSync(join(root, "docs/troubles.md"), "utf8")).toBe(troublesPage());
});

test("docs/troubles.md has each of the ways in which a first cluster fails: what, why, a cure, and where it is met", () => {
	const [, ...sections] = troublesPage().split(/^## /m);
	const numbers = sections.map((section) => Number.parseInt(section, 10));
	expect(numbers).toEqual(sections.map((_, place) => place + 1));
	expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`lists ${numbers.length} ways`);
	for (const section of sections) {
		expect(section).toMatch(/^\d+: \S/);
		expect(section).toMatch(/\*\*You see\*\* \S.*\*\*Why\*\* \S.*\*\*What to do\*\* \S/s);
		expect(section).toMatch(/\*\*(?:Prevented|Found|Explained)\*\*/);
	}
	for (const { name } of troubles) expect(troublesPage()).toContain(`\`${name}\``);
});
