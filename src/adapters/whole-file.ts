import { randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { chown, open, readlink, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { faultCode } from "./file-faults.ts";

const MOST_LINKS = 40;

/**
 * Replaces `target` (no symlink: see linkTarget) by `text`, whole or not at all, with mode 0600. Rejects with the
 * system's own error and then leaves no temporary file. `beforeSwap` may still stop it by rejecting.
 *
 * Not the library write-file-atomic: it ignores that a write may come up short, so that a disk with room for a
 * part of the text gets a truncated file and no error (seen with 8.0.0).
 */
export async function replaceWhole(
	target: string,
	text: string,
	beforeSwap: () => Promise<void> = async () => {},
): Promise<void> {
	const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
	const drop = () => dropNow(draft);
	process.once("exit", drop);
	try {
		await createWhole(draft, text);
		await keepOwner(target, draft);
		await beforeSwap();
		await rename(draft, target);
	} catch (thrown) {
		await unlink(draft).catch(() => {});
		throw thrown;
	} finally {
		process.off("exit", drop);
	}
	await syncFolder(dirname(target));
}

/** A new file with mode 0600, safely on the disk; rejects with EEXIST when there is one, leaves no half of it. */
export async function createWhole(path: string, data: string | Uint8Array): Promise<void> {
	const file = await open(path, "wx", 0o600);
	try {
		await file.writeFile(data);
		await file.chmod(0o600);
		await file.sync();
	} catch (thrown) {
		await unlink(path).catch(() => {});
		throw thrown;
	} finally {
		await file.close().catch(() => {});
	}
}

function dropNow(path: string): void {
	try {
		unlinkSync(path);
	} catch {
		// It is gone already, which is what was wanted.
	}
}

/** Under sudo the file stays its owner's, as far as the system lets us. */
async function keepOwner(from: string, to: string): Promise<void> {
	const before = await stat(from).catch(() => undefined);
	if (before) await chown(to, before.uid, before.gid).catch(() => {});
}

/** So that the new name survives a power cut; file systems that cannot do it are left alone. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, "r").catch(() => undefined);
	await handle?.sync().catch(() => {});
	await handle?.close().catch(() => {});
}

/** Where `path` leads when it is a symlink, also to a file that does not exist yet; else `path` itself. */
export async function linkTarget(path: string): Promise<string> {
	let current = path;
	for (let hop = 0; hop < MOST_LINKS; hop++) {
		const link = await readlink(current).catch((thrown: unknown) => {
			if (["EINVAL", "ENOENT", "UNKNOWN"].includes(faultCode(thrown) ?? "")) return undefined;
			throw thrown;
		});
		if (link === undefined) return current;
		current = resolve(await realpath(dirname(current)), link);
	}
	throw Object.assign(new Error("too many links"), { code: "ELOOP" });
}
