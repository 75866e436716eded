import { createInterface } from "node:readline";
import { runCommand, type Session } from "./shell-commands.ts";

/** The pretend shell on the head node: a prompt with line editing until `exit`, Ctrl-D or a closed terminal. */
export async function runShell(session: Session): Promise<void> {
	const { report, write } = session;
	const terminal = process.stdin.isTTY === true;
	write(
		"This is firstlight's demo: a pretend shell. Type `help` to see what it knows, `exit` to come back.\n",
	);
	const lines = createInterface({ input: process.stdin, output: process.stdout, terminal, historySize: 100 });
	let running: AbortController | undefined;
	lines.on("SIGINT", () => {
		write("^C\n");
		if (running !== undefined) running.abort();
		else {
			lines.write(null, { ctrl: true, name: "u" });
			lines.prompt();
		}
	});
	// There is no other job to go to: Ctrl-Z would only leave a stopped program behind.
	lines.on("SIGTSTP", () => {});
	const ask = () => {
		lines.setPrompt(terminal ? promptOf(session) : "");
		lines.prompt();
	};
	let left = false;
	ask();
	for await (const text of lines) {
		running = new AbortController();
		const verdict = await runCommand(text, session, running.signal);
		running = undefined;
		if (verdict === "leave") {
			left = true;
			break;
		}
		ask();
	}
	lines.close();
	write(left ? "logout\n" : "\nlogout\n");
	write(`Connection to ${report.publicIp} closed.\n`);
}

function promptOf(session: Session): string {
	const { report, folder } = session;
	const home = `/home/${report.user}`;
	const place = folder === home ? "~" : (folder.split("/").filter(Boolean).at(-1) ?? "/");
	return `[${report.user}@ip-${report.privateIp.replaceAll(".", "-")} ${place}]$ `;
}
