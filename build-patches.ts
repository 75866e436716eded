// What the build changes in the packages that it bundles: docs/decisions/build-patches.md says why.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { BuildOptions, OnLoadResult, Plugin } from "esbuild";

const root = import.meta.dirname;
const fromRoot = createRequire(join(root, "package.json"));

/** Loads a file with `change` applied; `change` throws when the text it counts on is gone. */
function patch(name: string, filter: RegExp, change: (text: string) => string): Plugin {
	return {
		name,
		setup(build) {
			let seen = 0;
			build.onLoad({ filter }, ({ path }): OnLoadResult => {
				seen++;
				return { contents: change(readFileSync(path, "utf8")), resolveDir: dirname(path), loader: "js" };
			});
			build.onEnd(() => {
				if (seen === 0) throw new Error(`Build step ${name} met no file: has a dependency moved it?`);
			});
		},
	};
}

function replaceOnce(text: string, from: string, to: string): string {
	if (text.split(from).length !== 2) throw new Error(`Expected exactly one «${from}» in a dependency.`);
	return text.replace(from, () => to);
}

/** Yoga's loader fetches its own data URL, which loads Node's whole HTTP client: start its WebAssembly directly. */
const yogaStartsDirectly = patch("yoga", /yoga-layout\/dist\/src\/index\.js$/, (text) => {
	const binary = readFileSync(
		fromRoot.resolve("yoga-layout").replace(/src\/index\.js$/, "binaries/yoga-wasm-base64-esm.js"),
		"utf8",
	);
	const wasm = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/.exec(binary)?.[1];
	if (!wasm) throw new Error("Yoga's WebAssembly is not where it was.");
	return replaceOnce(
		text,
		"wrapAssembly(await loadYoga())",
		`(() => {
			const yoga = { instantiateWasm(imports, done) {
				done(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from("${wasm}", "base64")), imports));
				return {};
			} };
			loadYoga(yoga);
			return wrapAssembly(yoga);
		})()`,
	);
});

const yogaWithoutItsCopy = patch("yoga-binary", /yoga-layout\/dist\/binaries\/.*\.js$/, (text) => {
	const shorter = text.replace(
		/data:application\/octet-stream;base64,[A-Za-z0-9+/=]+/,
		"data:application/octet-stream;base64,",
	);
	if (shorter === text) throw new Error("Yoga's binary carries no data URL any more.");
	return shorter;
});

/**
 * Most text on the screen is plain: its width needs no Unicode tables, and string-width makes its own as soon as it is
 * evaluated. It is evaluated at the first text that needs it. Packages that bring older copies share this one.
 */
const lateStringWidth: Plugin = {
	name: "late-string-width",
	setup(build) {
		const real = fromRoot.resolve("string-width");
		build.onResolve({ filter: /^string-width$/ }, () => ({ path: "string-width", namespace: "late" }));
		build.onLoad({ filter: /.*/, namespace: "late" }, () => ({
			resolveDir: root,
			contents: `
				import { plainWidth } from "./src/text/safe-text.ts";
				let real;
				export default (text, options) =>
					plainWidth(text, options) ?? (real ??= require(${JSON.stringify(real)}).default)(text, options);
			`,
		}));
	},
};

/**
 * Modules of Node's that packages ask for as they load: the size of a terminal that knows its own is never asked of a
 * program, and of the assertions one is used. The rest loads at the first need of it.
 */
const lateNodeModules: Plugin = {
	name: "late-node-modules",
	setup(build) {
		const late: Record<string, string> = {
			"node:child_process": `
				export const execFileSync = (...given) => require("node:child_process").execFileSync(...given);
			`,
			assert: `
				exports.equal = (is, shouldBe, message) => {
					if (is !== shouldBe) require("node:assert").fail(message);
				};
			`,
		};
		const askers = /node_modules\/(terminal-size|signal-exit)\/index\.js$/;
		const seen = new Set<string>();
		build.onResolve({ filter: /^(node:child_process|assert)$/ }, ({ path, importer, namespace }) => {
			if (namespace !== "file" || !askers.test(importer)) return undefined;
			seen.add(path);
			return { path, namespace: "late-node" };
		});
		build.onLoad({ filter: /.*/, namespace: "late-node" }, ({ path }) => ({ contents: late[path] ?? "" }));
		build.onEnd(() => {
			if (seen.size < Object.keys(late).length)
				throw new Error("Who asked for Node's late modules has moved.");
		});
	},
};

/**
 * React is CommonJS: as esbuild takes it, each of the hundred files that import it would make an object of its own with
 * a getter for all that React has.
 */
const oneReact: Plugin = {
	name: "one-react",
	setup(build) {
		build.onResolve({ filter: /^react(\/jsx-runtime)?$/ }, ({ path, kind }) =>
			kind === "import-statement" ? { path, namespace: "whole" } : undefined,
		);
		build.onLoad({ filter: /.*/, namespace: "whole" }, ({ path }) => ({
			resolveDir: root,
			contents: `
				const whole = require(${JSON.stringify(path)});
				export default whole;
				export const { ${Object.keys(fromRoot(path)).join(", ")} } = whole;
			`,
		}));
	},
};

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
 * some screens hold. No cell and no line is ever changed in place, so all empty ones are the same.
 */
const inkKeepsItsCells = patch("ink-cells", /ink\/build\/output\.js$/, (text) => {
	const kept = `import QuickLRU from "quick-lru";
		const empty = { type: "char", value: " ", fullWidth: false, styles: [] };
		let kept;
		const keptCaches = () => {
			if (kept === undefined || kept.widths.size + kept.blockWidths.size > 4096) kept = new OutputCaches();
			return kept;
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
		getStringWidth(text) {`;
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
	];
	const split = /const characterLines = \[\[\]\];[\s\S]*?(?=let lines = )/;
	const cell = /row\.push\(\{\s+type: 'char',\s+value: ' ',\s+fullWidth: false,\s+styles: \[\],\s+\}\);/;
	if (!cell.test(text) || !split.test(text)) throw new Error("Ink makes its cells differently now.");
	return changes.reduce(
		(all, [from, to]) => replaceOnce(all, from, to),
		text.replace(cell, "row.push(empty);").replace(split, ""),
	);
});

/** Ink measures each text once for the layout and remembers it, and then again to draw it. */
const inkMeasuresOnce = patch("ink-width", /ink\/build\/render-node-to-output\.js$/, (text) =>
	replaceOnce(
		replaceOnce(
			text,
			"import widestLine from 'widest-line';",
			"import measureText from './measure-text.js';",
		),
		"widestLine(text)",
		"measureText(text).width",
	),
);

/** Most text holds nothing that Ink must clean out of it, at each measuring and each drawing anew. */
const inkLeavesPlainText = patch("ink-plain", /ink\/build\/squash-text-nodes\.js$/, (text) =>
	replaceOnce(
		text,
		"text = sanitizeAnsi(",
		`if (!/[\\0-\\t\\v-\\x1f\\x7f-\\x9f]/.test(text)) return text;
		text = sanitizeAnsi(`,
	),
);

/** The SDK's tables of shapes are plain arrays that esbuild must take for side effects: mark them as droppable. */
export const droppableShapes = patch(
	"aws-shapes",
	/@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/,
	(text) => {
		let count = 0;
		const marked = text.replace(
			/^((?:export )?var [\w$]+ = )(\[[^;]*?\]);$/gm,
			(_, head: string, shape: string) => {
				count++;
				return `${head}/* @__PURE__ */ (() => ${shape})();`;
			},
		);
		if (count === 0) throw new Error("The SDK's shapes are written differently now.");
		return marked;
	},
);

/** What a bundle with screens in it is made with. */
export const forScreens = {
	define: {
		"process.env.NODE_ENV": '"production"',
		"Intl.Segmenter": "LazySegmenter",
		performance: "steadyClock",
	},
	inject: ["lazy-segmenter.ts", "steady-clock.ts"].map((name) => join(root, "src/text", name)),
	plugins: [
		noDeveloperTools,
		pasteEndsWithCtrlC,
		yogaStartsDirectly,
		yogaWithoutItsCopy,
		lateStringWidth,
		lateNodeModules,
		oneReact,
		inkKeepsItsCells,
		inkMeasuresOnce,
		inkLeavesPlainText,
	],
} satisfies BuildOptions;
