import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newHome } from "../e2e/firstlight.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";

const dist = join(import.meta.dirname, "../../dist");
const WITNESS = join(import.meta.dirname, "../fixtures/programs/first-frame.cjs");

/** What a run had loaded when it first wrote to the terminal. */
interface FirstFrame {
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

async function firstFrame(...args: string[]): Promise<FirstFrame> {
	const home = newHome();
	const report = join(home, "report.json");
	program = startProgram({
		file: process.execPath,
		args: ["--require", WITNESS, join(dist, "firstlight.js"), ...args],
		env: { HOME: home, PATH: "/nowhere", FIRST_FRAME_REPORT: report },
		cwd: home,
	});
	await program.waitFor("firstlight");
	return JSON.parse(readFileSync(report, "utf8"));
}

function partNamed(name: string): string {
	const file = readdirSync(join(dist, "parts")).find((each) =>
		new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(each),
	);
	if (file === undefined) throw new Error(`The build made no part called ${name}.`);
	return `parts/${file}`;
}

test("the first frame comes before AWS, execa, the wizard, the demo and the installer are loaded", async () => {
	const { files, modules } = await firstFrame();
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
	expect(files).toContain("main.js");
	expect(modules).toContain("tty");
	expect(modules.filter((name) => !name.startsWith("internal/") && !MODULES.includes(name))).toEqual([]);
});

test("the first frame needs no tables of languages", async () => {
	const { languages } = await firstFrame();
	expect(languages).toEqual([]);
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
