import { createHash, randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { type FileHandle, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { faultCode } from "./file-faults.ts";
import { isRunning } from "./running-process.ts";

/**
 * The new text of a file on its way, beside that file. Its name says which file and who writes, and so it is also the
 * lock: whoever finds another's draft lets that one finish first, and to take a draft away is to take the turn from
 * its writer, who then has nothing left to rename. docs/decisions/one-writer-at-a-time.md says why.
 */
export interface Draft {
	/** Brings `data` to the disk with mode 0600, for the owner of `like`, or of the folder when that does not exist. */
	fill(data: string | Uint8Array, like: string): Promise<void>;
	/** Gives it its final name; rejects with ENOENT when the draft was taken away. */
	place(path: string): Promise<void>;
	/** Takes it away unless it was placed. Never rejects. */
	drop(): Promise<void>;
}

/** Whoever shows the same draft for so long does not write any more: its machine is gone, or it hangs. */
const LEFT_AFTER_MS = 5_000;
const LONGEST_PAUSE_MS = 20;
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Drafts of this process: no other one has its number, but a dead one may have had. */
const mine = new Set<string>();

/** A draft of `target` while nobody else has one; waits for those who do, and clears what the dead have left. */
export async function onlyDraftOf(target: string): Promise<Draft> {
	const watched = new Map<string, number>();
	for (;;) {
		// Who waits shows no draft: many that wait would never see none but their own.
		while ((await othersAt(target, watched)).length > 0) await pause(Math.random() * LONGEST_PAUSE_MS);
		const draft = await newDraft(target);
		try {
			for (;;) {
				// Looked for once more: whoever comes later finds this draft.
				const others = await othersAt(target, watched, draft.path);
				if (others.length === 0) return draft;
				if (others.some((other) => other < draft.path)) break;
				await pause(Math.random() * LONGEST_PAUSE_MS);
			}
		} catch (thrown) {
			await draft.drop();
			throw thrown;
		}
		await draft.drop();
	}
}

/** Opens a draft that is to become `target`; rejects with the system's own error. */
export async function newDraft(target: string): Promise<Draft & { readonly path: string }> {
	const owner = `${HOST}-${process.pid}-${randomBytes(6).toString("hex")}`;
	const path = join(dirname(target), `.${basename(target)}.firstlight-${owner}.tmp`);
	if (mine.size === 0) process.once("exit", dropAll);
	mine.add(path);
	const forget = () => {
		mine.delete(path);
		if (mine.size === 0) process.off("exit", dropAll);
	};
	const file = await open(path, "wx", 0o600).catch((thrown: unknown) => {
		forget();
		throw thrown;
	});
	const close = async () => {
		forget();
		await file.close().catch(() => {});
	};
	return {
		path,
		async fill(data, like) {
			await file.writeFile(data);
			await file.chmod(0o600);
			await giveToOwnerOf(like, file);
			await file.sync();
		},
		async place(final) {
			await rename(path, final);
			await close();
			await syncFolder(dirname(final));
		},
		async drop() {
			if (!mine.has(path)) return;
			await unlink(path).catch(() => {});
			await close();
		},
	};
}

/** Clears the drafts in `folder` whose writers are dead. Never rejects. */
export async function removeLeftDrafts(folder: string): Promise<void> {
	for (const name of await readdir(folder).catch(() => [])) {
		const path = join(folder, name);
		if (isDead(path)) await unlink(path).catch(() => {});
	}
}

/** The drafts of others who may be writing `target`; `watched`: since when each was seen. */
async function othersAt(target: string, watched: Map<string, number>, own?: string): Promise<string[]> {
	const folder = dirname(target);
	await removeLeftDrafts(folder);
	const others: string[] = [];
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		if (path === own || ownerOf(path)?.file !== basename(target) || isDead(path)) continue;
		const since = watched.get(path) ?? performance.now();
		watched.set(path, since);
		if (performance.now() - since < LEFT_AFTER_MS) others.push(path);
		else await takeAway(path);
	}
	return others;
}

async function takeAway(path: string): Promise<void> {
	await unlink(path).catch((thrown: unknown) => {
		if (faultCode(thrown) !== "ENOENT") throw thrown;
	});
}

/** What a draft's name tells; undefined for any other file. */
function ownerOf(path: string): { file: string; host: string; pid: number } | undefined {
	const found = /^\.(.+)\.firstlight-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/s.exec(basename(path));
	const [, file, host, pid] = found ?? [];
	return file === undefined || host === undefined ? undefined : { file, host, pid: Number(pid) };
}

/** True for a draft whose writer is certainly gone; of another machine's writers nothing is certain. */
function isDead(path: string): boolean {
	const owner = ownerOf(path);
	if (owner?.host !== HOST) return false;
	return owner.pid === process.pid ? !mine.has(path) : !isRunning(owner.pid);
}

function dropAll(): void {
	for (const path of mine) {
		try {
			unlinkSync(path);
		} catch {
			// It is gone already, which is what was wanted.
		}
	}
}

/** Under sudo the file is its owner's all the same, as far as the system lets us. */
async function giveToOwnerOf(like: string, file: FileHandle): Promise<void> {
	const owner = await stat(like).catch(() => stat(dirname(like)).catch(() => undefined));
	if (owner) await file.chown(owner.uid, owner.gid).catch(() => {});
}

/** So that the new name survives a power cut; file systems that cannot do it are left alone. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, "r").catch(() => undefined);
	await handle?.sync().catch(() => {});
	await handle?.close().catch(() => {});
}
