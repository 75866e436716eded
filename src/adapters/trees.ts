import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { lstat, mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "../ports/errors.ts";
import type { TreeItem, Trees } from "../ports/trees.ts";
import { plainText } from "../text/plain.ts";
import { faultCode, reasonFor, writeFault } from "./file-faults.ts";

/** The files of this computer, as they are copied from and to a cluster. */
export function treesOnDisk(home: string): Trees {
	const writing = async (path: string, work: () => Promise<unknown>) => {
		await work().catch((thrown) => Promise.reject(writeFault(plainText(path), thrown)));
	};
	return {
		async look(path, depth, signal) {
			const typed = resolve(path.replace(/^~(?=\/|$)/, () => home));
			try {
				const real = await realpath(typed);
				const top = itemOf("", await stat(real));
				const below = top.kind === "folder" && depth > 0 ? await itemsBelow(real, "", depth, signal) : [];
				return { path: real, items: [top, ...below] };
			} catch (thrown) {
				signal.throwIfAborted();
				if (["ENOENT", "ENOTDIR"].includes(faultCode(thrown) ?? "")) return undefined;
				throw unreadable(typed, thrown);
			}
		},
		async sums(folder, names, signal) {
			const sums: string[] = [];
			for (const name of names) {
				const path = join(folder, name);
				const hash = createHash("sha256");
				try {
					await pipeline(createReadStream(path, { signal }), hash);
				} catch (thrown) {
					signal.throwIfAborted();
					throw unreadable(path, thrown);
				}
				sums.push(hash.digest("hex"));
			}
			return sums;
		},
		bytes: async (path) =>
			stat(path).then(
				({ size }) => size,
				() => 0,
			),
		async makeFolders(paths) {
			for (const path of paths) await writing(path, () => mkdir(path, { recursive: true }));
		},
		rename: (from, to) => writing(to, () => rename(from, to)),
		remove: (path) => writing(path, () => rm(path, { force: true })),
	};
}

async function itemsBelow(
	folder: string,
	name: string,
	depth: number,
	signal: AbortSignal,
): Promise<TreeItem[]> {
	const items: TreeItem[] = [];
	for (const each of (await readdir(join(folder, name))).toSorted()) {
		signal.throwIfAborted();
		const own = name === "" ? each : `${name}/${each}`;
		const found = await lstat(join(folder, own));
		const item = itemOf(own, found);
		const isDeep = item.kind === "folder" && depth > 1;
		const below = isDeep ? await itemsBelow(folder, own, depth - 1, signal).catch(unlessDenied) : [];
		items.push(below ? item : { ...item, kind: "other" }, ...(below ?? []));
	}
	return items;
}

/** A folder in it that may not be read is left out, and told. */
function unlessDenied(thrown: unknown): undefined {
	if (!["EACCES", "EPERM"].includes(faultCode(thrown) ?? "")) throw thrown;
}

function itemOf(name: string, found: Stats): TreeItem {
	const kind = found.isFile()
		? "file"
		: found.isDirectory()
			? "folder"
			: found.isSymbolicLink()
				? "link"
				: "other";
	return { name, kind, bytes: found.size, modified: Math.floor(found.mtimeMs / 1000) };
}

function unreadable(path: string, thrown: unknown): AppError {
	return new AppError("refused", `${plainText(path)} cannot be read: ${reasonFor(thrown)}.`, {
		hint: "Look at its owner and mode (ls -ld), or choose another one.",
		cause: thrown,
	});
}
