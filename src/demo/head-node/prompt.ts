import { createInterface, type Interface } from "node:readline";
import { wrap } from "../../text/fit.ts";
import { bytes, homeOf, shown } from "./disk.ts";
import { runScript } from "./interpreter.ts";
import { settle } from "./job-work.ts";
import { hostOf } from "./session.ts";
import { Left, type Shell } from "./shell.ts";

const INTRO =
	"This is firstlight's demo: a pretend shell. Type `help` to see what it knows, `exit` to come back.";

/** The pretend shell on the head node: a prompt with line editing until `exit`, Ctrl-D or a closed terminal. */
export async function prompt(shell: Shell, write: (text: string) => void): Promise<void> {
	const { session } = shell;
	const terminal = process.stdin.isTTY === true;
	write(`${wrap(INTRO, session.columns ?? 80).join("\n")}\n`);
	const lines = createInterface({ input: process.stdin, output: process.stdout, terminal, historySize: 100 });
	let running: AbortController | undefined;
	lines.on("SIGINT", () => {
		write("^C\n");
		if (running !== undefined) running.abort();
		else emptied(lines);
	});
	// There is no other job to go to: Ctrl-Z would only leave a stopped program behind.
	lines.on("SIGTSTP", () => {});
	const next = lineQueue(lines, terminal ? () => promptOf(shell) : () => "", write);
	let left = false;
	while (!left) {
		const text = await next();
		if (text === undefined) break;
		running = new AbortController();
		left = await isLast(text, shell, write, running.signal);
		running = undefined;
	}
	lines.close();
	write(left ? "logout\n" : "\nlogout\n");
	write(`Connection to ${session.report.publicIp} closed.\n`);
}

/** Runs one line; true where it leaves the shell. */
async function isLast(
	text: string,
	shell: Shell,
	write: (text: string) => void,
	signal: AbortSignal,
): Promise<boolean> {
	await settle(shell.session);
	const said = (part: string) => write(shown(part));
	try {
		await runScript(bytes(text), shell, { input: async () => "", out: said, err: said }, signal);
		return false;
	} catch (thrown) {
		if (!(thrown instanceof Left)) throw thrown;
		return !signal.aborted;
	}
}

/**
 * The lines one after the other, each after its prompt; undefined at the end of the input. What was typed while a
 * command ran is shown again behind its own prompt, as a shell does.
 */
function lineQueue(
	lines: Interface,
	prompt: () => string,
	write: (text: string) => void,
): () => Promise<string | undefined> {
	const typed: string[] = [];
	let ended = false;
	let wake = () => {};
	lines.on("line", (text) => {
		typed.push(text);
		wake();
	});
	lines.on("close", () => {
		ended = true;
		wake();
	});
	return async () => {
		const early = typed.shift();
		if (early !== undefined) {
			if (prompt() !== "") write(`${prompt()}${early}\n`);
			return early;
		}
		if (ended) return undefined;
		lines.setPrompt(prompt());
		lines.prompt(true);
		await new Promise<void>((resolve) => {
			wake = resolve;
		});
		return typed.shift();
	};
}

function emptied(lines: Interface): void {
	lines.write(null, { ctrl: true, name: "e" });
	lines.write(null, { ctrl: true, name: "u" });
}

function promptOf({ session, folder }: Shell): string {
	const { report } = session;
	const place = folder === homeOf(report) ? "~" : (folder.split("/").filter(Boolean).at(-1) ?? "/");
	return `[${report.user}@${hostOf(session)} ${shown(place)}]$ `;
}
