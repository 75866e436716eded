import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { Command } from "../../src/ports/machine.ts";
import { dataIn } from "../../src/text/plain.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-processes-"));
});
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
	rmSync(folder, { recursive: true });
});

const servers: Server[] = [];

/** A socket that shows the life of the program that is connected to it: closed when that ends, however it ends. */
async function lifeline() {
	const server = createServer();
	servers.push(server);
	const path = join(folder, "lifeline");
	const connected = once(server, "connection").then(([socket]) => (socket as Socket).resume());
	await once(server.listen(path), "listening");
	return { path, connected };
}

const never = new AbortController().signal;
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/programs/${name}.ts`, import.meta.url));

/** A fixture program, run by this Node; warnings off, since they would land in its output. */
function program(name: string, ...args: string[]): Command {
	return { program: { file: process.execPath, args: ["--no-warnings", fixture(name)] }, args, env: {} };
}

/** With what Node has compiled of the fixtures they start in half the time. */
const COMPILED = { NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "" };

function adapter(env: Record<string, string> = COMPILED, patienceMs?: number) {
	const log = openLog(folder, { flag: join(folder, "log") });
	return processes(log, { env, ...(patienceMs === undefined ? {} : { patienceMs }) });
}

const logText = () => readFileSync(join(folder, "log"), "utf8");

/** Two streams are two pipes: which comes first is the system's choice. */
const linesOf = (output: string) => output.trimEnd().split("\n").sort();

/** What the program `tell` told. */
const told = (output: string) => JSON.parse(linesOf(output)[1] ?? "");

async function outputOf(command: Command, env?: Record<string, string>) {
	const chunks: string[] = [];
	const exit = await adapter(env).run(command, (chunk) => chunks.push(dataIn(chunk)), never);
	return { output: chunks.join(""), exit };
}

describe("a run", () => {
	test("gets its arguments as they are, whatever a shell would make of them", async () => {
		const args = ["create", "a b", "$HOME", "`id`", "; true", "*", ""];
		const { output, exit } = await outputOf(program("tell", ...args));
		expect(told(output)).toMatchObject({ args });
		expect(exit).toEqual({ code: 0, signal: undefined });
	});

	test.each([
		["outlives", "written"],
		["ends", "Error: EPIPE: broken pipe, write"],
	])("of a program that %s, killed from outside: what it says next is %s", async (kind, answer) => {
		const { path, connected } = await lifeline();
		const speaker = [process.execPath, "--no-warnings", fixture("speak-when-told"), path];
		const runner = fileURLToPath(new URL("runner-process.ts", import.meta.url));
		const killed = spawn(process.execPath, ["--no-warnings", runner, folder, kind, ...speaker]);
		const socket = await connected;
		killed.kill("SIGKILL");
		await once(killed, "exit");
		socket.write("speak");
		const [said] = await once(socket, "data");
		expect(String(said)).toBe(answer);
	});

	test("inherits the environment it was given, adds the command's, and nothing else", async () => {
		const command = { ...program("tell"), env: { GIVEN: "yes" } };
		const { output } = await outputOf(command, { INHERITED: "too", GIVEN: "no" });
		expect(told(output).env).toEqual({
			PYTHONUNBUFFERED: "1",
			GIVEN: "yes",
			INHERITED: "too",
		});
	});

	test("shows and logs both streams", async () => {
		const { output } = await outputOf(program("tell", "x"));
		expect(linesOf(output)).toEqual(["a warning", expect.stringMatching(/^\{"args":\["x"\]/)]);
		expect(logText()).toContain(output);
	});

	test.each([
		["0", { code: 0, signal: undefined }],
		["3", { code: 3, signal: undefined }],
		["SIGTERM", { code: undefined, signal: "SIGTERM" }],
		["SIGKILL", { code: undefined, signal: "SIGKILL" }],
	])("ends with %s", async (how, exit) => {
		expect((await outputOf(program("end", how))).exit).toEqual(exit);
	});

	test("puts letters together that fall on two chunks", async () => {
		const text = "x★星é";
		const { output } = await outputOf(program("flood", text.repeat(5_000), "20"));
		expect(output === text.repeat(100_000)).toBe(true);
	});

	test("gives a cut-off letter at the very end a replacement", async () => {
		const command = {
			...program("end"),
			program: { file: "/usr/bin/printf", args: ["ok\\342\\230"] },
			args: [],
		};
		expect((await outputOf(command)).output).toBe("ok\ufffd");
	});

	test("ends with the program, though a child of its own holds the pipes", async () => {
		const { path, connected } = await lifeline();
		const { output, exit } = await outputOf(program("with-child", "ends", path));
		expect({ output, exit }).toEqual({ output: "last words\n", exit: { code: 0, signal: undefined } });
		// It lives on: what a program leaves behind at its own end is its own affair.
		(await connected).end();
	});

	test("logs a flood in full", async () => {
		const line = `${"0123456789".repeat(6)}\n`;
		const { output } = await outputOf(program("flood", line.repeat(500), "200"));
		expect(output.length).toBe(line.length * 100_000);
		expect(logText().includes(output)).toBe(true);
	});
});

describe("taking a run back", () => {
	test("interrupts it, and rejects once it has ended", async () => {
		const abort = new AbortController();
		const chunks: string[] = [];
		const run = adapter().run(
			program("wait", "polite"),
			(chunk) => {
				chunks.push(dataIn(chunk));
				if (dataIn(chunk).includes("ready")) abort.abort();
			},
			abort.signal,
		);
		await expect(run).rejects.toMatchObject({ name: "AbortError" });
		expect(chunks.join("")).toBe("ready\n\nExiting...\n");
	});

	test.each([
		["stubborn", "SIGTERM"],
		["deaf", "SIGKILL"],
	])("ends one that is %s by %s", async (manners, signal) => {
		const abort = new AbortController();
		const run = adapter(undefined, 1_000).run(
			program("wait", manners),
			(chunk) => {
				if (dataIn(chunk).includes("ready")) abort.abort();
			},
			abort.signal,
		);
		await expect(run).rejects.toMatchObject({ name: "AbortError" });
		expect(logText()).toContain(`Ended: ${signal}`);
	});

	test("ends what the program has started, too", async () => {
		const abort = new AbortController();
		const { path, connected } = await lifeline();
		const run = adapter().run(program("with-child", "stays", path), () => {}, abort.signal);
		const child = await connected;
		const childEnded = once(child, "close");
		abort.abort();
		await expect(run).rejects.toMatchObject({ name: "AbortError" });
		await childEnded;
	});

	test("closing ends all that run, and nothing starts any more", async () => {
		const programs = adapter();
		const ready = Promise.withResolvers<void>();
		const run = programs.run(program("wait", "polite"), () => ready.resolve(), never);
		const ended = expect(run).rejects.toMatchObject({ name: "AbortError" });
		await ready.promise;
		await programs.close();
		await ended;
		expect(logText()).toContain("Ended: 0");
		const late = programs.run(program("end", "0"), () => {}, never);
		await expect(late).rejects.toMatchObject({ name: "AbortError" });
	});

	test("starts nothing when it was taken back before", async () => {
		const run = adapter().run(program("end", "0"), () => {}, AbortSignal.abort("the screen was left"));
		await expect(run).rejects.toMatchObject({ name: "AbortError" });
	});
});

describe("a program that cannot be started", () => {
	const script = (text: string, mode = 0o755) => {
		const file = join(folder, "pcluster");
		writeFileSync(file, text);
		chmodSync(file, mode);
		return { program: { file, args: [] }, args: ["version"], env: {} };
	};

	test.each([
		[
			"is not there",
			"pcluster-missing",
			() => ({ ...script(""), program: { file: "/nowhere/pcluster", args: [] } }),
		],
		[
			"is not on the PATH",
			"pcluster-missing",
			() => ({ ...script(""), program: { file: "no-such-program", args: [] } }),
		],
		["has lost its Python", "pcluster-broken", () => script("#!/nowhere/python\n")],
		["may not be run", "pcluster-broken", () => script("#!/bin/sh\n", 0o644)],
		["is a folder", "pcluster-broken", () => ({ ...script(""), program: { file: folder, args: [] } })],
	])("because it %s", async (_, code, command) => {
		const made = command();
		const expected = { code, hint: expect.stringContaining("--pcluster") };
		await expect(adapter().run(made, () => {}, never)).rejects.toMatchObject(expected);
		await expect(adapter().handOver(made)).rejects.toMatchObject(expected);
	});
});

describe("handing the terminal over", () => {
	const start = (...args: string[]) => {
		const child = spawn(
			process.execPath,
			[
				"--no-warnings",
				fixture("hand-over"),
				join(folder, "log"),
				process.execPath,
				"--no-warnings",
				...args,
			],
			{ detached: true, stdio: ["ignore", "pipe", "ignore"] },
		);
		let output = "";
		const ended = new Promise<string>((resolve) => child.on("close", () => resolve(output)));
		const saw = (text: string) =>
			new Promise<void>((resolve) => {
				child.stdout.on("data", (chunk: Buffer) => {
					output += chunk;
					if (output.includes(text)) resolve();
				});
			});
		return { child, ended, saw };
	};

	test("gives the program the caller's own streams and comes back with its end", async () => {
		const { ended, saw } = start(fixture("tell"), "x");
		await saw("back with");
		const output = await ended;
		expect(output).toMatch(/"args":\["x"\].*"GIVEN":"yes"/);
		expect(output).toContain('back with {"code":0,"same":true}');
	});

	test("leaves Ctrl-C to the program", async () => {
		const { child, ended, saw } = start(fixture("wait"), "polite");
		await saw("ready");
		process.kill(-(child.pid ?? 0), "SIGINT");
		expect(await ended).toBe('ready\n\nExiting...\nback with {"code":0,"same":true}\n');
	});
});
