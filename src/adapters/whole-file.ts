import { lstat, readlink, realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { AppError } from "../ports/errors.ts";
import { type Draft, newDraft, onlyDraftOf, removeLeftDrafts } from "./drafts.ts";
import { faultCode } from "./file-faults.ts";
import { makeFolder } from "./folders.ts";

const MOST_LINKS = 40;

/** What the one whose turn it is may do with the file. */
export interface Turn {
	/** Brings the new text to the disk, beside the file: what can go wrong with a disk goes wrong here. */
	prepare(text: string): Promise<void>;
	/** Puts what was prepared in the file's place, whole, by one rename. */
	swap(): Promise<void>;
}

/**
 * Gives `work` the turn to read and replace `target` (no symlink: see linkTarget): of all firstlights that want to,
 * one after the other. Its text gets mode 0600 and the owner of the file, or of the folder where there is no file
 * yet. Rejects with what `work` rejects with, and leaves nothing beside the file.
 *
 * Not the library write-file-atomic: it ignores that a write may come up short, so that a disk with room for a
 * part of the text gets a truncated file and no error (seen with 8.0.0).
 */
export async function inTurn<Result>(target: string, work: (turn: Turn) => Promise<Result>): Promise<Result> {
	const draft = await onlyDraftOf(target);
	try {
		return await work({ prepare: (text) => draft.fill(text, target), swap: () => swap(draft, target) });
	} finally {
		await draft.drop();
	}
}

/** Replaces the text of `path` by what `compose` makes of the file that it leads to, its folder made if need be. */
export async function rewrite(path: string, compose: (target: string) => Promise<string>): Promise<void> {
	const target = await linkTarget(path);
	makeFolder(dirname(target));
	await inTurn(target, async (turn) => {
		await turn.prepare(await compose(target));
		await turn.swap();
	});
}

/** By its draft's absence somebody learns that another one took the turn away from it. */
async function swap(draft: Draft, target: string): Promise<void> {
	try {
		await draft.place(target);
	} catch (thrown) {
		if (faultCode(thrown) !== "ENOENT") throw thrown;
		throw new AppError("config-changed", `Another firstlight writes ${target} just now.`, {
			hint: "Nothing was written. Look at the file, then try again.",
			cause: thrown,
		});
	}
}

/**
 * A new file with mode 0600, whole or not at all, owned as the file `like`; rejects with EEXIST when there is one.
 * To be called by the one whose turn it is with `like`, since it looks first and writes then.
 */
export async function createWhole(path: string, data: Uint8Array, like: string): Promise<void> {
	await removeLeftDrafts(dirname(path));
	const draft = await newDraft(path);
	try {
		await draft.fill(data, like);
		if (await isThere(path)) throw Object.assign(new Error("it is there already"), { code: "EEXIST" });
		await draft.place(path);
	} finally {
		await draft.drop();
	}
}

async function isThere(path: string): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
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
