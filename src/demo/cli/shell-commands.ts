import { wrap } from "../../text/fit.ts";
import type { ClusterReport } from "../control/protocol.ts";
import { ownEntry } from "../own-entry.ts";
import type { Account } from "./account.ts";
import { filesIn, isFile, isFolder, resolved } from "./shell-files.ts";
import { diskTable, nodeTable } from "./shell-tables.ts";

/** A login on the head node. */
export interface Session {
	readonly name: string;
	readonly account: Account;
	readonly report: ClusterReport;
	/** Where the user stands. */
	folder: string;
	/** Of the terminal. */
	readonly columns: number;
	write(text: string): void;
	pause(): Promise<void>;
}

type Command = (words: readonly string[], session: Session, signal: AbortSignal) => string | Promise<string>;

const HELP = [
	["df -h", "the disks: your volumes lie below /mnt"],
	["ls, cd, pwd", "look around, e.g. ls /mnt/lsst_stack"],
	["sinfo, squeue", "the compute nodes and the jobs, as Slurm shows them"],
	["srun -N 2 hostname", "run a command on two compute nodes"],
	["exit (or Ctrl-D)", "back to firstlight"],
	["and", "whoami, hostname, date, uptime, nproc, free, echo, cat, clear"],
] as const;

function help({ columns }: Session): string {
	const told = HELP.flatMap(([typed, does]) =>
		wrap(does, columns - 23).map((part, place) => `  ${(place === 0 ? typed : "").padEnd(20)} ${part}`),
	);
	return ["This pretend shell knows:", ...told].join("\n");
}

const COMMANDS: Readonly<Record<string, Command>> = {
	help: (_, session) => help(session),
	pwd: (_, session) => session.folder,
	whoami: (_, { report }) => report.user,
	hostname: (_, { report }) => hostOf(report),
	date: () => new Date().toUTCString(),
	uptime: () =>
		` ${new Date().toTimeString().slice(0, 8)} up 4 min,  1 user,  load average: 0.02, 0.05, 0.01`,
	nproc: () => "2",
	free: () => "              total        used        free\nMem:           3.8G        612M        2.4G",
	echo: (words) => words.join(" "),
	clear: () => "\u001b[2J\u001b[H",
	source,
	".": source,
	setup: () => "",
	df: (words, { report }) =>
		diskTable(
			report,
			words.filter((word) => word.startsWith("/")),
		),
	ls,
	cd,
	cat: (words) => words.map((word) => `cat: ${word}: Permission denied`).join("\n"),
	sinfo: async (_, session) => nodeTable(await fresh(session)),
	squeue: () => "             JOBID PARTITION     NAME     USER ST       TIME  NODES NODELIST(REASON)",
	srun,
};

/** Runs one line; `leave` ends the login. Aborting `signal` is Ctrl-C. */
export async function runCommand(
	text: string,
	session: Session,
	signal: AbortSignal,
): Promise<"leave" | undefined> {
	const [word = "", ...typed] = text.trim().split(/\s+/);
	if (word === "") return undefined;
	if (/[|&;<>`$]/.test(text)) {
		const refusal = "-bash: this pretend shell runs one plain command at a time (no pipes, no redirection)";
		session.write(`${wrap(refusal, session.columns).join("\n")}\n`);
		return undefined;
	}
	const words = typed.flatMap((it) => expanded(it, session));
	if (word === "exit" || word === "logout") return "leave";
	const command = ownEntry(COMMANDS, word);
	const output =
		command === undefined ? `-bash: ${word}: command not found` : await command(words, session, signal);
	if (output !== "") session.write(`${output}\n`);
	return undefined;
}

/** `/mnt/*` stands for everything in that folder. */
function expanded(word: string, session: Session): string[] {
	if (!word.endsWith("/*")) return [word];
	const folder = word.slice(0, -2);
	const names = filesIn(resolved(folder, session.folder, session.report), session.report) ?? [];
	return names.length === 0 ? [word] : names.map((name) => `${folder}/${name}`);
}

function ls(words: readonly string[], session: Session): string {
	const paths = words.filter((word) => !word.startsWith("-"));
	const listed = (paths.length === 0 ? [session.folder] : paths).map((path) => {
		const whole = resolved(path, session.folder, session.report);
		const files = filesIn(whole, session.report);
		if (files !== undefined) return paths.length > 1 ? `${path}:\n${files.join("  ")}\n` : files.join("  ");
		return isFile(whole, session.report) ? path : `ls: cannot access ${path}: No such file or directory`;
	});
	return listed.join("\n").trimEnd();
}

function source(words: readonly string[], session: Session): string {
	const [path] = words;
	if (path === undefined) return "-bash: source: filename argument required";
	const there = isFile(resolved(path, session.folder, session.report), session.report);
	return there ? "" : `-bash: ${path}: No such file or directory`;
}

function cd(words: readonly string[], session: Session): string {
	const path = resolved(words[0] ?? "~", session.folder, session.report);
	if (!isFolder(path, session.report)) return `-bash: cd: ${words[0]}: No such file or directory`;
	session.folder = path;
	return "";
}

/** Waits until the nodes are there, as Slurm does, then answers for each of them. */
async function srun(words: readonly string[], session: Session, signal: AbortSignal): Promise<string> {
	const { count, rest } = jobFrom(words);
	if (rest.length === 0) return "srun: fatal: No command given to execute.";
	if (count > session.report.config.maximum) {
		return "srun: error: Unable to allocate resources: Requested node configuration is not available";
	}
	await session.account.job(session.name, count);
	let told = false;
	for (;;) {
		const report = await fresh(session);
		const ready = report.nodes.filter((node) => node.state === "running");
		if (report.fleet === "RUNNING" && ready.length >= count) {
			if (told) session.write("srun: job 2 has been allocated resources\n");
			return ready
				.slice(0, count)
				.map((node) => answerOf(rest, node.host, report))
				.join("\n");
		}
		if (!told) session.write("srun: job 2 queued and waiting for resources\n");
		told = true;
		if (signal.aborted) return "srun: Job allocation 2 has been revoked";
		await session.pause();
		if (signal.aborted) return "srun: Job allocation 2 has been revoked";
	}
}

function jobFrom(words: readonly string[]): { count: number; rest: string[] } {
	let count = 1;
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? "";
		const joined = /^(?:-N|-n|--nodes=|--ntasks=)(\d+)$/.exec(word);
		if (joined !== null) count = Number(joined[1]);
		else if (["-N", "-n", "--nodes", "--ntasks"].includes(word)) count = Number(words[++index] ?? 1) || 1;
		else if (!word.startsWith("-")) return { count, rest: words.slice(index) };
	}
	return { count, rest: [] };
}

function answerOf(rest: readonly string[], host: string, report: ClusterReport): string {
	if (rest[0] === "hostname") return host;
	if (rest[0] === "whoami") return report.user;
	if (rest[0] === "echo") return rest.slice(1).join(" ");
	return `slurmstepd: error: execve(): ${rest[0]}: No such file or directory`;
}

async function fresh(session: Session): Promise<ClusterReport> {
	return (await session.account.report(session.name)) ?? session.report;
}

function hostOf(report: ClusterReport): string {
	return `ip-${report.privateIp.replaceAll(".", "-")}`;
}
