import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const SOURCES = ["src", "hooks", "components"];

type Layer = "main" | "adapters" | "demo" | "src" | "hooks" | "ui" | "screens";

/** The files that start the program and put it together. */
const MAIN = [
	...[
		"src/world.ts",
		"src/main.tsx",
		"src/session.ts",
		"src/lines.ts",
		"src/start.ts",
		"src/firstlight.ts",
		"src/version.ts",
	],
	...["src/word-table.ts", "src/known-words.ts", "src/places-here.ts"],
	...["src/known-profiles.ts", "src/known-clusters.ts", "src/known-installed.ts"],
];

function layerOf(path: string): Layer {
	if (MAIN.includes(path)) return "main";
	if (path.startsWith("src/adapters/")) return "adapters";
	if (path.startsWith("src/demo/")) return "demo";
	if (path.startsWith("src/")) return "src";
	if (path.startsWith("hooks/")) return "hooks";
	return path.startsWith("components/ui/") || path === "components/theme.ts" ? "ui" : "screens";
}

const DRAWING = ["react", "ink"];
const PURE_BUILT_INS = ["node:util", "node:path", "node:crypto"];

/** What a layer may import of the outside world. */
const OUTSIDE: Record<Layer, (module: string) => boolean> = {
	main: () => true,
	adapters: (module) => !DRAWING.includes(module),
	demo: (module) => module.startsWith("node:") || ["yaml", "unbash"].includes(module),
	src: (module) => PURE_BUILT_INS.includes(module) || isPureLibrary(module),
	hooks: (module) => DRAWING.includes(module) || isPureLibrary(module),
	ui: (module) => DRAWING.includes(module) || isPureLibrary(module),
	screens: (module) => DRAWING.includes(module) || isPureLibrary(module),
};

/** Which layers a layer may import. */
const INSIDE: Record<Layer, readonly Layer[]> = {
	main: ["main", "adapters", "demo", "src", "hooks", "ui", "screens"],
	adapters: ["adapters", "src"],
	demo: ["demo", "src"],
	src: ["src"],
	hooks: ["hooks", "src"],
	ui: ["ui", "src"],
	screens: ["screens", "ui", "hooks", "src"],
};

/** Only this file of the adapters may import this vendor. */
const VENDORS: readonly [vendor: RegExp, owners: RegExp][] = [
	[/^execa$/, /^src\/adapters\/processes\.ts$/],
	[/^@(aws-sdk|smithy)\//, /^src\/adapters\//],
];

function isPureLibrary(module: string): boolean {
	return [
		"diff",
		"string-width",
		"cli-truncate",
		"wrap-ansi",
		"@leeoniya/ufuzzy",
		"yaml",
		// The whole of it brings its messages in all languages, half a megabyte.
		"zod/mini",
		"smol-toml",
	].includes(module);
}

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder)).flatMap((name) => {
		const path = posix.join(folder, name);
		if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
		return /\.tsx?$/.test(name) ? [path] : [];
	});
}

/** Modules that a text names in any form of import. */
function importsIn(text: string): string[] {
	const found = text.matchAll(
		/(?:\bfrom\s*(?=["'])|^import\s*|\b(?:import|require)\s*\(\s*(?=["'`]))(["'`])([^"'`\n]+)\1/gm,
	);
	return [...found].map((match) => match[2] ?? "");
}

function importsOf(path: string): string[] {
	return importsIn(readFileSync(join(root, path), "utf8"));
}

const files = SOURCES.flatMap(filesBelow);

function faultsOf(path: string): string[] {
	const layer = layerOf(path);
	return importsOf(path).flatMap((module) => {
		if (module.startsWith(".")) {
			const target = posix.join(posix.dirname(path), module);
			if (target === "package.json") return layer === "main" ? [] : [`${path} reads package.json`];
			return INSIDE[layer].includes(layerOf(target)) ? [] : [`${path} (${layer}) imports ${target}`];
		}
		if (!OUTSIDE[layer](module)) return [`${path} (${layer}) imports ${module}`];
		return VENDORS.filter(
			([vendor, owners]) => vendor.test(module) && layer !== "main" && !owners.test(path),
		).map(() => `${path} imports ${module}, which is another file's`);
	});
}

describe("the shape of the code", () => {
	test("there is something to look at", () => {
		expect(files.length).toBeGreaterThan(20);
		expect(files.flatMap(importsOf).length).toBeGreaterThan(50);
	});

	test("imports go the way of the map", () => {
		expect(files.flatMap(faultsOf)).toEqual([]);
	});

	test("the environment is read only where the program starts and in adapters", () => {
		const readers = files.filter((path) => /\bprocess\.env\b/.test(readFileSync(join(root, path), "utf8")));
		expect(readers.filter((path) => !["main", "adapters", "demo"].includes(layerOf(path)))).toEqual([]);
	});

	test("no file exceeds 300 lines", () => {
		const long = files.filter((path) => readFileSync(join(root, path), "utf8").split("\n").length > 301);
		expect(long).toEqual([]);
	});

	test("no default exports, no barrels", () => {
		const barrels = files.filter((path) => /(^|\/)index\.tsx?$/.test(path));
		const defaults = files.filter((path) =>
			/^export default\b/m.test(readFileSync(join(root, path), "utf8")),
		);
		expect([...barrels, ...defaults]).toEqual([]);
	});
});

/** The folders and root files of src, lowest first: each imports only from itself and from those above it here. */
const ROOMS = [
	"version.ts",
	"text",
	"ports",
	"keys",
	"list",
	"cluster",
	"pcluster",
	"rules",
	"questions",
	"cost",
	"config",
	"engine",
	"wizard",
	"checks",
	"diagnosis",
	"runs",
	"leftovers",
	"login",
	"logs",
	"slurm",
	"transfer",
	"console",
	"progress",
	"install",
	"start",
	"flow",
	"demo-version.ts",
	"setting-rows.ts",
	"settings-file.ts",
	"places.ts",
	"settings.ts",
	"services",
	"commands",
	"plain",
	"adapters",
	"demo",
	"word-table.ts",
	"places-here.ts",
	"known-profiles.ts",
	"known-clusters.ts",
	"known-installed.ts",
	"known-words.ts",
	"world.ts",
	"main.tsx",
	"lines.ts",
	"session.ts",
	"start.ts",
	"firstlight.ts",
];

function roomOf(path: string): string | undefined {
	return /^src\/([^/]+)/.exec(path)?.[1];
}

/** Imports in `text`, the file at `path`, that lead to a higher room. */
function upwardsIn(path: string, text: string): string[] {
	const place = (at: string) => ROOMS.indexOf(roomOf(at) ?? "");
	return importsIn(text)
		.filter((module) => module.startsWith("."))
		.map((module) => posix.join(posix.dirname(path), module))
		.filter((target) => roomOf(target) !== undefined && place(target) > place(path));
}

describe("the rooms of src", () => {
	const inside = files.filter((path) => roomOf(path) !== undefined);

	test("have each a place in the order", () => {
		expect(new Set(inside.map(roomOf))).toEqual(new Set(ROOMS));
	});

	test("import only what lies below them, types too", () => {
		const found = inside.flatMap((path) =>
			upwardsIn(path, readFileSync(join(root, path), "utf8")).map((target) => `${path} imports ${target}`),
		);
		expect(found).toEqual([]);
	});

	test.each([
		'import { startRun } from "../runs/start-run.ts";',
		'import type { Run } from "../runs/run.ts";',
		'import {\n\ttype Run,\n} from "../runs/run.ts";',
		'import * as run from "../runs/run.ts";',
		'import "../runs/run.ts";',
		'export { startRun } from "../runs/start-run.ts";',
		'export * from "../runs/run.ts";',
		'export type { Run } from "../runs/run.ts";',
		'const { startRun } = await import("../runs/start-run.ts");',
		"const late = import(\n\t`../runs/start-run.ts`\n);",
		'readonly run: import("../runs/run.ts").Run;',
		'type Late = typeof import("../runs/run.ts");',
		'import { main } from "../main.tsx";',
	])("would be noticed: %s", (line) => {
		expect(upwardsIn("src/list/list-state.ts", line)).toHaveLength(1);
	});

	test.each([
		'import { cut } from "../text/fit.ts";',
		'import type { Option } from "./option.ts";',
		'import { Box } from "ink";',
	])("may be written: %s", (line) => {
		expect(upwardsIn("src/list/list-state.ts", line)).toEqual([]);
	});
});

/**
 * Where versions of pcluster may be told apart: the table, the dialects and writers, what joins them, the table of
 * the installation, and the demo, which plays both versions.
 */
const KNOWS_VERSIONS = [
	/^src\/pcluster\/(profile|profile-for|since|version-facts|version-number|foreign-cluster)\.ts$/,
	/^src\/(pcluster|config)\/[a-z-]+-v[23]\.ts$/,
	/^src\/engine\/engine-for\.ts$/,
	/^src\/install\//,
	/^src\/demo\//,
];

/** A question for the version: comparing majors, counting in versions, or a version spelt out in a condition. */
const ASKS_VERSION = [
	/\bmajor\s*(?:[!=]==?|[<>]=?)/,
	/[!=]==?\s*(?:\w+\.)*major\b/,
	/\bswitch\s*\([^)]*(?:major|[vV]ersion)/,
	/\b(?:compareVersions|versionNumberOf)\b/,
	/\b[vV]ersion\w*\)?\s*(?:[!=]==?\s*["'`]\d|[<>]=?\s)/,
	/\b[vV]ersion\w*\.(?:startsWith|includes|match|split)\(/,
	/\/\^?v?[23](?:\\\.|\.)[^/\n]*\/[a-z]*\.test\(/,
];

describe("versions of pcluster", () => {
	const asks = (text: string) =>
		text.split("\n").filter((line) => ASKS_VERSION.some((sign) => sign.test(line)) && !/^\s*\*/.test(line));

	test("are told apart only in the table, the dialects and the writers", () => {
		const others = files.filter((path) => !KNOWS_VERSIONS.some((known) => known.test(path)));
		const found = others.flatMap((path) =>
			asks(readFileSync(join(root, path), "utf8")).map((line) => `${path}: ${line.trim()}`),
		);
		expect(found).toEqual([]);
	});

	test.each([
		"if (profile.major === 3) return;",
		"const isNew = 2 !== engine.profile.major;",
		"return profile.major > 2 ? a : b;",
		"switch (profile.major) {",
		'if (profile.version === "2.4.1") return;',
		"if (compareVersions(a, b) > 0) return;",
		'if (version.startsWith("3.")) return;',
		"if (/^3\\./.test(found)) return;",
	])("would be noticed: %s", (line) => {
		expect(asks(line)).toEqual([line]);
	});

	test.each([
		"if (view.version !== profile.version) {",
		'if (version !== undefined) throw usage("no version");',
		"readonly major: 2 | 3;",
	])("may be named: %s", (line) => {
		expect(asks(line)).toEqual([]);
	});
});

describe("the tests themselves", () => {
	const tests = filesBelow("test").filter((path) => path !== "test/architecture.test.ts");

	test("replace no modules and skip nothing for good", () => {
		const forbidden = /\bvi\.(mock|doMock)\(|\b(test|it|describe)\.(skip|only|todo)\(/;
		expect(tests.filter((path) => forbidden.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
	});
});
