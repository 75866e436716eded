import {
	closeSync,
	mkdirSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeSync,
} from "node:fs";
import { wordsOfLine } from "../../text/shell-word.ts";
import { bytes, furnish, isWritable, localPath } from "./disk.ts";
import type { Visit } from "./login.ts";
import type { Streams } from "./shell.ts";
import { playSsh } from "./ssh-program.ts";

/** Bytes that come between two of the demo's steps. */
const PORTION = 2_000_000;

/** Plays one run of `sftp -b -` to a head node of the demo; the exit code. Never rejects. */
export function playSftp(argv: readonly string[], env: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
	return playSsh(argv, env, streams, streams.err, batch);
}

/** Does lines of put, get and their like, up to the first that fails. */
async function batch(visit: Visit): Promise<number> {
	const { streams } = visit;
	furnish(visit.report);
	const lines = Buffer.from(await streams.input(), "latin1")
		.toString("utf8")
		.split("\n");
	for (const line of lines.filter(Boolean)) {
		streams.out(bytes(`sftp> ${line}\n`));
		try {
			await did(line.replace(/^-/, ""), visit);
		} catch (thrown) {
			if (line.startsWith("-")) continue;
			streams.err(bytes(`${thrown instanceof Error ? thrown.message : thrown}\n`));
			return 1;
		}
	}
	return 0;
}

async function did(line: string, { report, pause }: Visit): Promise<void> {
	const [verb = "", ...words] = (wordsOfLine(line) ?? []).filter((word) => word !== "-p");
	const there = (path = "") => localPath(bytes(path), report);
	const own = (path = "") => {
		if (!isWritable(bytes(path), report)) throw new Error(`remote open "${path}": Permission denied`);
		return there(path);
	};
	const [first = "", second = ""] = words;
	switch (verb) {
		case "mkdir":
			return mkdirSync(own(first));
		case "rm":
			return rmSync(own(first));
		case "rename":
			return renameSync(own(first), own(second));
		case "put":
		case "reput":
			return await copied(first, own(second), verb === "reput", pause);
		case "get":
		case "reget":
			return await copied(there(first), second, verb === "reget", pause);
		default:
			throw new Error("Invalid command.");
	}
}

/** Copies a file at the demo's pace, with its time; on from where it stopped when it `goesOn`. */
async function copied(from: string, to: string, goesOn: boolean, pause: () => Promise<void>): Promise<void> {
	const source = openSync(from, "r");
	const target = openSync(to, goesOn ? "r+" : "w");
	try {
		const portion = Buffer.alloc(PORTION);
		let at = goesOn ? statSync(to).size : 0;
		for (;;) {
			const length = readSync(source, portion, 0, PORTION, at);
			writeSync(target, portion, 0, length, at);
			at += length;
			if (length < PORTION) break;
			await pause();
		}
	} finally {
		closeSync(source);
		closeSync(target);
	}
	const { mtime } = statSync(from);
	utimesSync(to, mtime, mtime);
}
