import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import type { Processes } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import type { Tree, TreeItem } from "../ports/trees.ts";
import { pathTyped } from "../text/path-typed.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { someNames } from "../text/some-names.ts";
import { lookThere, type TreeThere } from "./look-there.ts";
import { hasRsyncHere } from "./rsync.ts";

/** To the cluster, or from there. */
export type Direction = "put" | "get";

/** What is to be copied, as it was typed. */
export interface Wanted {
	readonly direction: Direction;
	/** The file or folder. */
	readonly source: string;
	/** The folder that it goes into, under its own name. */
	readonly folder: string;
}

/** Something that is copied. */
export interface Sent {
	/** Below the folder of the source and that of the copy alike. */
	readonly name: string;
	readonly kind: "file" | "folder" | "link";
	readonly bytes: number;
	/** True where it takes the place of what is there. */
	readonly replaces: boolean;
	/** Bytes of it that have come already. */
	readonly begun: number;
	/** Where it is meanwhile, by sftp. */
	readonly part: string;
}

/** What a copy would do, looked at on both sides; nothing is done yet. */
export interface TransferPlan {
	readonly direction: Direction;
	/** Absolute folders: what is copied lies in the one, and goes into the other. */
	readonly from: string;
	readonly into: string;
	/** Of the file or folder. */
	readonly name: string;
	readonly sent: readonly Sent[];
	/** Files that are there already, alike in size and time. */
	readonly already: number;
	/** Names that are not copied: no files, not to be read, not in UTF-8; by sftp links, and names with a line break. */
	readonly left: readonly string[];
	readonly by: "rsync" | "sftp";
	/** Where the disk of the cluster's side is mounted there; undefined where nothing tells. */
	readonly mount: string | undefined;
	/** Room where it goes, bytes; undefined where nothing tells, or some of it has come before. */
	readonly room: number | undefined;
}

/** rsync's folder for what has come in part. */
export const PARTIAL_FOLDER = ".firstlight-partial";
const OWN_PART = /(?:^|\/)\.firstlight-(?:partial(?:\/|$)|[\da-f]{16}\.part$)/;
const ALL = 1_000;

type Tools = Pick<Ports, "trees" | "disk"> & { readonly processes: Pick<Processes, "run"> };
/** Where it goes. */
type Place = Tree & Pick<TreeThere, "inside" | "room">;

/** Looks at both sides. Rejects as the head node does, with `not-found` and `refused`, and with `usage` for the words. */
export async function planTransfer(
	ports: Tools,
	head: HeadNode,
	wanted: Wanted,
	signal: AbortSignal,
): Promise<TransferPlan> {
	const source = pathFrom(wanted.source, "source");
	const folder = pathFrom(wanted.folder, "folder");
	const isPut = wanted.direction === "put";
	const looked = isPut
		? await lookedHere(ports, source, ALL, signal)
		: await lookThere(head, source, { depth: ALL }, signal);
	const path = dataIn(looked.path);
	if (looked.items[0]?.kind === "other")
		throw new AppError("refused", `${plainText(path)} may not be read, or is neither file nor folder.`, {
			hint: "Look at its owner and mode (ls -ld), or name another one.",
		});
	const name = basename(path);
	if (name === "" || isOdd(name))
		throw new AppError("usage", `${plainText(path)} cannot be copied as a whole.`, {
			hint: "Name a file or folder in it.",
		});
	const place: Place = isPut
		? await lookThere(head, folder, { depth: 1, inside: name }, signal)
		: await placeHere(ports, folder, name, signal);
	if (place.items[0]?.kind !== "folder")
		throw new AppError("refused", `${plainText(place.path)} is a file.`, {
			hint: "Name the folder that it is to go into: it keeps its own name.",
		});
	const there = (isPut ? place : looked) as TreeThere;
	const hasBoth = there.hasRsync && (await hasRsyncHere(ports.processes, signal));
	const by = hasBoth ? "rsync" : "sftp";
	return {
		...{ direction: wanted.direction, from: dirname(path), into: dataIn(place.path), name, by },
		mount: there.mount,
		...compared(looked, place, name, by),
	};
}

/** A path as it was typed or dropped there; no folder is the home folder there, or the working one here. */
export function pathFrom(typed: string, what: "source" | "folder"): string {
	const path = pathTyped(typed);
	if (path !== "" || what === "folder") return path;
	throw new AppError("usage", "Name the file or folder that is to be copied.");
}

/** The same without what would take the place of something. */
export function keeping(plan: TransferPlan): TransferPlan {
	return { ...plan, sent: plan.sent.filter(({ replaces }) => !replaces) };
}

async function lookedHere({ trees }: Tools, path: string, depth: number, signal: AbortSignal): Promise<Tree> {
	const tree = await trees.look(path, depth, signal);
	if (tree) return tree;
	throw new AppError("not-found", `There is no ${path} on this computer.`, {
		hint: /^[/~]/.test(path)
			? "Look at its spelling: capitals count."
			: "Paths that do not begin with / or ~ are those of the folder in which firstlight was started.",
	});
}

async function placeHere(ports: Tools, folder: string, name: string, signal: AbortSignal): Promise<Place> {
	const tree = await lookedHere(ports, folder === "" ? "." : folder, 1, signal);
	const path = dataIn(tree.path);
	const megabytes = await ports.disk.freeMegabytes(path);
	return {
		...tree,
		inside: await ports.trees.look(`${path}/${name}`, ALL, signal),
		room: megabytes === undefined ? undefined : megabytes * 1_000_000,
	};
}

/** Where a file is while it has come in part, by sftp: another one when its source has changed meanwhile. */
export function partOf({ name, bytes, modified }: Omit<TreeItem, "kind"> & { name: string }): string {
	const own = createHash("sha256").update(`${name}\0${bytes}\0${modified}`).digest("hex").slice(0, 16);
	return `${name.slice(0, name.lastIndexOf("/") + 1)}.firstlight-${own}.part`;
}

/** What would be sent, and what not. Throws `refused` where a file stands in the way of a folder, or a folder of a file. */
function compared(source: Tree, place: Place, name: string, by: TransferPlan["by"]) {
	const whole = (item: TreeItem, base = name) => [base, dataIn(item.name)].filter(Boolean).join("/");
	const there = new Map([
		...place.items.map((item) => [dataIn(item.name), item] as const),
		...(place.inside?.items ?? []).map((item) => [whole(item), item] as const),
	]);
	const items = source.items.map((item) => ({ ...item, name: whole(item) }));
	const isLeft = (item: (typeof items)[number]) =>
		item.kind === "other" ||
		item.name.includes("\ufffd") ||
		(by === "sftp" && (item.kind === "link" || /[\r\n]/.test(item.name)));
	const meant = items.filter((item) => !OWN_PART.test(item.name));
	const sent: Sent[] = [];
	const clashes: string[] = [];
	let already = 0;
	for (const item of meant) {
		const { kind } = item;
		if (isLeft(item) || kind === "other") continue;
		const now = there.get(item.name);
		if (now && now.kind !== kind) clashes.push(plainText(item.name));
		const isAlike = now && (kind !== "file" || (now.bytes === item.bytes && now.modified === item.modified));
		if (isAlike) already += kind === "folder" ? 0 : 1;
		else {
			const part = partOf(item);
			const begun = by === "sftp" ? (there.get(part)?.bytes ?? 0) : 0;
			const bytes = kind === "file" ? item.bytes : 0;
			sent.push({ name: item.name, kind, bytes, replaces: now !== undefined, begun, part });
		}
	}
	if (clashes.length > 0)
		throw new AppError(
			"refused",
			`Where it goes, something of another kind has the same name, a file or a folder: ${someNames(clashes)}.`,
			{ hint: "Give one of the two another name: nothing was copied." },
		);
	const hasBegun = [...there.keys()].some((own) => OWN_PART.test(own));
	return {
		...{ sent, already, left: meant.filter(isLeft).map((item) => plainText(item.name)) },
		room: hasBegun ? undefined : place.room,
	};
}

/** True for a name that is not to be written in UTF-8, or is none. */
function isOdd(name: string): boolean {
	return name.includes("\ufffd") || name === "." || name === "..";
}
