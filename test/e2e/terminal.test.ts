import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Screen } from "../pty/screen.ts";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, firstlight, newHome, putProgram } from "./firstlight.ts";
import { FIRST_QUESTION } from "./walk.ts";

async function expectSane(program: RunningProgram): Promise<void> {
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
}

test("one session: each change of its size, a stop that no shell could end, and pastes that go wrong", async () => {
	const program = demo({ home: newHome() });
	// The terminal itself writes what is typed before the program hears keys; the first frame stands right all the same.
	program.press("left");
	await program.waitFor("enter set up a cluster");
	expect(program.screen()[0]).toMatch(/^ firstlight +DEMO/);
	await program.waitForGone(/looking …|Looking for clusters/);
	// This row comes last.
	await program.waitFor(/fits my volumes +≈/);
	// After each change the whole screen is drawn, whatever stood on the terminal.
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
	// Where no shell could bring it back it goes on at once.
	program.press("ctrl-z");
	await program.waitFor(() => program.output().split("\u001b[?1049h").length === 3);
	process.kill(program.pid, "SIGUSR1");
	program.press("enter");
	await program.waitFor(FIRST_QUESTION);
	expect(program.output()).not.toMatch(/debugger/i);
	// A long paste without marks, arrow keys that are stuck, and a paste whose end got lost.
	program.press("esc");
	await program.waitFor("enter set up a cluster");
	program.send("x".repeat(5_000));
	program.send("\u001b[A".repeat(3_000));
	program.send("\u001b[200~lsst");
	program.press("ctrl-c");
	expect(await program.exit()).toEqual({ code: 0, signal: undefined });
	await expectSane(program);
});

describe("what there may not be", () => {
	test("a home folder, an answer of AWS and a pcluster that runs: no hindrance, each told with its cause", async () => {
		const broken = putProgram(
			newHome(),
			"pcluster",
			"#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho \"ModuleNotFoundError: No module named 'pkg_resources'\" >&2\nexit 1\n",
		);
		const program = firstlight({
			home: newHome(),
			args: ["--pcluster", broken],
			env: {
				HOME: "/proc",
				AWS_ENDPOINT_URL: "http://127.0.0.1:9",
				AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
				AWS_SECRET_ACCESS_KEY: "secret",
				AWS_DEFAULT_REGION: "eu-west-2",
			},
			cols: 120,
			rows: 60,
		});
		await program.waitFor(/setuptools/);
		await program.waitFor(/could not be reached|not reach|no answer/i);
		await program.waitFor(/! Log file +cannot be written/);
		await program.waitFor("? explain");
		expect(program.screen().join("\n")).not.toContain("Traceback");
		program.press("?");
		await program.waitFor(/a folder of its\s+path does not exist/);
		process.kill(program.pid, "SIGQUIT");
		expect((await program.exit()).code).toBe(131);
		expect(program.transcript().join("\n")).not.toMatch(/^\s+at /m);
		await expectSane(program);
	});

	test("the demo says that it has no folder where none can be made", async () => {
		const home = newHome();
		writeFileSync(join(home, "file"), "");
		const program = demo({ home, env: { HOME: join(home, "file") }, cols: 120, rows: 40 });
		await program.exit();
		const said = program.transcript().join("\n");
		expect(said).toContain("Set XDG_STATE_HOME to a folder of yours");
		expect(said).not.toMatch(/^\s+at /m);
		await expectSane(program);
	});
});
