import { describe, expect, test } from "vitest";
import {
	newestFirst,
	newestOfVersion3,
	offeredVersions,
	recipeFor,
	releaseOf,
} from "../../src/install/recipes.ts";

describe("a version that can be installed", () => {
	test.each(["2.4.1", "2.11.9", "3.0.0", "3.16.1", "3.99.0"])("%s", (version) => {
		expect(releaseOf(version)).toBe(version);
	});
	test.each([
		"",
		"2",
		"2.11",
		"latest",
		"2.4.0",
		"1.0.0",
		"v2.11.9",
		"2.11.9 ",
		"2.11.9;rm",
		"../2.11.9",
		"3.0.0b1",
	])("“%s” is none", (text) => {
		expect(releaseOf(text)).toBeUndefined();
	});
	test("a number has one spelling, so that a version has one folder", () => {
		expect(releaseOf("2.011.09")).toBe("2.11.9");
	});
});

describe("the recipe by version", () => {
	test.each([
		["2.4.1", ["3.8"], true],
		["2.10.4", ["3.8"], true],
		["2.11.0", ["3.11", "3.13"], true],
		["2.11.9", ["3.11", "3.8"], true],
		["3.0.0", ["3.9", "3.7"], true],
		["3.6.1", ["3.9"], true],
		["3.7.0", ["3.11", "3.7"], true],
		["3.8.0", ["3.11"], true],
		["3.11.1", ["3.12", "3.13", "3.7"], true],
		["3.12.0", ["3.9", "3.13"], true],
		["3.13.2", ["3.13"], true],
		["3.14.0", ["3.13"], false],
		["3.16.1", ["3.13", "3.9"], false],
		["3.16.2", ["3.14"], false],
		["4.0.0", ["3.14"], false],
	] as const)("%s takes Python %j; old setuptools: %s", (version, pythons, oldTools) => {
		const recipe = recipeFor(version);
		expect(recipe.pythons).toEqual(expect.arrayContaining([...pythons]));
		expect(recipe.beside.includes("setuptools<70")).toBe(oldTools);
	});
	test.each([
		["2.10.4", "3.10"],
		["2.11.9", "3.14"],
		["3.6.1", "3.10"],
		["3.8.0", "3.12"],
		["3.11.1", "3.14"],
		["3.12.0", "3.8"],
		["3.16.1", "3.14"],
		["3.16.1", "3.8"],
	])("%s does not take Python %s", (version, python) => {
		expect(recipeFor(version).pythons).not.toContain(python);
	});
	test("up to 3.6.1 Flask is held back, where it would no longer fit", () => {
		expect(recipeFor("3.5.1").beside).toContain("flask<2.3");
		expect(recipeFor("3.7.0").beside).not.toContain("flask<2.3");
	});
});

describe("what is offered", () => {
	test("the newest 3 is recommended where it is driven", () => {
		expect(offeredVersions(() => true).map(({ version }) => version)).toEqual([newestOfVersion3, "2.11.9"]);
	});
	test("only what is driven", () => {
		expect(offeredVersions((version) => version.startsWith("2")).map(({ version }) => version)).toEqual([
			"2.11.9",
		]);
	});
	test("each with a reason that fits its line at 80 columns", () => {
		for (const { version, why } of offeredVersions(() => true)) {
			expect(`  › ParallelCluster ${version}  ${why}`.length).toBeLessThanOrEqual(80);
		}
	});
});

test("versions stand newest first, whatever else lies in the folder", () => {
	const names = ["2.9.1", ".2.4.1.partial", "2.10.4", "notes", "3.0.0", "02.1.1", "lock"];
	expect(newestFirst(names)).toEqual(["3.0.0", "2.10.4", "2.9.1"]);
});
