import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Screen } from "../pty/screen.ts";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { demo, firstlight, newHome, putProgram } from "./firstlight.ts";
import { FIRST_QUESTION } from "./walk.ts";

async function expectSane(program: RunningProgram): Promise<void> {
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
}

test("after each change of its size the whole screen is drawn, whatever stood on the terminal, and SIGINT gives that back", async () => {
	const program = demo({ home: newHome() });
	await program.waitFor("enter set up a cluster");
	await program.waitForGone(/looking …|Looking for clusters/);
	// This row comes last.
	await program.waitFor(/fits my volumes +≈/);
	for (const [cols, rows] of [
		[80, 24],
		[80, 30],
		[79, 30],
		[110, 24],
	] as const) {
		const before = program.output().length;
		// Of one to its own size, as after a change there and back, only the signal tells.
		if (cols === 80 && rows === 24) process.kill(program.pid, "SIGWINCH");
		else program.resize(cols, rows);
		const since = () => program.output().slice(before);
		await program.waitFor(() => since().includes("\u001b[H\u001b[J"));
		const spoilt = new Screen(cols, rows, () => {});
		await spoilt.write("remains ".repeat(cols * rows));
		await spoilt.write(since());
		expect(spoilt.rows(), `${cols}×${rows}`).toEqual(program.screen());
		expect(spoilt.rows()[0]).toMatch(/^ firstlight/);
	}
	process.kill(program.pid, "SIGINT");
	expect((await program.exit()).code).toBe(130);
	await expectSane(program);
});

test("Ctrl-C leaves after a long paste without marks, arrow keys that are stuck, and a paste whose end got lost", async () => {
	const program = demo({ home: newHome() });
	await program.waitFor("enter set up a cluster");
	program.send("x".repeat(5_000));
	program.send("\u001b[A".repeat(3_000));
	program.send("\u001b[200~lsst");
	program.press("ctrl-c");
	expect(await program.exit()).toEqual({ code: 0, signal: undefined });
	await expectSane(program);
});

describe("what there may not be", () => {
	test("neither credentials nor pcluster: both said in a line, and Enter opens the demo", async () => {
		const program = firstlight({ home: newHome() });
		await program.waitFor(/pcluster .*(not found|missing|none)/i);
		await program.waitFor(/credentials/i);
		await program.waitFor("enter open the demo");
		program.press("enter");
		await program.waitFor("DEMO");
		await program.waitFor("enter set up a cluster");
	});

	test("a broken pcluster is shown with its cause, not with a stack trace", async () => {
		const home = newHome();
		const broken = putProgram(
			join(home, "bin"),
			"pcluster",
			"#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho \"ModuleNotFoundError: No module named 'pkg_resources'\" >&2\nexit 1\n",
		);
		const program = firstlight({ home, args: ["--pcluster", broken], cols: 120, rows: 40 });
		await program.waitFor(/setuptools/);
		expect(program.screen().join("\n")).not.toContain("Traceback");
	});

	test("a dead endpoint is one sentence; the demo stays open", async () => {
		const program = firstlight({
			home: newHome(),
			env: {
				AWS_ENDPOINT_URL: "http://127.0.0.1:9",
				AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
				AWS_SECRET_ACCESS_KEY: "secret",
				AWS_DEFAULT_REGION: "eu-west-2",
			},
			cols: 120,
			rows: 40,
		});
		await program.waitFor(/could not be reached|not reach|no answer/i);
	});

	test("no UTF-8: all is drawn in ASCII", async () => {
		const program = demo({ home: newHome(), env: { LC_ALL: "C" } });
		await program.waitFor("enter set up a cluster");
		program.press("enter");
		await program.waitFor(FIRST_QUESTION);
		await program.waitFor(/^ *> \S/m);
		expect(program.output()).toMatch(/^[\0-\x7f]*$/);
		expect(program.output()).toContain("-".repeat(80));
	});

	test("no terminal: a sentence and exit code 1, nothing drawn", async () => {
		const child = spawn(process.execPath, [PROGRAM, "--demo"], { env: bareEnvironment(newHome()) });
		let [out, err] = ["", ""];
		child.stdout.on("data", (data) => {
			out += data;
		});
		child.stderr.on("data", (data) => {
			err += data;
		});
		const code = await new Promise((resolve) => child.on("close", resolve));
		expect(code).toBe(1);
		expect(out).toBe("");
		expect(err).toMatch(/terminal/);
		expect(err.trim().split("\n")).toHaveLength(1);
	});

	test("a home folder in which nothing can be made is no hindrance, and the missing log is told", async () => {
		const program = firstlight({ home: newHome(), env: { HOME: "/proc" }, cols: 120, rows: 60 });
		await program.waitFor(/! Log file +cannot be written/);
		await program.waitFor("? explain");
		program.press("?");
		await program.waitFor("a folder of its path does not exist");
		program.press("ctrl-c");
		await program.exit();
		expect(program.transcript().join("\n")).not.toMatch(/^\s+at /m);
		await expectSane(program);
	});

	test("the demo says that it has no folder where none can be made", async () => {
		const program = demo({ home: newHome(), env: { HOME: "/proc" }, cols: 120, rows: 40 });
		await program.exit();
		expect(program.transcript().join("\n")).toContain("Set XDG_STATE_HOME to a folder of yours");
		await expectSane(program);
	});

	test("a home folder that does not exist, or cannot be one", async () => {
		const home = newHome();
		writeFileSync(join(home, "file"), "");
		const program = demo({ home, env: { HOME: join(home, "file") }, cols: 120, rows: 40 });
		await program.exit();
		const said = program.transcript().join("\n");
		expect(said).toMatch(/home|folder|HOME/i);
		expect(said).not.toMatch(/^\s+at /m);
		await expectSane(program);
	});
});

describe("a config file that is there already", () => {
	test("is refused with its line before the first question, when it is broken", async () => {
		const home = newHome();
		const folder = join(home, ".local/state/firstlight/demo/home/.parallelcluster");
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "config"), "key_without_section = 1\n");
		const program = demo({ home, cols: 120, rows: 40 });
		await program.waitFor("enter set up a cluster");
		program.press("enter");
		await program.waitFor("Line 1: This line stands before the first [section].");
	});
});
