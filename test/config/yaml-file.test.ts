import { describe, expect, test } from "vitest";
import { textAt } from "../../src/config/seen-parts.ts";
import { YamlFile } from "../../src/config/yaml-file.ts";
import type { Data, Path } from "../../src/questions/row.ts";

function changed(text: string, change: (file: YamlFile) => void): string {
	const file = new YamlFile(text);
	change(file);
	return file.text();
}

describe("a word that is set", () => {
	test.each<[string, string, string, Data, string]>([
		["takes the place of the old one", "A: 1 # why\nB: 2\n", "A", "x", "A: x # why\nB: 2\n"],
		["is quoted as that was", "A: 'one'\n", "A", "it's", "A: 'it''s'\n"],
		["in double quotes as well", 'A: "one"\n', "A", "x", 'A: "x"\n'],
		["but not as nothing was", "A: ''\n", "A", "x", "A: x\n"],
		["stands where nothing stood", "A: # why\nB: 1\n", "A", "x", "A: x # why\nB: 1\n"],
		["replaces a block of text, not what follows", "A: |\n  a\n  b\n\n# c\n", "A", "x", "A: x\n\n# c\n"],
		["replaces a block at the end", "A: |- # why\n  a\n", "A", "x", "A: x # why\n"],
		["leaves empty lines that a block kept", "A: |+\n  a\n\nB: 1\n", "A", "x", "A: x\n\nB: 1\n"],
		["loses a tag that may not fit", "A: !!int '1'\n", "A", "x", "A: 'x'\n"],
		["loses a tag of nothing", "A: !!str\nB: 1\n", "A", "x", "A: x\nB: 1\n"],
		["leaves its old one to who shares it", "A: &a 1\nB: *a\nC: *a\n", "A", 2, "A: 2\nB: &a 1\nC: *a\n"],
		["parts from the one that it shared", "A: &a 1\nB: *a\n", "B", 2, "A: &a 1\nB: 2\n"],
		["leaves a name's line its blanks", "B:\n  &a x\nC: *a\n", "B", 2, "B:\n  2\nC: &a x\n"],
		["follows a byte order mark", "\ufeffA: 1\n", "A", 2, "\ufeffA: 2\n"],
	])("%s", (_, text, key, value, after) => {
		expect(changed(text, (file) => file.set([key], value))).toBe(after);
	});
});

describe("what is new", () => {
	test.each<[string, string, Path, Data, string]>([
		["goes below a key without a value", "A: # a\nB: 1\n", ["A", "x"], 1, "A: # a\n  x: 1\nB: 1\n"],
		["makes room in ~", "A: ~ # a\nB: 1\n", ["A", "x"], 1, "A: # a\n  x: 1\nB: 1\n"],
		["makes room in {}", "A: {} # a\nB: 1\n", ["A", "x"], 1, "A: # a\n  x: 1\nB: 1\n"],
		["makes room in []", "A: [] # a\n", ["A"], ["a", { b: 1 }], "A: # a\n  - a\n  - b: 1\n"],
		["but stays within braces on two lines", "A: {\n }\n", ["A", "x"], 1, "A: {x: 1\n }\n"],
		["stands in braces", "A: {b: {}}\n", ["A", "b", "c"], [1], "A: {b: {c: [1]}}\n"],
		["stands in braces behind others", "A: {b: c} # a\n", ["A", "d"], 1, "A: {b: c, d: 1} # a\n"],
		["stands in brackets", "A: [b]\n", ["A", 1], "c", "A: [b, c]\n"],
		["stands behind a colon in braces", "A: {b:}\n", ["A", "c"], 1, "A: {b: , c: 1}\n"],
		["takes nothing's place in braces", "A: {b: , c: ~}\n", ["A", "b", "x"], 1, "A: {b: {x: 1} , c: ~}\n"],
		["takes the place of ~ there", "A: {b: , c: ~}\n", ["A", "c", "x"], 1, "A: {b: , c: {x: 1}}\n"],
		["is a word in braces", "A: {b: , c: ~}\n", ["A", "b"], "x", "A: {b: x , c: ~}\n"],
		["is the first in a file", "# a\n", ["A", "x"], 1, "# a\nA:\n  x: 1\n"],
		["stands before the document's end", "---\nA: 1\n...\n", ["B"], 1, "---\nA: 1\nB: 1\n...\n"],
		["leaves the last line open", "A:\n  b: 1", ["A", "c"], 2, "A:\n  b: 1\n  c: 2"],
		["ends lines as an open file", "A:\r\n  b: 1", ["A", "c"], { d: 2 }, "A:\r\n  b: 1\r\n  c:\r\n    d: 2"],
		[
			"ends lines as the one before",
			"A:\r\n  b: 1\r\nC: 1\n",
			["A", "d"],
			3,
			"A:\r\n  b: 1\r\n  d: 3\r\nC: 1\n",
		],
		[
			"is spelt out of what is shared",
			"A: &a {x: 1}\nB: *a\n",
			["B", "z"],
			2,
			"A: &a {x: 1}\nB: {x: 1, z: 2}\n",
		],
		[
			"leaves what was shared to the others",
			"A: &a\n  x: 1\nB: *a\nC: *a\n",
			["A", "x"],
			2,
			"A:\n  x: 2\nB: &a {x: 1}\nC: *a\n",
		],
		[
			"is set as deep as the rest",
			"Z: 1\nA:\n    b:\n    - 1\nC: []\n",
			["C"],
			["a", { b: { c: 1 } }],
			"Z: 1\nA:\n    b:\n    - 1\nC:\n- a\n- b:\n      c: 1\n",
		],
		[
			"as deep as what is nearest, where depths differ",
			"A:\n    b:\n     c: 1\nD:\n",
			["A", "e", "f"],
			2,
			"A:\n    b:\n     c: 1\n    e:\n     f: 2\nD:\n",
		],
		[
			"as deep as what is around it, where it is the first itself",
			"A:\n b: 1\nD:\n e:\n     x: 1\n",
			["D", "e", "f"],
			{ g: 1 },
			"A:\n b: 1\nD:\n e:\n     x: 1\n     f:\n         g: 1\n",
		],
		[
			"has a list's dash where lists around it have theirs",
			"A:\n- 1\nB:\n  c:\n    - 1\n  e:\n    x: 1\n",
			["B", "e", "f"],
			[1],
			"A:\n- 1\nB:\n  c:\n    - 1\n  e:\n    x: 1\n    f:\n      - 1\n",
		],
		[
			"is no deeper for the dash before it",
			"Z:\n    y: 1\nA:\n    - b: 1\n",
			["A", 0, "c"],
			{ d: 1 },
			"Z:\n    y: 1\nA:\n    - b: 1\n      c:\n          d: 1\n",
		],
		[
			"stands below a block of text",
			"A:\n  b: |\n    a\nC: 1\n",
			["A", "d"],
			2,
			"A:\n  b: |\n    a\n  d: 2\nC: 1\n",
		],
		[
			"and below the lines that it keeps",
			"A:\n  b: |+\n    a\n\nC: 1\n",
			["A", "d"],
			2,
			"A:\n  b: |+\n    a\n\n  d: 2\nC: 1\n",
		],
		[
			"is spelt out with what is odd in it",
			"A: &a {x: , w: !!int '1', v: \"y n\"}\nB: *a\n",
			["B", "z"],
			2,
			'A: &a {x: , w: !!int \'1\', v: "y n"}\nB: {x: null, w: !!int "1", v: "y n", z: 2}\n',
		],
		[
			"may come in another order",
			"A:\n  a: 1\n  b: 1\n",
			["A"],
			{ b: 2, a: 3, c: 4 },
			"A:\n  a: 3\n  b: 2\n  c: 4\n",
		],
		[
			"has a list's own blanks behind the dash",
			"A:\n  -   a: 1\nC: 1\n",
			["A", 1],
			{ d: 1, e: 2 },
			"A:\n  -   a: 1\n  -   d: 1\n      e: 2\nC: 1\n",
		],
		[
			"has one where the last entry begins with a comment",
			"A:\n  -   # a\n    b: 1\n",
			["A", 1],
			{ d: 1, e: 2 },
			"A:\n  -   # a\n    b: 1\n  - d: 1\n    e: 2\n",
		],
		[
			"may be lists in lists, empty ones too",
			"A: 1\n",
			["B"],
			[{ a: [1, 2], c: {} }, [3, 4], []],
			"A: 1\nB:\n  - a:\n      - 1\n      - 2\n    c: {}\n  - - 3\n    - 4\n  - []\n",
		],
	])("%s", (_, text, path, value, after) => {
		expect(changed(text, (file) => file.set(path, value))).toBe(after);
	});

	test.each([
		["what is deeper and turned off", "    # b: 1\n", "#  own: 1\n"],
		["words further out, with such a setting below", "# words\n    # b: 1\n", "#  own: 1\n"],
		["an empty comment, with such a setting below", "#\n    # b: 1\n", "# end\n"],
		["blanks that reach further in", "\n    \n", "# end\n"],
		["nothing, where a group is turned off further out", "", "# b: 1\n    # c: 1\n"],
		["nothing, where an entry is turned off further out", "", "# - b\n    # c: 1\n"],
		["what is turned off below a comment of its own depth", "#  own: 1\n    # b: 1\n", ""],
		["nothing, where blanks reach no further in", "", "  \n# end\n"],
		["nothing, where another group has what is turned off", "", "Y: 1\n    # b: 1\n"],
		["comments, but not the blanks behind these", "  # words\n", "    \n"],
	])("stands behind %s", (_, before, behind) => {
		const text = (fresh: string) => `A:\n  a: 1\n${before}${fresh}${behind}Z: 1\n`;
		expect(changed(text(""), (file) => file.set(["A", "x"], 2))).toBe(text("  x: 2\n"));
	});

	test.each<[string, Path, Data, RegExp]>([
		["A: b\n", ["A"], { x: 1 }, /^Here is a single value/],
		["A: [b]\n", ["A"], "x", /^Here is settings or a list/],
		["A: [b]\n", ["A"], { x: 1 }, /^Here is settings or a list/],
		["Y: {b}\n", ["Y", "b"], "x", /^Its value cannot be found/],
		["Y: {b}\n", ["Y", "b", "c"], "x", /^Its value cannot be found/],
		["A: {b: 1}\n", ["A"], [1], /^Here is settings or a list/],
	])("is refused where something else stands: %j", (text, path, value, reason) => {
		const line = /cannot be found/.test(reason.source) ? 1 : 2;
		const set = () => changed(`Z: 1\n${text}`, (file) => file.set(path, value));
		expect(set).toThrow(expect.objectContaining({ problem: expect.objectContaining({ line }) }));
		expect(set).toThrow(reason);
	});
});

describe("what is taken away", () => {
	test.each<[string, string, Path, string]>([
		["goes with its line", "A:\n  x: 1\n  y: 2\n", ["A", "x"], "A:\n  y: 2\n"],
		["goes with an open line", "A:\n  x: 1\n  y: 2", ["A", "y"], "A:\n  x: 1\n"],
		["goes with what held nothing else", "A:\n  x: {y: 1}\nB: 1\n", ["A", "x", "y"], "B: 1\n"],
		["but not with what holds more", "A: {x: {y: 1}, z: 1}\n", ["A", "x", "y"], "A: {z: 1}\n"],
		[
			"leaves comments",
			"A:\n  # a\n  x: 1   # b\n  # c\n  y: 2\n",
			["A", "x"],
			"A:\n  # a\n  # b\n  # c\n  y: 2\n",
		],
		[
			"leaves those inside",
			"A:\n  x: # a\n    - 1 # b\n\n    - 2\n  y: 2\n",
			["A", "x"],
			"A:\n  # a\n    # b\n  y: 2\n",
		],
		["leaves lines of them", "A:\n  x:\n    # a\n    b\n  y: 1\n", ["A", "x"], "A:\n    # a\n  y: 1\n"],
		["leaves a dash", "A:\n- x: 1 \r\n  y: 2\r\n", ["A", 0, "x"], "A:\n-\r\n  y: 2\r\n"],
		["leaves a dash with a comment", "A:\n- x: 1 # a\n  y: 2\n", ["A", 0, "x"], "A:\n- # a\n  y: 2\n"],
		["leaves the first of a list a comment", "A:\n- 1 # a\n- 2\n", ["A", 0], "A:\n# a\n- 2\n"],
		["goes first of those in braces", "A: {x: 1, y: 2} # a\n", ["A", "x"], "A: {y: 2} # a\n"],
		["goes from among them", "A: {x: 1, y: 2, z: 3}\n", ["A", "y"], "A: {x: 1, z: 3}\n"],
		["goes last of them", "A: {x: 1, y: 2}\n", ["A", "y"], "A: {x: 1}\n"],
		["goes first of those in brackets", "A: [x ,   y]\n", ["A", 0], "A: [y]\n"],
		["goes last, before a comma", "A: [x, y,]\n", ["A", 1], "A: [x,]\n"],
		[
			"goes with its line in braces",
			"A: {\r\n  x: 1,\r\n  y: 2\r\n  }\r\n",
			["A", "x"],
			"A: {\r\n  y: 2\r\n  }\r\n",
		],
		["goes with the comma before", "A: {\n  x: 1,\n  y: 2\n  }\n", ["A", "y"], "A: {\n  x: 1\n  }\n"],
		["leaves a brace its line's end", "A: {x: 1, \r\n  y: 2}\r\n", ["A", "x"], "A: {\r\n  y: 2}\r\n"],
		["goes as a group in a list", "A:\n- {x: 1}\n- 2\n", ["A", 0], "A:\n- 2\n"],
		["goes as a group in brackets", "A: [{x: 1}, y]\n", ["A", 0], "A: [y]\n"],
		["leaves the comment behind the comma", "A: {x: 1, # a\n   y: 2}\n", ["A", "y"], "A: {x: 1 # a\n   }\n"],
		["leaves one before the comma", "A: {\n  x: 1 # a\n  ,  y: 2}\n", ["A", "x"], "A: {\n  # a\n    y: 2}\n"],
		["leaves a bracket its comment", "A: [1, # a\n  2]\n", ["A", 0], "A: [ # a\n  2]\n"],
		["leaves what is before its comment", "A: {x: 1, y: # a\n  2}\n", ["A", "y"], "A: {x: 1 # a\n  }\n"],
		["leaves one at the left", "A:\n  x:\n# a\n    - 1\n  y: 2\n", ["A", "x"], "A:\n# a\n  y: 2\n"],
		["may be all there is", "A: 1 # a\n", ["A"], "# a\n"],
		[
			"is turned off where its comment would become a text's",
			"N: |\n a\nS:\n  # b\n  - c\n",
			["S"],
			"N: |\n a\n# S:\n  # b\n#   - c\n",
		],
		["goes from lines that others share", "A: {x: [1,\n  2], y: 3}\n", ["A", "x"], "A: {\n  y: 3}\n"],
		["goes with its own comma only", "A: {x: 1,\n  y: 2, z: 3}\n", ["A", "y"], "A: {x: 1\n  , z: 3}\n"],
		["leaves its name to who shares it", "A: {x: &a 1, y: 2}\nB: *a\n", ["A", "x"], "A: {y: 2}\nB: &a 1\n"],
		[
			"leaves the whole to who shares it",
			"A: &a {x: 1, z: 1}\nB: *a\n",
			["A", "x"],
			"A: {z: 1}\nB: &a {x: 1, z: 1}\n",
		],
		[
			"leaves it where it goes from the other",
			"A: &a {x: 1, z: 1}\nB: *a\n",
			["B", "x"],
			"A: &a {x: 1, z: 1}\nB: {z: 1}\n",
		],
		["goes with what only itself shares", "A:\n  x: &a 1\n  y: *a\nB: 2\n", ["A"], "B: 2\n"],
		["is nothing where nothing stands", "A: 1\n", ["B", "x"], "A: 1\n"],
	])("%s", (_, text, path, after) => {
		expect(changed(text, (file) => file.remove(path))).toBe(after);
	});
});

test("what cannot be turned off by itself is refused, with its line", () => {
	const turnOff = () => changed("Z: 1\nA:\n  x: 1\n", (file) => file.turnOff(["A"], () => true));
	expect(turnOff).toThrow("Nothing can be changed here without changing something else.");
	expect(turnOff).toThrow(expect.objectContaining({ problem: expect.objectContaining({ line: 3 }) }));
});

test("changes follow each other, and what is shared stays so where all of it becomes the same", () => {
	expect(
		changed("A: 1\n", (file) => {
			file.set(["B", "c"], 1);
			file.set(["B", "d"], 2);
			file.remove(["B", "c"]);
		}),
	).toBe("A: 1\nB:\n  d: 2\n");
	expect(
		changed("A: &a 1\nB: *a\nC: &b {x: 1}\nD: *b\n", (file) => {
			for (const key of ["A", "B"]) file.set([key], 2);
			for (const key of ["C", "D"]) file.set([key, "x"], 2);
		}),
	).toBe("A: &a 2\nB: *a\nC: &b {x: 2}\nD: *b\n");
});

test("a file may be a hundred parts deep, and no more", () => {
	const deep = (levels: number) => new YamlFile(`A: ${"[".repeat(levels)}${"]".repeat(levels)}\n`);
	expect(deep(100).at(["A", 0, 0])).toBeDefined();
	expect(() => deep(101)).toThrow("It goes deeper than a config file can.");
});

test("a word says something where it is no word for nothing", () => {
	const file = new YamlFile("A: a\nB: ~\nC: ''\nD:\nE: [a]\nF: '~'\nG: no\n");
	expect([..."ABCDEFG"].map((key) => textAt(file.at([key])))).toEqual([
		"a",
		...Array(4).fill(undefined),
		"~",
		"no",
	]);
});

describe("what is turned off", () => {
	test.each<[string, string, Path, string]>([
		[
			"keeps its comments and blank lines",
			"A:\n  z: 1\n  x: 1 # why\n  y:\n    # own\n    a: b\n   \n   # out\n    c: d\n",
			["A"],
			"A:\n  z: 1\n  # x: 1 # why\n  # y:\n    # own\n  #   a: b\n   \n   # out\n  #   c: d\n",
		],
		["leaves a dash", "A:\n- x: 1\n  z: 1\n", ["A", 0], "A:\n- # x: 1\n  z: 1\n"],
		["keeps its depth", "A:\n- z: 1\n  y:\n   - a\n", ["A", 0], "A:\n- z: 1\n  # y:\n  #  - a\n"],
		["may stand at the left", "y:\n- a: 1\n- b\nz: 1", [], "# y:\n# - a: 1\n# - b\nz: 1"],
		["stands behind braces", "A: {x: [1,  2], z: 3} # a\nB: 1\n", ["A"], "A: {z: 3} # a # x: [1, 2]\nB: 1\n"],
		["may share its lines", "A: {z: 1, x: [1,\n 2], w: 3}\n", ["A"], "A: {z: 1\n , w: 3} # x: [1, 2]\n"],
		[
			"stands behind the outermost",
			"A: {b: {x: 1, z: 1},\n c: 1}\r\n",
			["A", "b"],
			"A: {b: {z: 1},\n c: 1} # x: 1\r\n",
		],
		["is nothing where no settings stand", "A: 1\n", ["A"], "A: 1\n"],
	])("%s", (_, text, path, after) => {
		expect(changed(text, (file) => file.turnOff(path, (key) => "xy".includes(key)))).toBe(after);
	});
});
