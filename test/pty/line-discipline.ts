import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** How the kernel treats what is typed: a shell needs both true. */
export interface LineDiscipline {
	/** Lines are collected and can be edited (off in raw mode). */
	readonly canonical: boolean;
	/** What is typed is shown (off in raw mode). */
	readonly echo: boolean;
}

type Watcher = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Keeps the pty's controlling side open in a small process of its own, so that the settings a program left behind
 * can still be asked for when that program is gone.
 */
export class LineDisciplineKeeper {
	private readonly watcher: Watcher;
	private answer = "";

	constructor(ptyFd: number) {
		this.watcher = spawn("sh", ["-c", "read -r go && LC_ALL=C stty -a <&3"], {
			stdio: ["pipe", "pipe", "ignore", ptyFd],
		}) as Watcher;
		this.watcher.stdout.setEncoding("utf8").on("data", (chunk: string) => {
			this.answer += chunk;
		});
	}

	/** The settings as they are now; may be asked once. Rejects when the pty is already closed. */
	async read(): Promise<LineDiscipline> {
		const closed = new Promise<void>((resolve) => this.watcher.once("close", () => resolve()));
		this.watcher.stdin.end("go\n");
		await closed;
		if (this.answer === "") throw new Error("The pty's settings could not be read: it is closed already.");
		const words = this.answer.split(/[\s;]+/);
		return { canonical: words.includes("icanon"), echo: words.includes("echo") };
	}

	/** Lets go without asking, which also lets the pty close. */
	close(): void {
		this.watcher.kill("SIGKILL");
	}
}
