// Bundles the program into dist/: the entry, the screens and the AWS code in files of their own, so that each loads
// only when it is needed, and the licences of everything bundled.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { build, type OnLoadResult, type Plugin, type TransformOptions, transform } from "esbuild";
import { licencesOf } from "./licences.ts";
import { manPage } from "./man-page.ts";
import { wordTable } from "./src/word-table.ts";

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

/** The SDK's tables of shapes are plain arrays that esbuild must take for side effects: mark them as droppable. */
const droppableShapes = patch(
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

/** What completion may offer is worked out here, once: to do so loads every command. */
const wordsAreKnown: Plugin = {
	name: "word-table",
	setup(build) {
		build.onLoad({ filter: /src\/word-table\.ts$/ }, async (): Promise<OnLoadResult> => {
			const table = JSON.stringify(await wordTable());
			return { contents: `export const wordTable = async () => JSON.parse(${JSON.stringify(table)});` };
		});
	},
};

/** Stands in the text for the hash of all parts until that is known. */
const BUILD = "@build@";
const finished = join(root, "dist");
/** Made beside and then put in place, so that a program that runs from the old one meets no half-made folder. */
const outdir = join(root, `dist.${process.pid}`);
const { metafile } = await build({
	entryPoints: {
		"parts/start": "src/start.ts",
		main: "src/main.tsx",
		"demo/pcluster": "src/demo/pcluster.ts",
	},
	absWorkingDir: root,
	outdir,
	bundle: true,
	splitting: true,
	platform: "node",
	format: "esm",
	target: "esnext",
	minify: true,
	keepNames: false,
	jsx: "automatic",
	mainFields: ["module", "main"],
	charset: "ascii",
	legalComments: "none",
	metafile: true,
	chunkNames: "parts/[name]-[hash]",
	define: {
		"process.env.NODE_ENV": '"production"',
		"Intl.Segmenter": "LazySegmenter",
		performance: "steadyClock",
		"process.env.FIRSTLIGHT_BUILD": JSON.stringify(BUILD),
	},
	inject: ["src/text/lazy-segmenter.ts", "src/text/steady-clock.ts"],
	plugins: [
		noDeveloperTools,
		pasteEndsWithCtrlC,
		yogaStartsDirectly,
		yogaWithoutItsCopy,
		lateStringWidth,
		lateNodeModules,
		oneReact,
		droppableShapes,
		wordsAreKnown,
	],
	logLevel: "warning",
});
/**
 * A whole module of Node's, taken as it is: made CommonJS by esbuild, each such import would copy all of the module's
 * properties, eighteen times over before the first frame.
 */
const takesWholeModules = (text: string) =>
	text.replace(/\bimport ([\w$]+) from"(node:[\w/]+)";/g, (_, name: string, id: string) => {
		return `var ${name}=require("${id}");`;
	});

// Parts as CommonJS: Node loads them faster, and gives only as much of its own modules as is used.
const asCommonJs: TransformOptions = {
	format: "cjs",
	platform: "node",
	target: "esnext",
	supported: { "dynamic-import": false },
	minify: true,
	charset: "ascii",
	define: {
		"import.meta.dirname": "__dirname",
		"import.meta.filename": "__filename",
		"import.meta.url": "__filename",
	},
};
const parts = new Map<string, string>();
for (const path of Object.keys(metafile.outputs).sort()) {
	const { code } = await transform(takesWholeModules(readFileSync(join(root, path), "utf8")), asCommonJs);
	parts.set(path, code);
	rmSync(join(root, path));
}
joinWhatEachCallLoads();
joinWhatTabLoads();
const hash = createHash("sha256")
	.update([...parts.values()].join("\n"))
	.digest("hex")
	.slice(0, 16);
for (const [path, code] of parts) writeFileSync(join(root, path), code.replaceAll(BUILD, hash));
// Not bundled: what each part needs first is younger than the Node that this one must still be understood by.
const first = readFileSync(join(root, "src/firstlight.ts"), "utf8").replace("./start.ts", "./parts/start.js");
const { code } = await transform(first, { ...asCommonJs, loader: "ts" });
writeFileSync(join(outdir, "firstlight.js"), code, { mode: 0o755 });
writeFileSync(join(outdir, "package.json"), '{"type":"commonjs"}\n');
cpSync(join(root, "src/commands/schemas"), join(outdir, "schemas"), { recursive: true });
mkdirSync(join(outdir, "man"));
writeFileSync(join(outdir, "man/firstlight.1"), await manPage());
writeFileSync(join(outdir, "THIRD-PARTY-LICENCES.txt"), licencesOf(Object.keys(metafile.inputs), root));
rmSync(finished, { recursive: true, force: true });
renameSync(outdir, finished);

/** A person waits at each Tab: the command is one file with what it always asks, and each kind of answer is another. */
function joinWhatTabLoads(): void {
	const partNamed = (name: string) => {
		const path = [...parts.keys()].find((one) => basename(one).replace(/-\w+\.js$/, "") === name);
		if (path === undefined) throw new Error(`Completion has no part ${name} any more.`);
		return path;
	};
	for (const name of ["known-profiles", "known-clusters", "known-installed"]) joinInto(partNamed(name));
	const [command, words] = [partNamed("complete"), partNamed("known-words")];
	joinInto(words, command);
	parts.delete(command);
	const start = `${basename(outdir)}/parts/start.js`;
	const here = `require("./${basename(words)}").joined`;
	parts.set(
		start,
		withJoined(parts.get(start) ?? "", new Set([basename(command)]), () => here),
	);
}

/** What each call loads is one file, for others as well. */
function joinWhatEachCallLoads(): void {
	const start = `${basename(outdir)}/parts/start.js`;
	const names = joinInto(start);
	for (const path of parts.keys()) if (path !== start && names.has(basename(path))) parts.delete(path);
	for (const [path, code] of parts)
		if (path !== start)
			parts.set(
				path,
				withJoined(code, names, (folder) => `require("${folder}start.js").joined`),
			);
}

/** The part and those that it imports become one file, since a file costs more than its lines; the names of all of them. */
function joinInto(door: string, ...more: readonly string[]): ReadonlySet<string> {
	const joined = new Map<string, string>();
	const take = (path: string) => {
		for (const { path: needed, kind } of metafile.outputs[path]?.imports ?? [])
			if (kind === "import-statement" && parts.has(needed) && !joined.has(basename(needed))) take(needed);
		joined.set(basename(path), parts.get(path) ?? "");
	};
	for (const path of [door, ...more]) take(path);
	const names = new Set(joined.keys());
	const modules = [...joined].map(
		([name, code]) =>
			`joined["${name}"]=(module=>{${withJoined(code, names, () => "joined")};return module.exports})({});`,
	);
	const own = `joined["${basename(door)}"]`;
	parts.set(door, `var joined={};${modules.join("\n")}module.exports={...${own},joined};`);
	return names;
}

/** The text with what it requires of these parts taken from where they are joined. */
function withJoined(text: string, names: ReadonlySet<string>, from: (folder: string) => string): string {
	return text.replace(/require\("(\.[^"]*\/)([^/"]+)"\)/g, (whole, folder: string, name: string) =>
		names.has(name) ? `${from(folder)}["${name}"]` : whole,
	);
}
