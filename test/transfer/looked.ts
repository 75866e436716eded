import type { Tree, TreeItem, Trees } from "../../src/ports/trees.ts";
import { strictPort } from "../harness/strict-port.ts";

/** A line of the look at a head node: kind, bytes, seconds, name. */
export type Row = readonly [kind: string, bytes: number, modified: number, name: string];

/** What the head node says to a look. */
export function said(
	path: string,
	rows: readonly Row[],
	inside?: readonly Row[],
	rsync = "/usr/bin/rsync",
): string {
	const records = (some: readonly Row[]) =>
		some.map(([kind, bytes, modified, name]) => `${kind}\t${bytes}\t${modified}.25\t${name}\0`).join("");
	const disk = "/dev/nvme1n1 100 1 5000 1% /mnt/data";
	return `${[path, rsync, disk].join("\0")}\0${records(rows)}${inside ? `\0${records(inside)}` : ""}`;
}

const KINDS = { f: "file", d: "folder", l: "link", x: "other" } as const;

export function treeOf(path: string, rows: readonly Row[]): Tree {
	const items = rows.map(
		([kind, bytes, modified, name]): TreeItem => ({ kind: KINDS[kind as "f"], bytes, modified, name }),
	);
	return { path, items };
}

/** The files of this computer: what lies at each path. */
export function treesOf(all: Readonly<Record<string, Tree>>): Trees {
	return strictPort<Trees>("trees", { look: async (path) => all[path] });
}

/** Programs here: an rsync of this version. */
export function rsyncThatSays(text: string) {
	return {
		run: async (_: unknown, onOutput: (chunk: string) => void) => {
			onOutput(text);
			return { code: 0, signal: undefined };
		},
	};
}

export const RSYNC = "rsync  version 2.6.9  protocol version 29\n";
export const never = new AbortController().signal;
