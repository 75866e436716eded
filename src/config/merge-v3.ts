import type { SharedVolume } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import {
	COMPUTE_RESOURCE_NAME,
	type Path,
	QUEUE,
	QUEUE_NAME,
	RESOURCE,
	type Setting,
	STORAGE,
	SUBNETS,
	settingsV3,
	storageV3,
	TYPES,
} from "./document-v3.ts";
import type { YamlFile } from "./yaml-file.ts";
import { isList, isWord, type Seen, valueAt } from "./yaml-words.ts";

/** Puts the cluster of `spec` into the file; all that the wizard does not manage stays. */
export function merge(file: YamlFile, spec: ClusterSpec, profile: Profile): void {
	const { cluster, queue, queueDisk, resource } = settingsV3(spec, profile);
	apply(file, cluster);
	setAddress(file, spec, ["HeadNode", "Networking", "ElasticIp"]);
	nameIfNew(file, QUEUE, QUEUE_NAME);
	apply(file, queue);
	setSubnets(file, spec.subnetId, profile);
	setAddress(file, spec, [...QUEUE, "Networking", "AssignPublicIp"]);
	apply(file, queueDisk);
	nameIfNew(file, RESOURCE, COMPUTE_RESOURCE_NAME);
	setType(file, spec.nodes.computeType);
	apply(file, resource);
	file.turnOff(["Scheduling"], (key) => key.startsWith("AwsBatch"));
	mergeStorage(file, spec.volumes);
}

/** Lays settings into the file; those without a value are taken away. */
export function apply(file: YamlFile, settings: readonly Setting[]): void {
	for (const { path, value } of settings) {
		if (value === undefined) file.remove(path);
		else file.set(path, value);
	}
}

function nameIfNew(file: YamlFile, path: Path, name: string): void {
	if (file.textAt([...path, "Name"]) === undefined) file.set([...path, "Name"], name);
}

/** Nodes stand beside the head node; where a queue may have more subnets, those of the same choice stay. */
function setSubnets(file: YamlFile, subnet: string, { severalSubnets }: Profile): void {
	const ids = entriesOf(file, SUBNETS).map((_one, place) => file.textAt([...SUBNETS, place]) ?? "");
	const stay = severalSubnets && ids.includes(subnet) ? ids.filter((id) => id !== subnet) : [];
	replaceAll(file, SUBNETS, ids.length, [subnet, ...stay]);
}

/** Sets a list's entries one by one, so that each stays in its line. */
function replaceAll(file: YamlFile, path: Path, count: number, values: readonly string[]): void {
	for (let place = count - 1; place >= values.length; place--) file.remove([...path, place]);
	for (const [place, value] of values.entries()) file.set([...path, place], value);
}

/**
 * From 3.3 on a file may say `Instances`, a list of types, in place of `InstanceType`: that spelling stays, since
 * other settings of the queue may depend on it. Further types stay as long as the first one does.
 */
function setType(file: YamlFile, type: string): void {
	const types = entriesOf(file, TYPES);
	if (types.length === 0) {
		file.remove(TYPES);
		file.set([...RESOURCE, "InstanceType"], type);
		return;
	}
	file.remove([...RESOURCE, "InstanceType"]);
	const first = [...TYPES, 0, "InstanceType"];
	if (file.textAt(first) === type) return;
	for (let place = types.length - 1; place > 0; place--) file.remove([...TYPES, place]);
	file.set(first, type);
}

/**
 * Machines of a public subnet that gives no addresses by itself are given one, or they could not reach the internet;
 * an address of the user's own stays.
 */
function setAddress(file: YamlFile, { publicAddress }: ClusterSpec, path: Path): void {
	if (publicAddress !== "elastic") return;
	const old = file.textAt(path);
	if (old === undefined || /^(false|no|off)$/i.test(old)) file.set(path, true);
}

/** Volumes of the account that are listed already keep their entry; those no longer chosen leave; all else stays. */
function mergeStorage(file: YamlFile, volumes: readonly SharedVolume[]): void {
	const isChosen = (id: string) => volumes.some((volume) => volume.id === id);
	for (let place = entriesOf(file, STORAGE).length - 1; place >= 0; place--) {
		const id = volumeIdOf(entriesOf(file, STORAGE)[place]);
		if (id !== undefined && !isChosen(id)) file.remove([...STORAGE, place]);
	}
	for (const volume of volumes) {
		const entries = entriesOf(file, STORAGE);
		const place = entries.findIndex((entry) => volumeIdOf(entry) === volume.id);
		const name = freeName(
			volume.label,
			entries.filter((_entry, at) => at !== place),
		);
		if (place < 0) file.set([...STORAGE, entries.length], storageV3(volume, name));
		else update(file, [...STORAGE, place], volume, name);
	}
}

function entriesOf(file: YamlFile, path: Path): readonly Seen[] {
	const list = file.at(path);
	return isList(list) ? list : [];
}

function update(file: YamlFile, path: Path, volume: SharedVolume, name: string): void {
	file.set([...path, "MountDir"], volume.mountPoint);
	if (labelOf(file, path) !== volume.label) file.set([...path, "Name"], name);
	// A volume that exists has its size and type already: pcluster refuses both beside its id.
	file.turnOff([...path, "EbsSettings"], (key) => key !== "VolumeId");
}

/** The label of an entry: its name, where that is one that the wizard can show. */
export function labelOf(file: YamlFile, path: Path): string | undefined {
	const name = file.textAt([...path, "Name"]);
	return name === undefined ? undefined : name.replace(/[^a-zA-Z0-9_-]+/g, "_").replace(/^[^a-zA-Z]+/, "");
}

/** The label as a name that no other entry has: names must differ, whatever the kind of storage. */
function freeName(label: string, others: readonly Seen[]): string {
	const taken = others.map((entry) => wordAt(entry, ["Name"]));
	let name = label;
	for (let number = 2; taken.includes(name); number++) {
		const tail = `-${number}`;
		name = `${label.slice(0, 30 - tail.length)}${tail}`;
	}
	return name;
}

function wordAt(seen: Seen | undefined, path: Path): string | undefined {
	const found = valueAt(seen, path);
	return isWord(found) && found.text !== "" ? found.text : undefined;
}

/** The id of an existing EBS volume; undefined for anything else that is shared. */
export function volumeIdOf(entry: Seen | undefined): string | undefined {
	return wordAt(entry, ["StorageType"]) === "Ebs" ? wordAt(entry, ["EbsSettings", "VolumeId"]) : undefined;
}
