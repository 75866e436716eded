// Bundles the program into dist/: the entry, the screens and the AWS code in files of their own, so that each loads
// only when it is needed, and the licences of everything bundled.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type OnLoadResult, type Plugin, type TransformOptions, transform } from "esbuild";
import { droppableShapes, forScreens } from "./build-patches.ts";
import { licencesOf } from "./licences.ts";
import { manPage } from "./man-page.ts";
import { wordTable } from "./src/word-table.ts";

const root = import.meta.dirname;

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
		"parts/main": "src/main.tsx",
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
	...forScreens,
	define: { ...forScreens.define, "process.env.FIRSTLIGHT_BUILD": JSON.stringify(BUILD) },
	plugins: [...forScreens.plugins, droppableShapes, wordsAreKnown],
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
	// V8 reads each pattern as it reads the text around it, and that of all emojis takes as long as all other text together.
	supported: { "dynamic-import": false, "regexp-set-notation": false },
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
joinWhatTheFirstFrameLoads();
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
	for (const name of ["known-profiles", "known-clusters", "known-installed"]) joinInto([partNamed(name)]);
	const [command, words] = [partNamed("complete"), partNamed("known-words")];
	joinInto([words, command]);
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
	const names = joinInto([start]);
	for (const path of parts.keys()) if (path !== start && names.has(basename(path))) parts.delete(path);
	for (const [path, code] of parts)
		if (path !== start)
			parts.set(
				path,
				withJoined(code, names, (folder) => `require("${folder}start.js").joined`),
			);
}

/**
 * What the screens need for their first frame is one file beside what is there before them. Where something else than the
 * screens may ask for one of its parts, that is a file as well: `src/adapters/code-cache.ts` gives the screens their own.
 */
function joinWhatTheFirstFrameLoads(): void {
	const all = [...parts.keys()];
	const entry = (name: string) => {
		const source = `src/${name}`;
		const path = all.find((one) => metafile.outputs[one]?.entryPoint === source);
		if (path === undefined) throw new Error(`No part begins with ${source} any more.`);
		return path;
	};
	const before = ["session.ts", "adapters/code-cache.ts"].flatMap((name) => [...needsOf(entry(name))]);
	const main = entry("main.tsx");
	const names = joinInto([main], new Set(before));
	const others = ["start.ts", "demo/pcluster.ts"].flatMap((name) => [...needsOf(entry(name), true)]);
	for (const path of all)
		if (path !== main && names.has(basename(path)) && !others.includes(path)) parts.delete(path);
}

/** The part with all that it imports; with `late`, also what it loads later. */
function needsOf(path: string, late = false, needs = new Set<string>()): ReadonlySet<string> {
	if (needs.has(path)) return needs;
	needs.add(path);
	for (const { path: needed, kind } of metafile.outputs[path]?.imports ?? [])
		if (late || kind === "import-statement") needsOf(needed, late, needs);
	return needs;
}

/**
 * The first of these parts, the others, and what they import but for what stands `apart` become one file, since a file
 * costs more than its lines; the names of all of them.
 */
function joinInto(doors: readonly [string, ...string[]], apart = new Set<string>()): ReadonlySet<string> {
	const [door] = doors;
	const joined = new Map<string, string>();
	const take = (path: string) => {
		for (const { path: needed, kind } of metafile.outputs[path]?.imports ?? [])
			if (
				kind === "import-statement" &&
				parts.has(needed) &&
				!apart.has(needed) &&
				!joined.has(basename(needed))
			)
				take(needed);
		joined.set(basename(path), parts.get(path) ?? "");
	};
	for (const path of doors) take(path);
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
