import type { Outside } from "../text/plain.ts";

/** A file, folder or link as a copy sees it. */
export interface TreeItem {
	/** Its path below the one that was looked at, with `/`; empty for that itself. */
	readonly name: Outside;
	/** Other: no file, or a folder that may not be read. */
	readonly kind: "file" | "folder" | "link" | "other";
	readonly bytes: number;
	/** Seconds since 1970, whole. */
	readonly modified: number;
}

/** What lies at a path. */
export interface Tree {
	/** Absolute, links in it followed. */
	readonly path: Outside;
	/** Itself first; folders before what lies in them. */
	readonly items: readonly TreeItem[];
}

/** The user's own files and folders on this computer. */
export interface Trees {
	/**
	 * What lies at a path (`~` allowed) and below it, so many folders deep; undefined where there is nothing. Rejects with
	 * `refused` for what may not be read.
	 */
	look(path: string, depth: number, signal: AbortSignal): Promise<Tree | undefined>;
	/** SHA-256 of files of a folder, in hex, in their order. Rejects as `look`. */
	sums(folder: string, names: readonly string[], signal: AbortSignal): Promise<string[]>;
	/** How large a file is, bytes; 0 where there is none. */
	bytes(path: string): Promise<number>;
	/** Makes folders and those above them. Rejects as a write. */
	makeFolders(paths: readonly string[]): Promise<void>;
	/** Gives a file another name, in place of one that has it. Rejects as a write. */
	rename(from: string, to: string): Promise<void>;
	remove(path: string): Promise<void>;
}
