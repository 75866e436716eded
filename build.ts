// Bundles the program into dist/: the entry, the screens and the AWS code in files of their own, so that each loads
// only when it is needed, and the licences of everything bundled.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, type Metafile, type OnLoadResult, type Plugin } from "esbuild";

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
		`wrapAssembly(await loadYoga({ instantiateWasm(imports, done) {
			done(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from("${wasm}", "base64")), imports));
			return {};
		} }))`,
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

/** Most text on the screen is plain: its width needs no Unicode tables. */
const plainTextWidth = patch("string-width", /node_modules\/string-width\/index\.js$/, (text) => {
	const head = "function unicodeWidth(string, ambiguousIsNarrow) {";
	const patched = replaceOnce(
		text,
		head,
		`${head}\nif (ambiguousIsNarrow && isSafeText(string)) return string.length;`,
	);
	return `import { isSafeText } from ${JSON.stringify(join(root, "src/startup/safe-text.ts"))};\n${patched}`;
});

/** Ink's door to React's developer tools, which are not part of the program. */
const noDeveloperTools = patch("ink-devtools", /ink\/build\/reconciler\.js$/, (text) =>
	replaceOnce(text, "await import('./devtools.js');", ""),
);

/** Several packages bring older copies of string-width; one is enough. */
const oneStringWidth: Plugin = {
	name: "one-string-width",
	setup(build) {
		build.onResolve({ filter: /^string-width$/ }, () => ({ path: fromRoot.resolve("string-width") }));
	},
};

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

/** The licence text of every package that went into the bundle. */
function licencesOf(metafile: Metafile): string {
	const folders = new Set<string>();
	for (const input of Object.keys(metafile.inputs)) {
		const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
		if (folder) folders.add(folder);
	}
	return [...folders]
		.sort()
		.map(licenceOf)
		.join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
	const about = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
	const head = `${about.name} ${about.version} (${about.license ?? "see text"})`;
	for (const name of [
		"LICENSE",
		"license",
		"LICENSE.md",
		"LICENSE.txt",
		"license.md",
		"LICENCE",
		"License",
	]) {
		try {
			return `${head}\n\n${readFileSync(join(root, folder, name), "utf8").trim()}\n`;
		} catch {
			// Another spelling, or none: the package's own statement stands above.
		}
	}
	return `${head}\n`;
}

const finished = join(root, "dist");
/** Made beside and then put in place, so that a program that runs from the old one meets no half-made folder. */
const outdir = join(root, `dist.${process.pid}`);
const { metafile } = await build({
	entryPoints: { firstlight: "src/firstlight.ts", "demo/pcluster": "src/demo/pcluster.ts" },
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
	},
	inject: ["src/startup/lazy-segmenter.ts"],
	banner: {
		js: '#!/usr/bin/env node\nimport{createRequire as makeRequire}from"module";const require=makeRequire(import.meta.url);',
	},
	plugins: [
		noDeveloperTools,
		yogaStartsDirectly,
		yogaWithoutItsCopy,
		oneStringWidth,
		plainTextWidth,
		droppableShapes,
	],
	logLevel: "warning",
});
writeFileSync(join(outdir, "THIRD-PARTY-LICENCES.txt"), licencesOf(metafile));
rmSync(finished, { recursive: true, force: true });
renameSync(outdir, finished);
