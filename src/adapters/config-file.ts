import { createHash, randomUUID } from "node:crypto";
import { access, chmod, constants, readFile, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../ports/errors.ts";
import type { ConfigFiles, ReadConfig } from "../ports/files.ts";
import type { Clock } from "../ports/machine.ts";
import { shellWord } from "../text/shell-word.ts";
import { faultCode, readFault, writeFault } from "./file-faults.ts";
import { makeFolder } from "./folders.ts";
import { createWhole, inTurn, linkTarget } from "./whole-file.ts";

/** No config file is larger; what is was named by mistake. */
const LARGEST_BYTES = 1024 * 1024;
const MOST_BACKUPS_PER_SECOND = 100;

/** pcluster's config file on this machine's disk. */
export function configFiles(clock: Pick<Clock, "now"> = { now: () => new Date() }): ConfigFiles {
	return {
		read: readConfig,
		write: (path, text, expected) => writeConfig(path, text, expected, clock),
		beside: withFileBeside,
	};
}

async function readConfig(path: string): Promise<ReadConfig | undefined> {
	const bytes = await bytesOf(path);
	if (!bytes) return undefined;
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		return { text, fingerprint: fingerprintOf(bytes) };
	} catch (thrown) {
		throw new AppError("config-unreadable", `${path} is not a text file in UTF-8.`, {
			hint: "Save it as UTF-8 in your editor, or choose another file with --config.",
			cause: thrown,
		});
	}
}

function fingerprintOf(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** Looks at the kind first: reading a named pipe would wait for ever. */
async function bytesOf(path: string): Promise<Uint8Array | undefined> {
	try {
		const found = await stat(path);
		if (found.isDirectory()) throw unreadable(`${path} is a folder, not a file.`);
		if (!found.isFile()) throw unreadable(`${path} is not an ordinary file.`);
		if (found.size > LARGEST_BYTES) throw unreadable(`${path} is too large for a config file.`);
		return await readFile(path);
	} catch (thrown) {
		if (faultCode(thrown) === "ENOENT") return undefined;
		throw readFault(path, thrown);
	}
}

function unreadable(message: string): AppError {
	return new AppError("config-unreadable", message, { hint: "Choose another file with --config." });
}

async function writeConfig(
	path: string,
	text: string,
	expected: string | undefined,
	clock: Pick<Clock, "now">,
): Promise<{ backup: string | undefined }> {
	const before = await unchanged(path, expected);
	try {
		const target = await linkTarget(path);
		if (before && Buffer.from(before).equals(Buffer.from(text))) {
			await closeToOthers(target);
			return { backup: undefined };
		}
		if (before) await refuseProtected(target);
		makeFolder(dirname(target));
		return await inTurn(target, async (turn) => {
			await turn.prepare(text);
			const bytes = await unchanged(path, expected);
			const backup = bytes && bytes.length > 0 ? await backUp(path, bytes, clock.now()) : undefined;
			try {
				await unchanged(path, expected);
				await turn.swap();
			} catch (thrown) {
				if (backup !== undefined) await unlink(backup).catch(() => {});
				throw thrown;
			}
			return { backup };
		});
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
}

async function withFileBeside<Result>(
	path: string,
	text: string,
	use: (path: string) => Promise<Result>,
): Promise<Result> {
	const name = `${path}.${process.pid}-${randomUUID().slice(0, 8)}.check`;
	try {
		await createWhole(name, new TextEncoder().encode(text), path);
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
	try {
		return await use(name);
	} finally {
		await unlink(name).catch(() => {});
	}
}

/** As well as it goes: the text is right already. */
async function closeToOthers(target: string): Promise<void> {
	const { mode } = await stat(target);
	if ((mode & 0o077) !== 0) await chmod(target, mode & 0o700).catch(() => {});
}

/** A rename would get past the protection of a file; whoever set it did not mean it to. */
async function refuseProtected(target: string): Promise<void> {
	if (((await stat(target)).mode & constants.S_IWUSR) !== 0) return access(target, constants.W_OK);
	throw new AppError("config-unwritable", `${target} is protected against changes.`, {
		hint: `Nothing was changed. To let firstlight change it: chmod u+w ${shellWord(target)}`,
	});
}

/** The bytes that are there; rejects with `config-changed` unless they are those of `expected`. */
async function unchanged(path: string, expected: string | undefined): Promise<Uint8Array | undefined> {
	const bytes = await bytesOf(path);
	if ((bytes && fingerprintOf(bytes)) === expected) return bytes;
	throw new AppError("config-changed", `${path} was changed by somebody else in the meantime.`, {
		hint: "Nothing was written. Look at the file, then go back to the review to see the difference anew.",
	});
}

async function backUp(path: string, bytes: Uint8Array, now: Date): Promise<string> {
	for (let copy = 1; copy <= MOST_BACKUPS_PER_SECOND; copy++) {
		const name = `${path}.${stamp(now)}${copy === 1 ? "" : `-${copy}`}.bak`;
		try {
			await createWhole(name, bytes, path);
			return name;
		} catch (thrown) {
			if (faultCode(thrown) !== "EEXIST") throw thrown;
		}
	}
	throw new Error("too many backups of the same second");
}

/** Local time, e.g. 2026-11-23T10-15-00: no colons, which some disks refuse. */
function stamp(now: Date): string {
	const two = (number: number) => String(number).padStart(2, "0");
	const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
	return `${date}T${[two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join("-")}`;
}
