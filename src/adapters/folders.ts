import { chownSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes `folder` and what is missing above it, mode 0700, each for the owner of the folder it lies in: started with
 * sudo, nothing of root's stays in a user's home. Throws the system's own error.
 *
 * Not mkdir's `recursive`: where the system answers ENOENT although the parent is there, as in /proc, it tries for ever.
 */
export function makeFolder(folder: string): void {
	if (isFolder(folder)) return;
	const parent = dirname(folder);
	if (parent !== folder) makeFolder(parent);
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (thrown) {
		// Somebody else was quicker.
		if (isFolder(folder)) return;
		throw thrown;
	}
	const { uid, gid } = statSync(parent);
	if (isRoot()) chownSync(folder, uid, gid);
}

/** True when this process may give files to others, which is how sudo runs it. */
export function isRoot(): boolean {
	return process.geteuid?.() === 0;
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
