import type { Outside } from "../text/plain.ts";
import type { Program } from "./machine.ts";

/** The words that lead to a head node, as pcluster calls ssh: the program's name, options and USER@ADDRESS. */
export type SshRoute = readonly string[];

/** An ssh for another program. */
export interface SshForOthers {
	/** The program and its options. */
	readonly words: readonly string[];
	/** USER@ADDRESS, which the other program puts behind them. */
	readonly host: string;
	/** An sftp with the same options, before its own words and the host. */
	readonly sftp: Program;
}

/** A command for the head node. */
export interface HeadCommand {
	/** Reach the command there as they are. */
	readonly words: readonly string[];
	/** What it reads from its standard input; nothing when left out. */
	readonly input?: string;
	/** How much of its output is kept, from the beginning, in UTF-16 units; 1,048,576 when left out. */
	readonly most?: number;
	/** How long it may take, milliseconds; 40,000 when left out. */
	readonly timeoutMs?: number;
}

/** What a command has left. */
export interface HeadAnswer {
	/** The command's own; undefined where ssh did not get there, or lost the connection before the command's end. */
	readonly code: number | undefined;
	readonly stdout: Outside;
	/** With ssh's own words among it. */
	readonly stderr: Outside;
	/** True where more was printed than is kept. */
	readonly isCut: boolean;
}

/** Head nodes by ssh: one connection for all commands to the same one, which asks nobody anything. */
export interface HeadNodes {
	/**
	 * Runs one command to its end, whatever that is. Rejects with `unreachable` when it takes too long, which ends the
	 * connection too, or when there is no ssh; with an AbortError.
	 */
	run(route: SshRoute, command: HeadCommand, signal: AbortSignal): Promise<HeadAnswer>;
	/** An ssh that goes over the same connection, for programs that call it themselves (rsync, sftp). */
	sshFor(route: SshRoute): Promise<SshForOthers>;
	/** Ends the connection, where there is one. Never rejects. */
	close(route: SshRoute): Promise<void>;
}
