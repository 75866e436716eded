import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import type { Command } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { someNames } from "../text/some-names.ts";
import { transferFault } from "./faults.ts";
import type { Sent, TransferPlan } from "./plan.ts";
import { rsyncCommand, rsyncProgress } from "./rsync.ts";
import { copyLines, placeLines, sftpCommand, sftpProgress, unfinished } from "./sftp.ts";
import { sumsThere } from "./sums-there.ts";

/** What a copy is at. */
export interface TransferNow {
	readonly at: "copying" | "checking";
	/** Bytes that have come, with those of a copy before that broke off; all of them; and when this one began. */
	readonly bytes: number;
	readonly total: number;
	/** Those that had come when it began. */
	readonly begun: number;
	readonly since: Date;
	readonly now: Date;
}

type Tools = Pick<Ports, "trees" | "processes" | "clock">;

/** How often the size of what comes by sftp is looked at, milliseconds. */
const LOOK_MS = 1_000;

/**
 * Copies what is planned, compares both sides by SHA-256, and tells meanwhile how far it is. Rejects as the head node
 * does, and with `disk-full`, `refused`, `not-found`, `unreachable` (what has come is taken up by the next plan) and
 * `run-failed`. Aborted, what has come stays as well.
 */
export async function runTransfer(
	ports: Tools,
	head: HeadNode,
	plan: TransferPlan,
	tell: (now: TransferNow) => void,
	signal: AbortSignal,
): Promise<void> {
	const files = plan.sent.filter(({ kind }) => kind === "file");
	const total = totalOf(files);
	const begun = files.reduce((sum, file) => sum + file.begun, 0);
	const since = ports.clock.now();
	const news = (at: TransferNow["at"], bytes: number) =>
		tell({ at, bytes: Math.min(bytes, total), total, begun, since, now: ports.clock.now() });
	news("copying", begun);
	if (plan.by === "rsync") {
		const hear = rsyncProgress((bytes) => news("copying", bytes));
		await did(ports, plan, rsyncCommand(plan, await head.sshFor(signal)), hear, signal);
	} else await copiedBySftp(ports, head, plan, (bytes) => news("copying", begun + bytes), signal);
	news("checking", total);
	const names = files.map(({ name, part }) => (plan.by === "sftp" ? part : name));
	const sources = files.map(({ name }) => name);
	const isPut = plan.direction === "put";
	const [here, there] = isPut ? [sources, names] : [names, sources];
	const [folderHere, folderThere] = isPut ? [plan.from, plan.into] : [plan.into, plan.from];
	const [ours, theirs] = await Promise.all([
		ports.trees.sums(folderHere, here, signal),
		sumsThere(head, folderThere, there, signal),
	]);
	const bad = files.filter((_, place) => ours[place] === undefined || ours[place] !== theirs[place]);
	if (plan.by === "sftp") await placed(ports, head, plan, files, bad, signal);
	if (bad.length > 0)
		throw new AppError(
			"run-failed",
			`Both sides differ after the copy: ${someNames(bad.map(({ name }) => plainText(name)))}.`,
			{ hint: "Does something still write to them? Copy them again once it is done." },
		);
}

/** Bytes of files. */
export function totalOf(sent: readonly Sent[]): number {
	return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function did(
	{ processes }: Tools,
	plan: TransferPlan,
	command: Command,
	hear: (chunk: string) => void,
	signal: AbortSignal,
): Promise<void> {
	let stderr = "";
	const { code } = await processes.run(
		{ ...command, quiet: true },
		(chunk, from) => {
			if (from === "stderr") stderr = (stderr + dataIn(chunk)).slice(-64_000);
			else hear(dataIn(chunk));
		},
		signal,
	);
	if (code !== 0) throw transferFault(plan, { code, stderr });
}

/** sftp shows no progress where there is no terminal: the size of the file that is coming tells it. */
async function copiedBySftp(
	ports: Tools,
	head: HeadNode,
	plan: TransferPlan,
	tell: (bytes: number) => void,
	signal: AbortSignal,
): Promise<void> {
	const { direction, into, sent } = plan;
	const todo = unfinished(plan);
	if (direction === "get") {
		const folders = sent.filter(({ kind }) => kind === "folder").map(({ name }) => `${into}/${name}`);
		await ports.trees.makeFolders(folders);
	}
	const lines = copyLines(plan);
	if (lines.length === 0) return;
	let at = 0;
	const over = new AbortController();
	const watch = async (): Promise<never> => {
		await ports.clock.sleep(LOOK_MS, over.signal);
		const file = todo[at - 1];
		if (file) {
			const path = `${into}/${file.part}`;
			const size =
				direction === "get" ? await ports.trees.bytes(path) : await bytesThere(head, path, over.signal);
			if (todo[at - 1] === file) tell(cameBefore(todo, at - 1) + Math.max(0, size - file.begun));
		}
		return watch();
	};
	watch().catch(() => {});
	const hear = sftpProgress((count) => {
		at = count;
		tell(cameBefore(todo, count - 1));
	});
	try {
		await did(ports, plan, sftpCommand(await head.sshFor(signal), lines), hear, signal);
	} finally {
		over.abort();
	}
}

function cameBefore(todo: readonly Sent[], count: number): number {
	return todo.slice(0, count).reduce((sum, { bytes, begun }) => sum + bytes - begun, 0);
}

async function bytesThere(head: HeadNode, path: string, signal: AbortSignal): Promise<number> {
	const { stdout } = await head.run({ words: ["stat", "-c", "%s", "--", path], reads: true }, signal);
	return Number(dataIn(stdout)) || 0;
}

/** Gives what has come by sftp, and is the same on both sides, its own name. */
async function placed(
	ports: Tools,
	head: HeadNode,
	plan: TransferPlan,
	files: readonly Sent[],
	bad: readonly Sent[],
	signal: AbortSignal,
): Promise<void> {
	const good = files.filter((file) => !bad.includes(file));
	if (plan.direction === "put") {
		const lines = placeLines(plan, good, bad);
		if (lines.length > 0)
			await did(ports, plan, sftpCommand(await head.sshFor(signal), lines), () => {}, signal);
		return;
	}
	for (const { part } of bad) await ports.trees.remove(`${plan.into}/${part}`);
	for (const { part, name } of good) await ports.trees.rename(`${plan.into}/${part}`, `${plan.into}/${name}`);
}
