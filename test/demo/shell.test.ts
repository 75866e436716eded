import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";
import { expect, onTestFinished, test } from "vitest";
import { POLL_VARIABLE } from "../../src/demo/control/protocol.ts";
import { type TestDemo, testDemo, tutorialConfig } from "./demo-account.ts";

interface Login {
	type(keys: string): void;
	/** Resolves as soon as a line of the screen matches. */
	until(pattern: RegExp): Promise<void>;
	/** Empties the screen and waits for the prompt on it. */
	clear(): Promise<void>;
	screen(): string[];
	readonly ended: Promise<number>;
}

/** A login on a running cluster, in a terminal of its own. */
async function login(cols = 100): Promise<{ demo: TestDemo; shell: Login }> {
	const demo = await testDemo();
	await demo.run(["create", "-nw", "lsst", "-c", demo.config(tutorialConfig({ max_queue_size: "4" }))]);
	demo.advance(60);
	const key = join(demo.home, ".ssh", "lsst-demo.pem");
	const args = [...demo.pcluster.args, "ssh", "lsst", "-r", "eu-west-2", "-i", key];
	const env = { ...process.env, ...demo.env, [POLL_VARIABLE]: "5", TERM: "xterm-256color" };
	const child = spawn(demo.pcluster.file, args, { cols, rows: 30, env });
	const terminal = new Terminal({ cols, rows: 30, allowProposedApi: true });
	const screen = () =>
		Array.from(
			{ length: 30 },
			(_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? "",
		);
	const waiting = new Set<() => void>();
	child.onData((data) => terminal.write(data, () => waiting.forEach((look) => void look())));
	const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
	onTestFinished(() => {
		try {
			child.kill("SIGKILL");
		} catch {
			// It has ended by itself.
		}
	});
	const untilScreen = (fits: (lines: readonly string[]) => boolean) =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (!fits(screen())) return;
				waiting.delete(look);
				resolve();
			};
			waiting.add(look);
			look();
		});
	const until = (pattern: RegExp) => untilScreen((lines) => lines.some((line) => pattern.test(line)));
	const clear = () => {
		child.write("clear\r");
		return untilScreen((lines) => {
			const [only = "", ...more] = filled(lines);
			return / ~\]\$ ?$/.test(only) && more.length === 0;
		});
	};
	const shell = { type: (keys: string) => child.write(keys), until, clear, screen, ended };
	await until(/ ~\]\$ $/);
	return { demo, shell };
}

const filled = (screen: readonly string[]) => screen.filter((line) => line !== "");

test("says that it is a demo, runs commands, and exit leads back", async () => {
	const { shell } = await login();
	expect(shell.screen()[0]).toContain("firstlight's demo: a pretend shell");
	shell.type("ls /mnt/lsst_stack\r");
	await shell.until(/loadLSST\.bash/);
	shell.type("cd /mnt/ps1\r");
	await shell.until(/ ps1\]\$ $/);
	shell.type("pwd\r");
	await shell.until(/^\/mnt\/ps1$/);
	shell.type("help\r");
	await shell.until(/srun -N 2 hostname/);
	shell.type("exit\r");
	await shell.until(/^Connection to [\d.]+ closed\.$/);
	expect(filled(shell.screen()).at(-2)).toBe("logout");
	expect(await shell.ended).toBe(0);
});

test("breaks its own words for a narrow terminal between words", async () => {
	const { shell } = await login(60);
	expect(shell.screen().slice(0, 2)).toEqual([
		"This is firstlight's demo: a pretend shell. Type `help` to",
		"see what it knows, `exit` to come back.",
	]);
	shell.type("help\r");
	await shell.until(/^ {23}Slurm shows them$/);
});

test("the line can be edited and called back", async () => {
	const { shell } = await login();
	shell.type("whoxx\u007f\u007fami\r");
	await shell.until(/^centos$/);
	await shell.clear();
	shell.type("echo one\r");
	await shell.until(/^one$/);
	shell.type("\u001b[A two\r");
	await shell.until(/^one two$/);
});

test("what is typed ahead waits for its turn behind a prompt of its own", async () => {
	const { demo, shell } = await login();
	shell.type("srun -N 3 hostname\r");
	await shell.until(/queued and waiting for resources/);
	shell.type("echo later\r");
	demo.advance(7);
	await shell.until(/^later$/);
	const lines = filled(shell.screen());
	const at = lines.indexOf("later");
	expect(lines[at - 1]).toMatch(/ ~\]\$ echo later$/);
	expect(lines[at - 2]).toBe("compute-dy-t3xlarge-1");
});

test("Ctrl-D ends the login", async () => {
	const { shell } = await login();
	shell.type("\u0004");
	await shell.until(/^Connection to [\d.]+ closed\.$/);
	expect(filled(shell.screen()).at(-2)).toBe("logout");
	expect(await shell.ended).toBe(0);
});

test("Ctrl-C drops the line, not the login", async () => {
	const { shell } = await login();
	shell.type("rm -rf");
	await shell.until(/rm -rf$/);
	shell.type("\u0003");
	await shell.until(/\^C$/);
	shell.type("whoami\r");
	await shell.until(/^centos$/);
	expect(shell.screen().join("\n")).not.toContain("command not found");
});

test("srun waits for nodes that must boot first, and Ctrl-C gives up waiting", async () => {
	const { demo, shell } = await login();
	shell.type("srun -N 3 hostname\r");
	await shell.until(/queued and waiting for resources/);
	demo.advance(7);
	await shell.until(/^compute-dy-t3xlarge-1$/);
	await shell.clear();
	shell.type("srun -N 4 hostname\r");
	await shell.until(/queued and waiting for resources/);
	shell.type("\u0003");
	await shell.until(/has been revoked/);
	shell.type("exit\r");
	expect(await shell.ended).toBe(0);
});
