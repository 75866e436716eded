import {
	type Document,
	isMap,
	isScalar,
	isSeq,
	type Node,
	parseDocument,
	Scalar,
	type YAMLMap,
	YAMLSeq,
} from "yaml";
import type { SharedVolume } from "../cluster/spec.ts";
import { AppError } from "../errors.ts";
import { COMPUTE_RESOURCE_NAME, QUEUE_NAME, type Setting, storageV3 } from "./document-v3.ts";

type Path = readonly (string | number)[];

/** pcluster reads with YAML 1.1's words, where `yes` and `on` are no text (PyYAML). */
const OPTIONS = { schema: "yaml-1.1", uniqueKeys: true, merge: true } as const;

/** Reads a config file of version 3. Throws AppError `bad-config` with the line when it is none. */
export function parsedV3(text: string): Document {
	const document: Document = parseDocument(text, OPTIONS);
	const fault = document.errors[0];
	if (fault) {
		const line = fault.linePos?.[0].line;
		throw refused(`${line === undefined ? "" : `Line ${line}: `}${fault.message.split("\n")[0]}`);
	}
	if (document.contents === null) document.contents = document.createNode({});
	if (!isMap(document.contents)) throw refused("It holds no settings by name.");
	return document;
}

function refused(reason: string): AppError {
	return new AppError("bad-config", `The config file is no valid YAML file of ParallelCluster 3. ${reason}`, {
		hint: "Mend it in an editor, or name another file with --config.",
	});
}

/** The document with `settings` and `volumes` in it; comments and all else stay. */
export function merge(
	document: Document,
	settings: readonly Setting[],
	volumes: readonly SharedVolume[],
): void {
	for (const { path, value } of settings) {
		if (value === undefined) remove(document, path);
		else set(document, path, value);
	}
	nameIfNew(document, ["Scheduling", "SlurmQueues", 0], QUEUE_NAME);
	nameIfNew(document, ["Scheduling", "SlurmQueues", 0, "ComputeResources", 0], COMPUTE_RESOURCE_NAME);
	dropOtherSpelling(document);
	mergeStorage(document, volumes);
}

function set(document: Document, path: Path, value: string | number | boolean): void {
	for (let length = 1; length < path.length; length++) {
		const parent = path.slice(0, length);
		if (isCollection(document.getIn(parent, true))) continue;
		document.setIn(parent, document.createNode(typeof path[length] === "number" ? [] : {}));
	}
	const old = document.getIn(path, true);
	if (!isScalar(old)) document.setIn(path, document.createNode(value));
	else if (old.value !== value) {
		// How the old value was written (quotes, a number's base) says nothing about the new one.
		old.value = value;
		delete old.source;
		delete old.format;
		old.type = Scalar.PLAIN;
	}
}

/** Takes a setting away, and the collections that held nothing else. */
function remove(document: Document, path: Path): void {
	if (!document.hasIn(path)) return;
	document.deleteIn(path);
	const parent = path.slice(0, -1);
	const left = document.getIn(parent, true);
	if (parent.length > 0 && isCollection(left) && left.items.length === 0) remove(document, parent);
}

function isCollection(node: unknown): node is YAMLMap | YAMLSeq {
	return isMap(node) || isSeq(node);
}

function nameIfNew(document: Document, path: Path, name: string): void {
	const map = document.getIn(path, true);
	if (!isMap(map) || map.has("Name")) return;
	map.items.unshift(document.createPair("Name", name));
}

/** From 3.3 on `Instances` may stand for `InstanceType`; both together are refused. */
function dropOtherSpelling(document: Document): void {
	remove(document, ["Scheduling", "SlurmQueues", 0, "ComputeResources", 0, "Instances"]);
}

/** Volumes of the account that are listed already keep their entry; those no longer chosen leave; all else stays. */
function mergeStorage(document: Document, volumes: readonly SharedVolume[]): void {
	const old = document.get("SharedStorage", true);
	const entries = isSeq(old) ? old : new YAMLSeq<Node>();
	const kept = entries.items.filter((item) => {
		const id = volumeIdOf(item);
		return id === undefined || volumes.some((volume) => volume.id === id);
	});
	const taken = kept.flatMap((item) => (isMap(item) ? [String(item.get("Name"))] : []));
	for (const volume of volumes) {
		const entry = kept.find((item) => volumeIdOf(item) === volume.id);
		if (isMap(entry)) entry.set("MountDir", volume.mountPoint);
		else kept.push(newEntry(document, volume, taken));
	}
	entries.items = kept as Node[];
	if (kept.length === 0) document.delete("SharedStorage");
	else if (entries !== old) document.set("SharedStorage", entries);
}

function newEntry(document: Document, volume: SharedVolume, taken: string[]): Node {
	const entry = storageV3(volume);
	const base = String(entry["Name"]);
	let name = base;
	for (let number = 2; taken.includes(name); number++) {
		name = `${base.slice(0, 29 - String(number).length)}-${number}`;
	}
	taken.push(name);
	return document.createNode({ ...entry, Name: name });
}

/** The id of an existing EBS volume; undefined for anything else that is shared. */
export function volumeIdOf(item: unknown): string | undefined {
	if (!isMap(item) || item.get("StorageType") !== "Ebs") return undefined;
	const id = item.getIn(["EbsSettings", "VolumeId"]);
	return typeof id === "string" ? id : undefined;
}
