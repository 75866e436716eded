import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import type { Account } from "../cli/account.ts";
import type { ClusterReport } from "../control/protocol.ts";
import { fingerprintIn } from "../key-fingerprints.ts";
import { bytes, furnish, homeOf } from "./disk.ts";
import { runShell } from "./interpreter.ts";
import { loginVariables, settle } from "./job-work.ts";
import { prompt } from "./prompt.ts";
import type { Session } from "./session.ts";
import type { Streams } from "./shell.ts";
import type { SshArguments } from "./ssh-arguments.ts";

/** What a login needs. */
export interface Visit {
	readonly name: string;
	readonly account: Account;
	readonly report: ClusterReport;
	readonly asked: SshArguments;
	/** Of the head node; text of one letter a byte. */
	readonly streams: Streams;
	/** Where ssh speaks itself, unless it was given a file. */
	complain(text: string): void;
	pause(): Promise<void>;
	/** What is done there in place of the command: what sftp does. */
	readonly inside?: ((visit: Visit) => Promise<number>) | undefined;
}

/** ssh's own exit code where it does not come to the command. */
export const SSH_FAILED = 255;

/** Plays ssh: lets the holder of the right key in, to the pretend shell or to one command. The exit code is ssh's. */
export async function logIn(visit: Visit): Promise<number> {
	const { report, asked } = visit;
	const tell = (text: string) =>
		asked.messages === undefined ? visit.complain(text) : appendFileSync(asked.messages, text);
	const { controlPath } = asked;
	const isShared = controlPath !== undefined && existsSync(controlPath);
	const closedDoor = networkFault(report) ?? (isShared ? undefined : doorFor(asked.keyFile, report));
	if (closedDoor !== undefined) {
		tell(closedDoor);
		return SSH_FAILED;
	}
	const address = addressOf(report);
	if (asked.verbose) tell(`Authenticated to ${address} ([${address}]:22) using "publickey".\n`);
	if (asked.isMaster && controlPath !== undefined && !isShared) {
		writeFileSync(controlPath, String(process.pid), { mode: 0o600 });
	}
	if (asked.idle) return 0;
	const status = await (visit.inside ?? inside)(visit);
	if (asked.verbose) tell(`debug1: Exit status ${status}\n`);
	return status;
}

/** The shell, or the one command. */
async function inside({ name, account, report, asked, streams, pause }: Visit): Promise<number> {
	furnish(report);
	const columns = process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
	const session: Session = { name, account, report, pause, columns };
	const variables = new Map(loginVariables(report));
	const shell = { session, variables, folder: homeOf(report), words: ["-bash"], status: 0 };
	if (asked.command.length === 0) {
		await prompt(shell, (text) => streams.out(bytes(text)));
		return shell.status;
	}
	await settle(session);
	const command = bytes(asked.command.join(" "));
	return await runShell(command, { ...shell, words: ["bash"] }, streams, new AbortController().signal);
}

/** Why ssh does not get to the head node, in its words; undefined when it does. */
function networkFault(report: ClusterReport): string | undefined {
	const address = addressOf(report);
	if (report.head?.state !== "running") return timedOut(address);
	const words = { ADDRESS: address, USER: report.user, HOME: homedir() };
	return report.sshSays?.replace(/ADDRESS|USER|HOME/g, (word) => words[word as keyof typeof words]);
}

/** Why the head node does not let the user in; undefined when it does. */
function doorFor(keyFile: string | undefined, report: ClusterReport): string | undefined {
	const denied = `${report.user}@${addressOf(report)}: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).\n`;
	if (keyFile === undefined) return denied;
	let content: Buffer;
	let mode: number;
	try {
		content = readFileSync(keyFile);
		mode = statSync(keyFile).mode & 0o777;
	} catch {
		return `Warning: Identity file ${keyFile} not accessible: No such file or directory.\n${denied}`;
	}
	if ((mode & 0o077) !== 0) return `${unprotected(keyFile, mode)}${denied}`;
	return fingerprintIn(content) === report.keyFingerprint ? undefined : denied;
}

/** What ssh says where nobody answers at an address. */
export function timedOut(address: string): string {
	return `ssh: connect to host ${address} port 22: Connection timed out\n`;
}

function unprotected(keyFile: string, mode: number): string {
	const rule = "@".repeat(59);
	return [
		rule,
		"@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @",
		rule,
		`Permissions 0${mode.toString(8)} for '${keyFile}' are too open.`,
		"It is required that your private key files are NOT accessible by others.",
		"This private key will be ignored.",
		`Load key "${keyFile}": bad permissions`,
		"",
	].join("\n");
}

/** The public address, or the one inside the subnet where there is none. */
export function addressOf({ publicIp, privateIp }: ClusterReport): string {
	return publicIp ?? privateIp;
}
