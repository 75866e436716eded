import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { bareEnvironment, PROGRAM } from "../e2e/built-program.ts";
import { newHome } from "../e2e/firstlight.ts";
import { calledProgram } from "../harness/called-program.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";

const dist = join(import.meta.dirname, "../../dist");
const WITNESS = join(import.meta.dirname, "../fixtures/programs/first-frame.cjs");

/** What a run had loaded when it first wrote a word to the terminal. */
interface Loaded {
	/** Files of the program, below its folder. */
	readonly files: string[];
	/** Node's own modules. */
	readonly modules: string[];
	/** Those of Intl's classes that were made. */
	readonly languages: string[];
}

/** All of Node's own modules that may be loaded by then. */
const MODULES = [
	...[
		"async_hooks",
		"buffer",
		"diagnostics_channel",
		"events",
		"fs",
		"module",
		"net",
		"os",
		"path",
		"process",
	],
	...[
		"querystring",
		"stream",
		"stream/promises",
		"string_decoder",
		"timers",
		"timers/promises",
		"tty",
		"url",
	],
	...["util", "util/types", "vm", "zlib"],
];

let program: RunningProgram | undefined;
afterEach(() => program?.dispose());

const firstFrame = (...args: string[]) => loadedBy("firstlight", newHome(), args);

async function loadedBy(word: string, home: string, args: readonly string[]): Promise<Loaded> {
	const report = join(home, "report.json");
	program = startProgram({
		file: process.execPath,
		args: ["--require", WITNESS, join(dist, "firstlight.js"), ...args],
		env: {
			HOME: home,
			PATH: "/nowhere",
			FIRST_FRAME_REPORT: report,
			FIRST_FRAME_WORD: word,
			FIRSTLIGHT_DEMO_SPEED: "200",
		},
		cwd: home,
	});
	await program.waitFor(word);
	return JSON.parse(readFileSync(report, "utf8"));
}

function partNamed(name: string): string {
	const file = readdirSync(join(dist, "parts")).find((each) =>
		new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(each),
	);
	if (file === undefined) throw new Error(`The build made no part called ${name}.`);
	return `parts/${file}`;
}

test("the first frame comes before AWS, execa, the wizard, the demo, the installer and tables of languages are loaded", async () => {
	const { files, modules, languages } = await firstFrame();
	for (const late of [
		"aws-sdk",
		"execa",
		"EngineScreen",
		"pcluster-services",
		"account-server",
		"files-on-disk",
		"pcluster-installer",
	]) {
		expect(files).not.toContain(partNamed(late));
	}
	expect(files).toContain("parts/main.js");
	expect(modules).toContain("tty");
	expect(modules.filter((name) => !name.startsWith("internal/") && !MODULES.includes(name))).toEqual([]);
	expect(languages).toEqual([]);
});

test("a cluster's console comes before what asks its head node is loaded", async () => {
	const home = newHome();
	const env = { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "200" };
	const made = await calledProgram(PROGRAM, ["create", "--demo", "--name", "lsst", "--yes"], { env });
	expect(made.code, made.noted).toBe(0);
	const { files } = await loadedBy("log in to the head node", home, ["--demo", "--cluster", "lsst"]);
	expect(files).toContain(partNamed("EngineScreen"));
	for (const late of ["FirstStepsPage", "QueueScreen", "LogTexts", "head-node"]) {
		expect(files).not.toContain(partNamed(late));
	}
});

/**
 * Whether V8's optimising compiler, some 7 MB of memory, takes up the layout of the first frame: it does from so many
 * bytes of WebAssembly on, counted as often as they run; 13 million where nothing else is said.
 */
async function heatsLayout(fromBytes: number): Promise<boolean> {
	const flags = [
		"--wasm-sync-tier-up",
		"--trace-wasm-compilation-times",
		`--wasm-tiering-budget=${fromBytes}`,
	];
	const home = newHome();
	program = startProgram({
		file: process.execPath,
		args: [...flags, PROGRAM],
		env: { HOME: home, PATH: "/nowhere" },
		cwd: home,
	});
	await program.waitFor("firstlight");
	const output = program.output();
	return output.slice(0, output.indexOf("firstlight")).includes("using TurboFan");
}

test("the layout of the first frame is far from hot: the frames that follow at once have room as well", async () => {
	expect(await heatsLayout(8_000_000)).toBe(false);
});

test("a hot layout would be seen", async () => {
	expect(await heatsLayout(1_000_000)).toBe(true);
});

test("no pattern of all emojis stands where V8 must read it before the first frame", () => {
	const text = readFileSync(join(dist, "parts/main.js"), "utf8");
	expect(text).toContain("p{RGI_Emoji}");
	expect(text).not.toMatch(/[^\\]\\p\{RGI_Emoji\}/);
});

test.each([
	{ asked: ["--version"], parts: [] },
	{ asked: ["--help"], parts: [] },
	{ asked: ["completion", "bash"], parts: ["completion"] },
	{ asked: ["complete", "--", ""], parts: ["known-words"] },
])("$asked loads nothing but the first two files and what answers it", async ({ asked, parts }) => {
	const { files, modules } = await firstFrame(...asked);
	expect(files).toEqual(["firstlight.js", "parts/start.js", ...parts.map(partNamed)]);
	for (const late of ["os", "vm", "zlib"]) expect(modules).not.toContain(late);
});
