// What the build changes in the packages that it bundles: docs/decisions/build-patches.md says why.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { inkPatches } from "./ink-patches.ts";
import { patch, replaceOnce } from "./patch-step.ts";

const root = import.meta.dirname;
const fromRoot = createRequire(join(root, "package.json"));

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
		yogaStartsDirectly,
		yogaWithoutItsCopy,
		lateStringWidth,
		lateNodeModules,
		oneReact,
		...inkPatches,
	],
} satisfies BuildOptions;
