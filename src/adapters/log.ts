import {
	closeSync,
	constants,
	fchownSync,
	fstatSync,
	ftruncateSync,
	openSync,
	readdirSync,
	readSync,
	rmSync,
	type Stats,
	statSync,
	writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isatty } from "node:tty";
import { AppError } from "../ports/errors.ts";
import type { Log } from "../ports/machine.ts";
import type { Stretch, StretchAt } from "../text/stretch.ts";
import { readFault, reasonFor } from "./file-faults.ts";
import { isRoot, makeFolder } from "./folders.ts";
import { harmless, LINE_FEED, withoutToken } from "./harmless-bytes.ts";

/** The log of this session; besides notes it takes the whole output of pcluster. */
export interface SessionLog extends Log {
	/** Appends it, harmless to show. Written before it returns, so a sudden end loses nothing and a flood cannot pile up. */
	append(output: string | Uint8Array): void;
}

const KEPT = 10;
const NAME = /^firstlight-.*\.log$/;
/** When so much has been written the middle goes; a cluster that is made leaves some 100 kB. */
const MOST_BYTES = 32 * 1024 * 1024;
const HEAD_BYTES = 4 * 1024 * 1024;
const TAIL_BYTES = 4 * 1024 * 1024;

/**
 * The session's log: a file of its own in `folder`, or the one that `--log` names. Made at the first line, above which
 * stands `head`, with mode 0600; then all but the newest ten in `folder` are removed. Where it cannot be written it says so by its `fault`.
 * The one that was named is opened at once: throws AppError `usage` where that cannot be.
 */
export function openLog(
	folder: string,
	options: { flag?: string | undefined; now?: Date; head?: string } = {},
): SessionLog {
	const now = options.now ?? new Date();
	const path = options.flag ?? join(folder, `firstlight-${stamp(now)}-${process.pid}.log`);
	let file: BoundedFile | undefined;
	let fault: string | undefined;
	let last: number | undefined;

	const begun = () => {
		if (file !== undefined) return file;
		file = open(path);
		if (options.flag === undefined) prune(folder);
		if (options.head !== undefined) file.append(Buffer.from(`${timed(options.head)}\n`));
		return file;
	};
	const append = (output: string | Uint8Array) => {
		if (fault !== undefined || output.length === 0) return;
		try {
			const file = begun();
			const bytes = harmless(withoutToken(output), last);
			file.append(bytes);
			last = bytes.at(-1);
		} catch (thrown) {
			fault = reasonFor(thrown);
			file?.close();
		}
	};
	try {
		if (options.flag !== undefined) begun();
	} catch (thrown) {
		throw new AppError("usage", `The log ${path} cannot be written: ${reasonFor(thrown)}.`, {
			hint: "Name another file by --log or FIRSTLIGHT_LOG, or leave it out.",
			cause: thrown,
		});
	}
	return {
		path,
		get fault() {
			return fault;
		},
		append,
		stretch: (at) => stretchOf(path, at),
		note(line, detail) {
			const below = detail === undefined ? "" : `${indented(described(detail))}\n`;
			const isOpen = last !== undefined && last !== LINE_FEED;
			append(`${isOpen ? "\n" : ""}${timed(line)}\n${below}`);
		},
	};
}

function timed(line: string): string {
	return `${new Date().toISOString()} ${line}`;
}

interface BoundedFile {
	append(bytes: Uint8Array): void;
	close(): void;
}

function open(path: string): BoundedFile {
	makeFolder(dirname(path));
	const before = statSync(path, { throwIfNoEntry: false });
	// A named pipe would wait for its reader, a terminal would draw over the screens.
	const descriptor = openSync(
		path,
		constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK,
		0o600,
	);
	const about = fstatSync(descriptor);
	if (about.isFIFO() || isatty(descriptor)) {
		close(descriptor);
		throw new Error(about.isFIFO() ? "it is a named pipe" : "it is a terminal");
	}
	if (before === undefined) giveToFolderOwner(descriptor, path);
	return boundedFile(descriptor, about);
}

function giveToFolderOwner(descriptor: number, path: string): void {
	if (!isRoot()) return;
	const { uid, gid } = statSync(dirname(path));
	fchownSync(descriptor, uid, gid);
}

/** What was in the file before stays; of what is written to it now the head and the tail. */
function boundedFile(descriptor: number, about: Stats): BoundedFile {
	const start = about.size;
	let written = about.isFile() ? 0 : Number.NEGATIVE_INFINITY;
	let leftOut = 0;
	const shorten = () => {
		const end = fstatSync(descriptor).size;
		if (end !== start + written) {
			// Somebody else writes to it as well: theirs is not ours to take away.
			written = Number.NEGATIVE_INFINITY;
			return;
		}
		const tail = Buffer.allocUnsafe(TAIL_BYTES);
		readSync(descriptor, tail, 0, TAIL_BYTES, end - TAIL_BYTES);
		leftOut += written - HEAD_BYTES - TAIL_BYTES;
		ftruncateSync(descriptor, start + HEAD_BYTES);
		const words = `\n\n[firstlight: some ${Math.round(leftOut / 1024 / 1024)} MB are left out here]\n\n`;
		writeWhole(descriptor, Buffer.from(words));
		writeWhole(descriptor, tail);
		written = HEAD_BYTES + words.length + TAIL_BYTES;
	};
	return {
		append(bytes) {
			writeWhole(descriptor, bytes);
			written += bytes.length;
			if (written > MOST_BYTES) shorten();
		},
		close: () => close(descriptor),
	};
}

/** A write to a full disk or a pipe may take only a part. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function close(descriptor: number): void {
	try {
		closeSync(descriptor);
	} catch {
		// Nothing is left to be done with it.
	}
}

/** Laid out on a screen before anybody notices. */
const STRETCH_BYTES = 64 * 1024;

/** Read at once, as it is written at once: what only promises need is not loaded for the first frame. */
async function stretchOf(path: string, at: StretchAt): Promise<Stretch | undefined> {
	// Whoever searches a long file goes on hearing keys.
	await new Promise((resolve) => setImmediate(resolve));
	try {
		if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
		const descriptor = openSync(path, "r");
		try {
			return wholeLines(descriptor, fstatSync(descriptor).size, at);
		} finally {
			close(descriptor);
		}
	} catch (thrown) {
		throw readFault(path, thrown);
	}
}

/** A line that is longer than a stretch is broken. */
function wholeLines(descriptor: number, size: number, at: StretchAt): Stretch {
	const isUpTo = "until" in at;
	const end = Math.min(size, isUpTo ? at.until : at.from + STRETCH_BYTES);
	const begin = Math.min(end, Math.max(0, isUpTo ? end - STRETCH_BYTES : at.from));
	const bytes = Buffer.alloc(end - begin);
	const read = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, begin));
	const first = isUpTo && begin > 0 ? read.indexOf(LINE_FEED) + 1 : 0;
	const last = !isUpTo && end < size ? read.lastIndexOf(LINE_FEED) + 1 : read.length;
	const [from, until] = [first === read.length ? 0 : first, last || read.length];
	// A line that was written over, as pcluster's progress is, is read as lines: only the first begins at the edge.
	const text = read.toString("utf8", from, until).replaceAll("^M", "\n  ");
	return { text, from: begin + from, until: begin + until, size };
}

function prune(folder: string): void {
	try {
		const logs = readdirSync(folder).filter((name) => NAME.test(name));
		for (const name of logs.sort().slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
	} catch {
		// Old logs that stay do no harm.
	}
}

/** Sorts by time as text, and is legal in a file's name everywhere. */
function stamp(now: Date): string {
	return now.toISOString().replace(/[:.]/g, "-");
}

/** Only what errors say of themselves: requests and answers that hang on them may hold secrets. */
function described(detail: unknown): string {
	if (!(detail instanceof Error)) return typeof detail === "string" ? detail : inspectSafely(detail);
	const cause = detail.cause === undefined ? "" : `\ncaused by: ${described(detail.cause)}`;
	return `${detail.stack ?? String(detail)}${cause}`;
}

function inspectSafely(detail: unknown): string {
	try {
		return JSON.stringify(detail) ?? String(detail);
	} catch {
		return String(detail);
	}
}

function indented(text: string): string {
	return `    ${text.replaceAll("\n", "\n    ")}`;
}
