import { type Document, isMap, isScalar, isSeq, type Node, YAMLSeq } from "yaml";
import type { ClusterSpec, SharedVolume } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import {
	COMPUTE_RESOURCE_NAME,
	type Path,
	QUEUE,
	QUEUE_NAME,
	RESOURCE,
	type Setting,
	settingsV3,
	storageV3,
} from "./document-v3.ts";
import { aliasKeeper } from "./yaml-alias.ts";
import { commentsOf, leaveBehind } from "./yaml-comments.ts";
import { nodeAt, nodeOf, remove, set, textAt, turnOff } from "./yaml-edit.ts";

/** The document with the cluster of `spec` in it; comments and all that the wizard does not manage stay. */
export function merge(document: Document, spec: ClusterSpec, profile: Profile): void {
	const keepOthers = aliasKeeper(document);
	const { cluster, queue, queueDisk, resource } = settingsV3(spec, profile);
	apply(document, cluster);
	setAddress(document, spec, ["HeadNode", "Networking", "ElasticIp"]);
	apply(document, queue);
	setSubnets(document, spec.subnetId, profile);
	setAddress(document, spec, [...QUEUE, "Networking", "AssignPublicIp"]);
	apply(document, queueDisk);
	setType(document, spec.nodes.computeType);
	apply(document, resource);
	turnOff(document, ["Scheduling"], (key) => key.startsWith("AwsBatch"));
	nameIfNew(document, RESOURCE, COMPUTE_RESOURCE_NAME);
	nameIfNew(document, QUEUE, QUEUE_NAME);
	mergeStorage(document, spec.volumes);
	keepOthers();
}

/** Lays settings into the document; those without a value are taken away. */
export function apply(document: Document, settings: readonly Setting[]): void {
	for (const { path, value } of settings) {
		if (value === undefined) remove(document, path);
		else set(document, path, value);
	}
}

function nameIfNew(document: Document, path: Path, name: string): void {
	const map = document.getIn(path, true);
	if (!isMap(map) || textAt(document, [...path, "Name"]) !== undefined) return;
	map.delete("Name");
	map.items.unshift(document.createPair(nodeOf("Name"), nodeOf(name)) as never);
}

/** Nodes stand beside the head node; where a queue may have more subnets, those of the same choice stay. */
function setSubnets(document: Document, subnet: string, { severalSubnets }: Profile): void {
	const path = [...QUEUE, "Networking", "SubnetIds"];
	const list = nodeAt(document, path);
	const ids = isSeq(list) ? list.items.map((_item, place) => textAt(document, [...path, place])) : [];
	const place = ids.indexOf(subnet);
	if (place >= 0 && isSeq(list) && severalSubnets) {
		const [chosen] = list.items.splice(place, 1);
		list.items.unshift(chosen);
		return;
	}
	if (ids.length <= 1) set(document, [...path, 0], subnet);
	else set(document, path, [subnet]);
}

/**
 * From 3.3 on a file may say `Instances`, a list of types, in place of `InstanceType`: that spelling stays, since
 * other settings of the queue may depend on it. Further types stay as long as the first one does.
 */
function setType(document: Document, type: string): void {
	const path = [...RESOURCE, "Instances"];
	if (!isSeq(nodeAt(document, path))) {
		remove(document, path);
		set(document, [...RESOURCE, "InstanceType"], type);
		return;
	}
	remove(document, [...RESOURCE, "InstanceType"]);
	const first = textAt(document, [...path, 0, "InstanceType"]);
	if (first !== type) set(document, path, [{ InstanceType: type }]);
}

/**
 * Machines of a public subnet that gives no addresses by itself are given one, or they could not reach the internet;
 * an address of the user's own stays.
 */
function setAddress(document: Document, { publicAddress }: ClusterSpec, path: Path): void {
	if (publicAddress !== "elastic") return;
	const old = textAt(document, path);
	if (old === undefined || /^(false|no|off)$/i.test(old)) set(document, path, true);
}

/** Volumes of the account that are listed already keep their entry; those no longer chosen leave; all else stays. */
function mergeStorage(document: Document, volumes: readonly SharedVolume[]): void {
	const path = ["SharedStorage"];
	if (!isSeq(document.getIn(path, true))) {
		if (volumes.length === 0) return;
		document.setIn(path, new YAMLSeq<Node>());
	}
	const list = document.getIn(path, true) as YAMLSeq<Node>;
	for (const item of [...list.items]) {
		const id = volumeIdOf(item);
		if (id !== undefined && volumes.every((volume) => volume.id !== id)) drop(list, item);
	}
	for (const volume of volumes) {
		const place = list.items.findIndex((item) => volumeIdOf(item) === volume.id);
		const others = list.items.filter((_item, at) => at !== place);
		const name = freeName(volume.label, others);
		if (place < 0) list.items.push(nodeOf(storageV3(volume, name)));
		else update(document, [...path, place], volume, name);
	}
	if (list.items.length === 0) remove(document, path);
}

function drop(list: YAMLSeq<Node>, item: Node): void {
	const place = list.items.indexOf(item);
	list.items.splice(place, 1);
	leaveBehind(list, place, commentsOf(item));
}

function update(document: Document, path: Path, volume: SharedVolume, name: string): void {
	set(document, [...path, "MountDir"], volume.mountPoint);
	if (labelOf(document, path) !== volume.label) set(document, [...path, "Name"], name);
	// A volume that exists has its size and type already: pcluster refuses both beside its id.
	turnOff(document, [...path, "EbsSettings"], (key) => key !== "VolumeId");
}

/** The label of an entry: its name, where that is one that the wizard can show. */
export function labelOf(document: Document, path: Path): string | undefined {
	const name = textAt(document, [...path, "Name"]);
	return name === undefined ? undefined : name.replace(/[^a-zA-Z0-9_-]+/g, "_").replace(/^[^a-zA-Z]+/, "");
}

/** The label as a name that no other entry has: names must differ, whatever the kind of storage. */
function freeName(label: string, others: readonly Node[]): string {
	const taken = others.map((item) => (isMap(item) ? scalarText(item.get("Name", true)) : undefined));
	let name = label;
	for (let number = 2; taken.includes(name); number++) {
		const tail = `-${number}`;
		name = `${label.slice(0, 30 - tail.length)}${tail}`;
	}
	return name;
}

function scalarText(node: unknown): string | undefined {
	return isScalar(node) ? String(node.value) : undefined;
}

/** The id of an existing EBS volume; undefined for anything else that is shared. */
export function volumeIdOf(item: unknown): string | undefined {
	if (!isMap(item) || scalarText(item.get("StorageType", true)) !== "Ebs") return undefined;
	const id = scalarText(item.getIn(["EbsSettings", "VolumeId"], true));
	return id === "" ? undefined : id;
}
