import type { Exit } from "../ports.ts";
import { plainText } from "../text/plain.ts";

/** How a login went, worked out afterwards: `pcluster ssh` exits with 0 even when ssh fails (seen with 2.11.9). */
export type SshOutcome =
	| { readonly kind: "ended"; readonly seconds: number }
	| {
			readonly kind: "failed";
			/** What happened, in one sentence. */
			readonly message: string;
			readonly meaning: string;
			readonly cure: string;
			/** A command to copy. */
			readonly command: string | undefined;
			/** True when another key file may help. */
			readonly askKey: boolean;
			/** ssh's own words. */
			readonly said: string;
	  };

/** What is known about a login when it is over. */
export interface SshSession {
	readonly exit: Exit;
	readonly seconds: number;
	/** What ssh itself wrote during this session (its `-E` file); empty when it wrote nothing or cannot be read. */
	readonly said: string;
	readonly keyFile: string | undefined;
}

interface Cause {
	readonly pattern: RegExp;
	readonly message: string;
	readonly meaning: string;
	readonly cure: string;
	readonly command?: (match: RegExpExecArray, session: SshSession) => string | undefined;
	readonly askKey?: boolean;
}

const CAUSES: readonly Cause[] = [
	{
		pattern: /UNPROTECTED PRIVATE KEY FILE|bad permissions/i,
		message: "ssh refuses the key file: others on this machine could read it.",
		meaning: "A private key may be readable by its owner only.",
		cure: "Mend it with the command below, then log in again. On WSL, first copy the file from /mnt/c to ~/.ssh.",
		command: (_match, session) => `chmod 400 ${session.keyFile ?? "KEY.pem"}`,
	},
	{
		pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed/i,
		message: "Another machine had this address before, and ssh remembers that one.",
		meaning: "AWS gives addresses out again. After you made a new cluster this is expected.",
		cure: "If you just made this cluster, forget the old machine with the command below and log in again.",
		command: (_match, session) => `ssh-keygen -R ${addressIn(session.said) ?? "ADDRESS"}`,
	},
	{
		pattern: /Permission denied \((?:publickey|gssapi)/i,
		message: "The head node did not accept this key.",
		meaning:
			"The file is not the private half of the key pair that the cluster was made with, or the user differs.",
		cure: "Choose the .pem file that you downloaded when you made that key pair.",
		askKey: true,
	},
	{
		pattern: /invalid format|error in libcrypto|not accessible: No such file/i,
		message: "ssh cannot read the key file.",
		meaning: "It is missing, or no private key in a form that ssh knows.",
		cure: "Choose another key file.",
		askKey: true,
	},
	{
		pattern: /timed out/i,
		message: "The head node does not answer on port 22.",
		meaning:
			"Many campus and office networks block ssh, and a head node that has just started is not ready yet.",
		cure: "Wait a minute and try again; then try another network, for example your phone's.",
	},
	{
		pattern: /Connection refused/i,
		message: "The head node refuses the connection.",
		meaning: "It is there, but its ssh service has not started yet.",
		cure: "Wait a minute and try again.",
	},
	{
		pattern: /Could not resolve hostname|Name or service not known|Network is unreachable|No route to host/i,
		message: "This machine finds no way to the head node.",
		meaning: "There is no network, or the cluster has no address that can be reached from here.",
		cure: "Check this machine's network. A cluster in a private subnet can only be entered from inside its VPC.",
	},
	{
		pattern: /Broken pipe|Connection reset|closed by remote host|not responding/i,
		message: "The connection broke off.",
		meaning: "The network was lost or the head node went away. Jobs that Slurm runs go on.",
		cure: "Log in again. Inside a tmux session your work survives such a break.",
	},
];

function addressIn(said: string): string | undefined {
	return /host key for (\S+) has changed/i.exec(said)?.[1] ?? /(\d{1,3}(?:\.\d{1,3}){3})/.exec(said)?.[1];
}

/** What became of a login; failures come with their cure. */
export function sshOutcomeFrom(session: SshSession): SshOutcome {
	for (const cause of CAUSES) {
		const match = cause.pattern.exec(session.said);
		if (!match) continue;
		return {
			kind: "failed",
			message: cause.message,
			meaning: cause.meaning,
			cure: cause.cure,
			command: cause.command?.(match, session),
			askKey: cause.askKey ?? false,
			said: lineOf(session.said, match.index),
		};
	}
	if (session.exit.code === 0 || session.exit.signal !== undefined) {
		return { kind: "ended", seconds: session.seconds };
	}
	return {
		kind: "failed",
		message: `pcluster ssh ended with exit code ${session.exit.code ?? "unknown"}.`,
		meaning:
			"It did not get as far as the login: mostly the cluster has no head node now, or AWS refused to say where.",
		cure: "Press r to look at the cluster again.",
		command: undefined,
		askKey: false,
		said: plainText(session.said).trim(),
	};
}

function lineOf(text: string, index: number): string {
	const from = text.lastIndexOf("\n", index) + 1;
	const end = text.indexOf("\n", index);
	return plainText(text.slice(from, end === -1 ? undefined : end)).trim();
}
