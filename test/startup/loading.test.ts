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
}

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
	for (const late of ["crypto", "worker_threads", "http", "https", "http2", "tls"]) {
		expect(modules).not.toContain(late);
	}
	expect(modules).toContain("tty");
});

test("help and version load no screen", async () => {
	const { files } = await firstFrame("--version");
	expect(files).toContain(partNamed("start"));
	expect(files).not.toContain("main.js");
});
