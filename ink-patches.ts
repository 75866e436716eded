// What the build changes in Ink: docs/decisions/build-patches.md says why.
import type { Plugin } from "esbuild";
import { patch, replaceOnce } from "./patch-step.ts";

/** Ink's door to React's developer tools, which are not part of the program. */
const noDeveloperTools = patch("ink-devtools", /ink\/build\/reconciler\.js$/, (text) =>
	replaceOnce(
		replaceOnce(text, "await import('./devtools.js');", ""),
		"await loadPackageJson()",
		"packageInfo",
	),
);

/** A paste whose end got lost swallows every key that follows: Ctrl-C ends it. */
const pasteEndsWithCtrlC = patch("ink-paste", /ink\/build\/input-parser\.js$/, (text) =>
	replaceOnce(
		text,
		`if (endIndex === -1) {
                return pendingFrom(escapeIndex);`,
		`if (endIndex === -1) {
                const leave = input.indexOf("\\u0003", afterStart);
                if (leave === -1) return pendingFrom(escapeIndex);
                index = leave;
                continue;`,
	),
);

/**
 * From one frame to the next most text is the same: what its characters are and how wide they are is kept, as much as
 * some screens hold, and so are the cells that a text was last drawn as, and the words of a row while its cells stay.
 * No cell and no line is ever changed in place, so all empty ones are the same.
 */
const keepsItsCells = patch("ink-cells", /ink\/build\/output\.js$/, (text) => {
	const kept = `import QuickLRU from "quick-lru";
		const empty = { type: "char", value: " ", fullWidth: false, styles: [] };
		let kept;
		const keptCaches = () => {
			if (kept === undefined || kept.widths.size + kept.blockWidths.size > 4096) kept = new OutputCaches();
			return kept;
		};
		const isSame = (one, other) =>
			one.text === other.text && one.x === other.x && one.y === other.y &&
			one.clip?.x1 === other.clip?.x1 && one.clip?.x2 === other.clip?.x2 &&
			one.clip?.y1 === other.clip?.y1 && one.clip?.y2 === other.clip?.y2 &&
			hasSame(one.transformers, other.transformers);
		const hasSame = (one, other) => {
			if (one.length !== other.length) return false;
			for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false;
			return true;
		};
		const rows = [];
		const rowText = (cells, y, write) => {
			if (rows[y] === undefined || !hasSame(rows[y].cells, cells)) rows[y] = { cells, text: write(cells) };
			return rows[y].text;
		};
		class OutputCaches {`;
	const lines = `getLines(text) {
			const cached = this.lines.get(text);
			if (cached !== undefined) return cached;
			const rows = [[]];
			for (const character of this.getStyledChars(text)) {
				if (character.value === "\\n") rows.push([]);
				else rows.at(-1).push(character);
			}
			const lines = rows.map((row) => styledCharsToString(row));
			this.lines.set(text, lines);
			return lines;
		}
		getStringWidth(text) {
			if (text.length === 1 && text >= " " && text <= "~") return 1;`;
	const changes: readonly [from: string, to: string][] = [
		["caches = new OutputCaches();", "caches = keptCaches();"],
		[
			"styledChars = new Map();",
			`styledChars = new QuickLRU({ maxSize: 512 });\n\tlines = new QuickLRU({ maxSize: 512 });`,
		],
		["class OutputCaches {", kept],
		["getStringWidth(text) {", lines],
		[
			"let lines = characterLines.map(line => styledCharsToString(line));",
			"let lines = this.caches.getLines(text);",
		],
		[
			"return this.sliceLineToColumns(line, from, to);",
			"return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);",
		],
		["const { transformers } = options;", "const { transformers, node } = options;"],
		["            transformers,\n        });", "            transformers,\n            node,\n        });"],
		["applyWriteOperation(output, operation, clip) {", "linesOf(operation, clip) {"],
		[
			`for (let [index, line] of lines.entries()) {
            const currentLine = output[y + index];`,
			`return lines.map((line, index) => {
				for (const transformer of transformers) line = transformer(line, index + y - operation.y);
				return { x, y: y + index, characters: this.caches.getStyledChars(line) };
			});
		}
		keptLines(operation, clip) {
			const { node } = operation;
			operation.clip = clip;
			if (node?.internal_drawn !== undefined && isSame(node.internal_drawn, operation)) return node.internal_drawn.lines;
			operation.lines = this.linesOf(operation, clip) ?? [];
			if (node !== undefined) node.internal_drawn = operation;
			return operation.lines;
		}
		applyWriteOperation(output, operation, clip) {
			for (const { x, y, characters } of this.keptLines(operation, clip)) {
            const currentLine = output[y];`,
		],
		[
			`for (const transformer of transformers) {
                line = transformer(line, index + y - operation.y);
            }
            const characters = this.caches.getStyledChars(line);`,
			"",
		],
		[
			".map(line => {\n            // See",
			".map((cells, y) => rowText(cells, y, line => {\n            // See",
		],
		[
			"styledCharsToString(lineWithoutEmptyItems).trimEnd();\n        })",
			"styledCharsToString(lineWithoutEmptyItems).trimEnd();\n        }))",
		],
	];
	const split = /const characterLines = \[\[\]\];[\s\S]*?(?=let lines = )/;
	const cell = /row\.push\(\{\s+type: 'char',\s+value: ' ',\s+fullWidth: false,\s+styles: \[\],\s+\}\);/;
	if (!cell.test(text) || !split.test(text)) throw new Error("Ink makes its cells differently now.");
	return changes.reduce(
		(all, [from, to]) => replaceOnce(all, from, to),
		text.replace(cell, "row.push(empty);").replace(split, ""),
	);
});

/** What a text says is put together when it, or a text within it, has changed: by then Ink has it measured again, too. */
const keepsItsWords = [
	patch("ink-dirty", /ink\/build\/dom\.js$/, (text) =>
		replaceOnce(
			text,
			"const markNodeAsDirty = (node) => {",
			`const markNodeAsDirty = (node) => {
				for (let text = node; text !== undefined; text = text.parentNode) text.internal_words = undefined;`,
		),
	),
	patch("ink-words", /ink\/build\/squash-text-nodes\.js$/, (text) => {
		const changes: readonly [from: string, to: string][] = [
			[
				"let text = '';",
				"if (node.internal_words !== undefined) return node.internal_words;\n    let text = '';",
			],
			// Most text holds nothing that Ink must clean out of it.
			[
				"text = sanitizeAnsi(",
				`if (!/[\\0-\\t\\v-\\x1f\\x7f-\\x9f]/.test(text)) return (node.internal_words = text);
				text = sanitizeAnsi(`,
			],
			["return text;\n};", "return (node.internal_words = text);\n};"],
		];
		return changes.reduce((all, [from, to]) => replaceOnce(all, from, to), text);
	}),
];

/** Ink measures each text once for the layout and remembers it, and then again to draw it. */
const measuresOnce = patch("ink-width", /ink\/build\/render-node-to-output\.js$/, (text) =>
	replaceOnce(
		replaceOnce(
			replaceOnce(
				text,
				"import widestLine from 'widest-line';",
				"import measureText from './measure-text.js';",
			),
			"widestLine(text)",
			"measureText(text).width",
		),
		"output.write(x, y, text, { transformers: newTransformers });",
		"output.write(x, y, text, { transformers: newTransformers, node });",
	),
);

export const inkPatches: readonly Plugin[] = [
	noDeveloperTools,
	pasteEndsWithCtrlC,
	keepsItsCells,
	...keepsItsWords,
	measuresOnce,
];
