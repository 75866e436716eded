import { execFile } from "node:child_process";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { writeConfig2119 } from "./config-by-hand.ts";
import { startDeafPort } from "./deaf-port.ts";
import { startFirstlight } from "./firstlight.ts";
import { type HeadNode, makeKey, publicHalf, startHeadNode } from "./head-node.ts";
import { realPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { hasSshd, aws, motoPython, pcluster, sshd } = stage();
const run = promisify(execFile);
const LONG = { timeoutMs: 180_000 };

/** From the console by way of the real pcluster and the real ssh to a real sshd, and back. */
describe.skipIf(!hasSshd)("logging in to a head node, with the real pcluster 2.11.9 and the real ssh", () => {
	let account: Account;
	let head: HeadNode;
	let program: RunningProgram;
	let ownKey: string;
	let windowsKey: string;

	beforeAll(async () => {
		[account, head] = await Promise.all([startAccount(aws()), startHeadNode(sshd())]);
		ownKey = await publicHalf(inSsh("my_key.pem"));
		await account.behave({ step_seconds: 0, boot_seconds: 0 });
		const real = realPcluster(account, pcluster(), "2.11.9", await writeConfig2119(account));
		await real.say(real.dialect.create(real.profile, real.target("lsst")));
		const PATH = account.env(pcluster(), head.bin)["PATH"] ?? "";
		program = startFirstlight(account, pcluster(), ["--cluster", "lsst"], { PATH });
		await program.waitFor("s  log in to the head node", LONG);
		await atConsole();
	});
	afterAll(async () => {
		await program?.dispose();
		await head?.close();
		await account?.stop();
	});
	beforeEach(async () => {
		await Promise.all([head.settings(), head.admit(ownKey)]);
	});

	const inSsh = (name: string) => join(account.home, ".ssh", name);

	/** Waits for the console, looked at and whole. */
	async function atConsole(): Promise<void> {
		await program.waitFor("s  log in to the head node");
		expectWholeRows(/^ {2}lsst {3}● \w+$/);
	}

	/** The frame of the screen is unbroken, and its first line what is expected. */
	function expectWholeRows(first: RegExp): void {
		const [header, rule, blank, title, ...rest] = program.screen();
		expect(header).toMatch(/^ firstlight .*lsst {2}● \w+$/);
		expect(rule).toMatch(/^─{110}$/);
		expect(blank).toBe("");
		expect(title).toMatch(first);
		expect(rest.at(-2)).toMatch(/^─{110}$/);
	}

	/** Takes this file of ~/.ssh for the key. */
	async function choose(file: string): Promise<void> {
		program.press("k");
		await program.waitFor("› ~/.ssh/");
		program.press("m");
		await program.waitFor("Path of the key file");
		program.type(`~/.ssh/${file}`);
		program.press("enter");
	}

	async function logIn(file = "my_key.pem"): Promise<void> {
		const before = program.output().length;
		await choose(file);
		// For a moment the terminal shows what a login before this one has left there.
		await program.waitFor(() => program.output().includes("Type exit to come back.", before));
	}

	/** Waits until ssh asks whether it is this machine, and hears the answer: it drops what was typed before. */
	async function machineIsAsked(): Promise<void> {
		await program.waitFor((rows) => /\[fingerprint\]\)\?$/.test(rows.findLast((row) => row !== "") ?? ""));
	}

	function line(text: string): void {
		program.type(text);
		program.press("enter");
	}

	/** What the panel of a login that came to nothing says, once its keys are heard; then back to the console. */
	async function failure(): Promise<string> {
		await program.waitFor("✗ The login did not work");
		const screen = await program.waitFor("esc back");
		expectWholeRows(/^ {2}╭─+╮$/);
		program.press("esc");
		await atConsole();
		expect(program.screen().join("\n")).not.toContain("You are back");
		return oneLine(screen);
	}

	/** Logs in, does `commands` there and leaves. */
	async function visit(commands: readonly (readonly [command: string, answer: string])[]): Promise<void> {
		await program.waitFor(/^\$/m);
		for (const [command, answer] of commands) {
			line(command);
			await program.waitFor(answer);
		}
		line("exit");
		await program.waitFor(/✓ You are back after \d+ s\./);
	}

	const INSIDE = [["echo $(whoami) says $((6 * 7))", "ec2-user says 42"]] as const;

	test("no to a machine that is not known yet is no login", async () => {
		await logIn();
		await machineIsAsked();
		line("no");
		const said = await failure();
		expect(said).toContain("ssh asked whether to trust the head node, and did not get a yes.");
		expect(said).toContain("Log in again, type yes in full and press Enter.");
	});

	test("yes to it, a command there, and back with the terminal as it was", async () => {
		const before = program.modes();
		await logIn();
		await machineIsAsked();
		line("yes");
		await visit(INSIDE);
		expect(program.modes()).toEqual(before);
		expect(await readFile(head.knownHosts, "utf8")).toContain(`[127.0.0.1]:${head.port} `);
	});

	test("the key of last time is not asked for again", async () => {
		program.press("s");
		await visit(INSIDE);
	});

	test("a key that the head node does not know", async () => {
		await head.admit(await makeKey(inSsh("another.pem")));
		await logIn();
		const said = await failure();
		expect(said).toContain("The head node did not accept this key.");
		expect(said).toContain("Choose the .pem file that you downloaded when you made that key pair.");
		expect(said).toContain("k another key file");
	});

	test("another machine at the address that ssh knows; the command on the screen forgets the old one", async () => {
		const known = await readFile(head.knownHosts, "utf8");
		const [other] = (await makeKey(inSsh("other_host"))).match(/\S+ \S+/) ?? [];
		await writeFile(head.knownHosts, `[127.0.0.1]:${head.port} ${other}\n`);
		await logIn();
		const said = await failure();
		expect(said).toContain("Another machine had this address before, and ssh remembers that one.");
		const [command] = /ssh-keygen -f .*?(?= ssh said)/.exec(said) ?? [];
		expect(command).toBeDefined();
		await run("sh", ["-c", command ?? ""], { env: account.env() });
		expect(await readFile(head.knownHosts, "utf8")).toBe("");
		await writeFile(head.knownHosts, known);
	});

	describe("a key file whose lines end as on Windows", () => {
		beforeAll(async () => {
			windowsKey = await makeKey(inSsh("windows.pem"));
			const text = await readFile(inSsh("windows.pem"), "utf8");
			await writeFile(inSsh("windows.pem"), text.replaceAll("\n", "\r\n"));
		});

		test("is refused before ssh is asked; the command on the screen makes a copy that opens the head node", async () => {
			await head.admit(windowsKey);
			await choose("windows.pem");
			const [command] =
				/\(umask 077; .*?\)/.exec(oneLine(await program.waitFor("windows-for-ssh.pem)"))) ?? [];
			await run("sh", ["-c", command ?? ""], { env: account.env() });
			program.press("esc");
			await atConsole();
			await logIn("windows-for-ssh.pem");
			await visit(INSIDE);
		});

		test("is named where only ssh has read it", async () => {
			await head.admit(windowsKey);
			await head.settings({ lines: [`IdentityFile ${inSsh("windows.pem")}`] });
			program.press("k");
			await program.waitFor("let ssh choose");
			program.press("end", "enter");
			expect(await failure()).toContain("The key file is damaged.");
		});
	});

	test("a head node that does not listen yet", async () => {
		await head.stop();
		await logIn();
		const said = await failure();
		expect(said).toContain("The head node refuses the connection.");
		expect(said).toContain("Wait a minute and try again.");
		await head.start();
	});

	test("a network that lets nothing through, and keys typed meanwhile: none is heard, and no row is spoilt", async () => {
		const deaf = await startDeafPort(motoPython());
		await head.settings({ lines: [`Port ${deaf.port}`], patience: 2 });
		await logIn();
		program.send("q\rdelete it\r\u001b[A\u001b[Bnnn\tunfinished");
		const said = await failure();
		deaf.close();
		expect(said).toContain("The head node does not answer on port 22.");
		expect(said).toContain("try another network");
		expect(program.screen().join("\n")).not.toMatch(/delete it|unfinished/);
	});

	test("an address that nobody knows", async () => {
		await head.settings({ lines: ["HostName head-node.invalid"] });
		await logIn();
		const said = await failure();
		expect(said).toContain("This machine finds no way to the head node.");
		expect(said).toContain("Check this machine's network.");
	});

	test("a key file with a percent sign in its name", async () => {
		await copyFile(inSsh("my_key.pem"), inSsh("100% mine.pem"));
		await logIn("100% mine.pem");
		await visit(INSIDE);
	});

	test("a connection that breaks off is no end like another", async () => {
		await logIn();
		await program.waitFor(/^\$/m);
		line("kill -9 $PPID");
		await program.waitFor("✗ The login was cut short");
		const screen = await program.waitFor("esc back");
		expect(screen).toContain("The connection broke off.");
		expectWholeRows(/^ {2}╭─+╮$/);
		program.press("esc");
		await atConsole();
	});

	test("leaving gives back a sane terminal", async () => {
		program.press("q");
		expect(await program.exit()).toEqual({ code: 0, signal: undefined });
		expect(program.modes()).toEqual(SANE_TERMINAL.modes);
		expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
	});
});

/** The words of a screen, without its frames and where its rows end. */
function oneLine(screen: string): string {
	return screen.replaceAll(/[│\s]+/g, " ");
}
