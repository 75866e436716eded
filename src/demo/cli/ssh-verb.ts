import { appendFileSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import type { ClusterReport } from "../control/protocol.ts";
import { fingerprintIn } from "../key-fingerprints.ts";
import type { Account } from "./account.ts";
import { runShell } from "./shell.ts";
import { runCommand } from "./shell-commands.ts";
import { type Bench, known } from "./verbs.ts";

/** ssh's options that take a value. */
const VALUED = "BbcDEeFIiJLlmOopQRSWw";

/** `pcluster ssh`: the exit code is 0 whatever ssh says. */
export async function ssh(bench: Bench): Promise<number> {
	const report = await known(bench);
	const { extra, name } = bench.args;
	if (bench.args.dryrun) {
		bench.write(`SSH command: ${sshCommand(report, extra)}\n`);
		return 0;
	}
	await logIn({ ...bench, name, extra, report });
	return 0;
}

/** The command line that pcluster hands to the shell; a blank at its end without arguments. */
export function sshCommand(report: ClusterReport, extra: readonly string[]): string {
	return `ssh ${report.user}@${addressOf(report)} ${extra.map(quoted).join(" ")}`;
}

/** What a login needs. */
export interface Visit {
	readonly name: string;
	readonly account: Account;
	readonly report: ClusterReport;
	/** What follows the address on ssh's command line. */
	readonly extra: readonly string[];
	write(text: string): void;
	pause(): Promise<void>;
}

/** Plays ssh: lets the holder of the right key in, to the pretend shell or to one command. */
export async function logIn({ name, account, report, extra, write, pause }: Visit): Promise<void> {
	const { keyFile, command, messages, verbose } = sshArguments(extra);
	const tell = (text: string) => (messages === undefined ? write(text) : appendFileSync(messages, text));
	if (report.head?.state !== "running") {
		tell(`ssh: connect to host ${addressOf(report)} port 22: Connection timed out\n`);
		return;
	}
	if (report.sshSays !== undefined) {
		const words = { ADDRESS: addressOf(report), USER: report.user, HOME: homedir() };
		tell(report.sshSays.replace(/ADDRESS|USER|HOME/g, (word) => words[word as keyof typeof words]));
		return;
	}
	const closedDoor = doorFor(keyFile, report);
	if (closedDoor !== undefined) {
		tell(closedDoor);
		return;
	}
	if (verbose) tell(`Authenticated to ${addressOf(report)} ([${addressOf(report)}]:22) using "publickey".\n`);
	const columns = process.stdout.columns || 80;
	const session = { name, account, report, write, pause, columns, folder: homeOf(report) };
	if (command.length > 0) await runCommand(command.join(" "), session, new AbortController().signal);
	else await runShell(session);
}

/** What ssh makes of the arguments that follow the cluster's name. */
interface SshArguments {
	readonly keyFile?: string;
	/** Where its own messages go; undefined: on the terminal. */
	readonly messages?: string;
	readonly verbose?: boolean;
	readonly command: readonly string[];
}

function sshArguments(extra: readonly string[]): SshArguments {
	let read: Omit<SshArguments, "command"> = {};
	for (let index = 0; index < extra.length; index++) {
		const word = extra[index] ?? "";
		if (!word.startsWith("-")) return { ...read, command: extra.slice(index) };
		const letter = word[1] ?? "";
		if (!VALUED.includes(letter)) continue;
		const value = (word.length > 2 ? word.slice(2) : extra[++index]) ?? "";
		if (letter === "i") read = { ...read, keyFile: value };
		if (letter === "E") read = { ...read, messages: value };
		const [option = "", setting = ""] = letter === "o" ? value.split(/=(.*)/s) : [];
		if (option === "LogLevel")
			read = { ...read, verbose: setting === "VERBOSE" || setting.startsWith("DEBUG") };
		if (option === "IdentityFile")
			read = { ...read, keyFile: setting.replace(/^"(.*)"$/s, "$1").replaceAll("%%", "%") };
	}
	return { ...read, command: [] };
}

/** Why the head node does not let the user in, in ssh's words; undefined when it does. */
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

function homeOf(report: ClusterReport): string {
	return `/home/${report.user}`;
}

function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

/** The public address, or the one inside the subnet where there is none. */
function addressOf({ publicIp, privateIp }: ClusterReport): string {
	return publicIp ?? privateIp;
}
