import type { HeldDisk, HeldFileSystem, Holdings, Subject } from "../cluster/holdings.ts";
import { minuteText } from "../text/day.ts";

/** A line of a question, as it is drawn. */
export interface QuestionLine {
	readonly text: string;
	readonly bold?: boolean;
	readonly tone?: "warn";
}

/** A question before something is done to a cluster. */
export interface VerbQuestion {
	readonly title: string;
	readonly body: readonly QuestionLine[];
	/** What goes on costing from then on. */
	readonly money: readonly string[];
	/** What yes does. */
	readonly does: string;
	/** What Esc does. */
	readonly no: string;
	/** The word that has to be typed first. */
	readonly typed: string | undefined;
	/** What goes on costing after a deletion, by name; undefined where that is not known. */
	readonly keeps: readonly string[] | undefined;
}

/** Which cluster it is: by its stack where that can be read, else only by what the user types. */
export function whichOne({ name, stackName, stackId, createdAt }: Subject): QuestionLine[] {
	if (stackId === undefined || createdAt === undefined) {
		return [
			{
				text: `AWS may not be asked which cluster has the name ${name} now: the name that you type decides.`,
				tone: "warn",
			},
		];
	}
	return [{ text: `Made ${minuteText(createdAt)}, stack ${stackName}.` }];
}

/** Compute nodes that end, as many as are known. */
export function nodesText(count: number | undefined): string {
	if (count === undefined) return "compute nodes with their disks, how many is not known";
	return count === 1 ? "1 compute node with its disk" : `${count} compute nodes with their disks`;
}

/** Where disks and file systems appear on the nodes, as far as that is known. */
export function folders(
	...some: readonly (readonly { readonly mountPoint: string | undefined }[] | undefined)[]
): string[] {
	return some.flatMap((held) => held ?? []).flatMap(({ mountPoint }) => mountPoint ?? []);
}

/** The disks and file systems that are paid for as long as the cluster is there. */
export function disksCosting(held: Holdings): QuestionLine[] {
	const rest = [held.made, held.own];
	const systems = [held.madeFileSystems, held.ownFileSystems].flatMap((some) => some ?? []);
	const lines = [
		...(held.headDisks ?? []).map((disk) => `its disk: ${diskText(disk)}`),
		...rest.flatMap((some) => some ?? []).map(diskText),
	];
	const unread = [held.headDisks, ...rest].includes(undefined)
		? ["its disks and volumes: not all could be read"]
		: [];
	return [...lines, ...systems.map(systemText), ...unread].map(item);
}

/** What a part of the question is about. */
export function head(text: string): QuestionLine {
	return { text, bold: true };
}

/** A line of such a part. */
export function item(text: string): QuestionLine {
	return { text: `  ${text}` };
}

/** "/mnt/data: data, 500 GiB, vol-0abc": as much of it as is known. */
export function diskText(disk: HeldDisk): string {
	const { id, name, mountPoint } = disk;
	const what = [name, sizeText(disk), id].filter((part) => part !== undefined && part !== "").join(", ");
	return mountPoint === undefined ? what : `${mountPoint}: ${what}`;
}

/** Its size, as far as it is known. */
export function sizeText({ sizeGiB }: HeldDisk): string {
	return sizeGiB === undefined ? "size not known" : `${sizeGiB} GiB`;
}

/** The same of a file system. */
export function systemText({ kind, id, mountPoint }: HeldFileSystem): string {
	return `${mountPoint === undefined ? "" : `${mountPoint}: `}${kind} ${id}`;
}
