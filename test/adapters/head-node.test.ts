import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { headNodes } from "../../src/adapters/head-node.ts";
import { openLog } from "../../src/adapters/log.ts";
import { ownHeadNodes } from "../../src/adapters/own-head-nodes.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { Command } from "../../src/ports/machine.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-head-"));
	mkdirSync(join(folder, "bin"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = new AbortController().signal;
const route = ["ssh", "ec2-user@192.0.2.1", "-i", "/home/ada/k.pem"];

/** What the programs stand for. */
const PROGRAMS = { ssh: { file: "ssh", args: [] }, sftp: { file: "sftp", args: [] } };

/** Head nodes to which a program of the test's own leads: what it got stands in `calls`, a line a word. */
function nodes(script: string, { state = join(folder, "state") } = {}) {
	const ssh = join(folder, "bin/ssh");
	writeFileSync(
		ssh,
		`#!/bin/sh\nprintf '%s\\n' "$@" --end-- >> '${folder}/calls'\nfor last; do :; done\n${script}\n`,
	);
	chmodSync(ssh, 0o755);
	const env = { PATH: `${join(folder, "bin")}:${process.env["PATH"]}` };
	const runner = processes(openLog(folder, { flag: join(folder, "log") }), { env, patienceMs: 50 });
	return headNodes({ processes: runner, folder: join(state, "ssh"), ...PROGRAMS });
}

const calls = () =>
	readFileSync(join(folder, "calls"), "utf8")
		.split("--end--\n")
		.filter(Boolean)
		.map((call) => call.trimEnd().split("\n"));

const logText = () => readFileSync(join(folder, "log"), "utf8");

/** Runs what ssh would run there, as the shell there reads it. */
const THERE = 'exec sh -c "$last"';

describe("a command on the head node", () => {
	test("goes by the login's own words, over one connection, without asking", async () => {
		const answer = await nodes("echo out; echo err >&2; exit 3").run(
			route,
			{ words: ["squeue", "-h"] },
			never,
		);
		expect(answer).toEqual({ code: 3, stdout: "out\n", stderr: "err\n", isCut: false });
		const [call = []] = calls();
		expect(call.slice(0, 3)).toEqual(route.slice(1));
		expect(call.at(-1)).toBe("squeue -h");
		expect(call).toEqual(expect.arrayContaining(["BatchMode=yes", "ControlMaster=auto"]));
	});

	test.each(["a b", "$HOME", "`id`", "'; rm -rf / #", "~/x", "*", "", "a\nb", '"', "\\", "-rf", "ä☃"])(
		"hands %j on as one word, as it is",
		async (word) => {
			const { stdout } = await nodes(THERE).run(route, { words: ["printf", "<%s>", word] }, never);
			expect(stdout).toBe(`<${word}>`);
		},
	);

	test("reads what it is given", async () => {
		const { stdout } = await nodes(THERE).run(route, { words: ["cat"], input: "#!/bin/sh\n" }, never);
		expect(stdout).toBe("#!/bin/sh\n");
	});

	test("keeps the beginning of much output, and says so", async () => {
		const words = ["sh", "-c", "yes | head -c 100000"];
		const { stdout, isCut } = await nodes(THERE).run(route, { words, most: 10 }, never);
		expect([stdout, isCut]).toEqual(["y\ny\ny\ny\ny\n", true]);
		const whole = await nodes(THERE).run(route, { words: ["printf", "1234567890"], most: 10 }, never);
		expect(whole).toMatchObject({ stdout: "1234567890", isCut: false });
	});

	test("leaves nothing of it in the log", async () => {
		await nodes("echo secret").run(route, { words: ["cat", "notes"] }, never);
		expect(existsSync(join(folder, "log")) ? logText() : "").not.toMatch(/secret|notes/);
	});

	test("that takes too long is ended, and the connection with it", async () => {
		const head = nodes('case "$*" in *"-O exit"*) ;; *) sleep 60;; esac');
		const late = head.run(route, { words: ["sinfo"], timeoutMs: 100 }, never);
		await expect(late).rejects.toMatchObject({
			code: "unreachable",
			message: "The head node gave no answer within 0.1 seconds.",
		});
		expect(calls().map((call) => call.slice(-2))).toContainEqual(["-O", "exit"]);
	});

	test.each([
		["the connection has gone", "exit 255", undefined],
		["the connection still stands", 'case "$*" in *"-O check"*) exit 0;; *) exit 255;; esac', 255],
	])("that ends with 255 while %s", async (_, script, code) => {
		expect((await nodes(script).run(route, { words: ["srun"] }, never)).code).toBe(code);
	});

	test("is ended when nobody wants it any more", async () => {
		const leaving = new AbortController();
		const asked = nodes("echo here; sleep 60").run(route, { words: ["sinfo"] }, leaving.signal);
		leaving.abort();
		await expect(asked).rejects.toMatchObject({ name: "AbortError" });
	});
});

describe("the socket of the connection", () => {
	const socketIn = (call: readonly string[] = []) =>
		call.find((word) => word.startsWith("ControlPath="))?.slice(12);

	test("lies in a folder that nobody else can enter, with a path that every system takes", async () => {
		const head = nodes("exit 0");
		await head.run(route, { words: ["true"] }, never);
		const path = socketIn(calls()[0]) ?? "";
		expect(path.length + 17).toBeLessThan(104);
		expect(statSync(join(folder, "state/ssh")).mode & 0o777).toBe(0o700);
		await head.closeAll();
		expect(socketIn(calls()[1])).toBe(path);
		expect(calls()[1]?.slice(-2)).toEqual(["-O", "exit"]);
		await head.closeAll();
		expect(calls()).toHaveLength(2);
	});

	test("is another one for another head node, and ends by itself", async () => {
		const head = nodes("exit 0");
		await head.run(route, { words: ["true"] }, never);
		await head.run(["ssh", "ec2-user@192.0.2.2"], { words: ["true"] }, never);
		const [mine, other] = calls().map(socketIn);
		expect(mine).not.toBe(other);
		await head.close(route);
		expect(calls().slice(2).map(socketIn)).toEqual([mine]);
	});

	test.each([
		["has room", 86, /^\//],
		["would be too long", 87, /^none$/],
	])("is used or done without where its path %s", async (_, length, used) => {
		const name = `/ssh/12345678-${process.pid}`;
		const state = join(folder, "a".repeat(length - folder.length - 1 - name.length));
		await nodes("exit 0", { state }).run(route, { words: ["true"] }, never);
		expect(socketIn(calls()[0])).toMatch(used);
	});

	test("is done without where there can be no folder for it, and a command's 255 is not known for its own", async () => {
		const state = join(folder, "state");
		writeFileSync(state, "");
		const { code } = await nodes("exit 255", { state }).run(route, { words: ["true"] }, never);
		expect([code, calls().map(socketIn)]).toEqual([undefined, ["none"]]);
	});

	test("is done without where ssh cannot have one there", async () => {
		const head = nodes(
			'case "$*" in *ControlPath=none*) echo in;; *) echo "unix_listener: cannot bind to path x: Operation not permitted" >&2; exit 255;; esac',
		);
		const both = [1, 2].map(() => head.run(route, { words: ["true"] }, never));
		for (const answer of await Promise.all(both)) expect(answer).toMatchObject({ code: 0, stdout: "in\n" });
	});

	test("is no reason to run a command once more that came to its own end", async () => {
		const head = nodes("echo unix_listener >&2; exit 1");
		expect((await head.run(route, { words: ["true"] }, never)).code).toBe(1);
		expect(calls()).toHaveLength(1);
	});
});

test("another program gets an ssh over the same connection, without the head node's name", async () => {
	const { words, host, sftp } = await nodes("exit 0").sshFor([
		...["ssh", "-p", "2222", "-l", "ada"],
		...["-J", "ada@gate", "ec2-user@192.0.2.1", "-i", "k"],
	]);
	expect(host).toBe("ec2-user@192.0.2.1");
	expect(words.slice(0, 9)).toEqual(["ssh", "-p", "2222", "-l", "ada", "-J", "ada@gate", "-i", "k"]);
	expect(sftp.args.slice(0, 10)).toEqual([
		"-S",
		"ssh",
		"-P",
		"2222",
		"-o",
		"User=ada",
		"-J",
		"ada@gate",
		"-i",
		"k",
	]);
	expect(sftp.args.slice(10)).toEqual(words.slice(9));
	expect(words).toContain("ControlMaster=auto");
});

test("a session that went to no head node has no connection to end", async () => {
	const { head, asked } = recorded();
	await head.closeAll();
	expect(asked).toEqual([]);
	await head.run(route, { words: ["true"] }, never);
	await head.closeAll();
	expect(asked.at(-1)?.args.slice(-2)).toEqual(["-O", "exit"]);
});

/** Head nodes of a session whose commands are only written down. */
function recorded() {
	const asked: Command[] = [];
	const run = async (command: Command) => {
		asked.push(command);
		return { code: 0, signal: undefined };
	};
	const ssh = { file: "/opt/ssh", args: ["-F", "none"] };
	return { asked, head: ownHeadNodes({ ...PROGRAMS, processes: { run }, folder: join(folder, "ssh"), ssh }) };
}

test.each([
	["ssh", { file: "/opt/ssh", args: ["-F", "none"] }],
	["my-ssh", { file: "my-ssh", args: [] }],
])("the %s of a route stands for the program %j, also where another one calls it", async (word, program) => {
	const { head, asked } = recorded();
	await head.run([word, "ec2-user@192.0.2.1"], { words: ["true"] }, never);
	expect(asked[0]?.program).toEqual(program);
	const { words } = await head.sshFor([word, "ec2-user@192.0.2.1"]);
	expect(words.slice(0, words.indexOf("-o"))).toEqual([program.file, ...program.args]);
});

test("without ssh it says so", async () => {
	const runner = processes(openLog(folder, { flag: join(folder, "log") }), { env: { PATH: "/nowhere" } });
	const head = headNodes({ processes: runner, folder: join(folder, "ssh"), ...PROGRAMS });
	await expect(head.run(route, { words: ["true"] }, never)).rejects.toMatchObject({
		code: "unreachable",
		message: "There is no ssh on this computer that can be started.",
	});
});
