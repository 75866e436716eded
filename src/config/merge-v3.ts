import type { SharedVolume } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { type Data, type Path, QUEUE, RESOURCE, type Row, TYPES } from "../questions/row.ts";
import { placesIn, wantedIn } from "./rows.ts";
import { itemsAt, textAt, truthAt } from "./seen-parts.ts";
import type { YamlFile } from "./yaml-file.ts";
import { isList, isMap, type Seen } from "./yaml-words.ts";

/** One setting of the file: where it stands, and its value; undefined takes it away. */
export interface Setting {
	readonly path: Path;
	readonly value: Data | undefined;
	/** Gives way to what stands there, unless that is a no. */
	readonly yields?: boolean;
}

/** The volumes and file systems that all nodes share. */
export const STORAGE: Path = ["SharedStorage"];
/** The subnets of the queue. */
export const SUBNETS: Path = [...QUEUE, "Networking", "SubnetIds"];
const TYPE: Path = [...RESOURCE, "InstanceType"];

/** Names of the queue and its nodes in a file of our own; an existing file keeps its own. */
const NAMES: readonly Setting[] = [
	{ path: [...QUEUE, "Name"], value: "compute", yields: true },
	{ path: [...RESOURCE, "Name"], value: "nodes", yields: true },
];

/** The order of a new file; what is not named here comes last. */
const LAYOUT: readonly Path[] = [
	["Region"],
	["Image", "Os"],
	["Image"],
	["HeadNode", "InstanceType"],
	["HeadNode", "Networking"],
	["HeadNode", "Ssh"],
	["HeadNode"],
	["Scheduling", "Scheduler"],
	[...QUEUE, "Name"],
	[...QUEUE, "CapacityType"],
	[...QUEUE, "Networking"],
	[...QUEUE, "ComputeSettings"],
	[...RESOURCE, "Name"],
	TYPE,
	[...RESOURCE, "MinCount"],
	["Scheduling"],
];

function inOrder<One extends { readonly path: Path }>(settings: readonly One[]): One[] {
	const rank = ({ path }: One) => {
		const place = LAYOUT.findIndex((known) => known.every((step, at) => step === path[at]));
		return place < 0 ? LAYOUT.length : place;
	};
	return settings.toSorted((one, other) => rank(one) - rank(other));
}

/** Where the wizard's answers stand, apart from the storage. */
export const MANAGED = [
	...placesIn("v3"),
	...NAMES.map(({ path }) => ({ path, yields: false, list: false, mayBeAbsent: false })),
];

/** Puts the cluster of `spec` into the file; all that the wizard does not manage stays. */
export function merge(file: YamlFile, spec: ClusterSpec, profile: Profile): void {
	apply(file, inOrder([...wantedIn("v3", spec, profile), ...NAMES]), profile);
	file.turnOff(["Scheduling"], (key) => key.startsWith("AwsBatch"));
	mergeStorage(file, spec.volumes);
}

/** Puts settings of these rows alone into the file. */
export function mergeRows(file: YamlFile, rows: readonly Row[], spec: ClusterSpec, profile: Profile): void {
	apply(file, inOrder(wantedIn("v3", spec, profile, rows)), profile);
}

/** Lays out what each file has in any case, so that `settings` find their place beside it. */
export function layOut(file: YamlFile, settings: readonly Setting[]): void {
	const always = MANAGED.filter(({ yields, list, mayBeAbsent }) => !yields && !list && !mayBeAbsent).map(
		({ path }) => ({ path, value: "" }),
	);
	apply(file, [...inOrder(always), ...settings]);
}

/** Lays settings into the file; those without a value are taken away. */
function apply(file: YamlFile, settings: readonly Setting[], profile?: Profile): void {
	for (const { path, value, yields } of settings) {
		if (yields) yieldTo(file, path, value);
		else if (value === undefined) file.remove(path);
		else if (profile && isAt(path, [...SUBNETS, 0])) setSubnets(file, `${value}`, profile);
		else if (profile && isAt(path, TYPE)) setType(file, `${value}`);
		else put(file, path, value);
	}
}

function isAt(path: Path, other: Path): boolean {
	return path.join(".") === other.join(".");
}

/** A setting of the user's own stays. */
function yieldTo(file: YamlFile, path: Path, value: Data | undefined): void {
	const old = file.at(path);
	const isOff = value === true && truthAt(old) === false;
	if (value !== undefined && (textAt(old) === undefined || isOff)) file.set(path, value);
}

/** Sets what a list or a map holds one by one, so that each stays in its line. */
function put(file: YamlFile, path: Path, value: Data): void {
	const old = file.at(path);
	const steps = typeof value === "object" && (isList(old) || isMap(old)) ? [...old.keys()].reverse() : [];
	if (typeof value !== "object" || steps.length === 0) {
		file.set(path, value);
		return;
	}
	for (const step of steps) if (!Object.hasOwn(value, step)) file.remove([...path, step]);
	for (const [step, one] of Object.entries(value))
		put(file, [...path, isList(old) ? Number(step) : step], one);
}

/** Nodes stand beside the head node; where a queue may have more subnets, those of the same choice stay. */
function setSubnets(file: YamlFile, subnet: string, { severalSubnets }: Profile): void {
	const ids = itemsAt(file.at(SUBNETS)).map((one) => textAt(one) ?? "");
	const stay = severalSubnets && ids.includes(subnet) ? ids.filter((id) => id !== subnet) : [];
	put(file, SUBNETS, [subnet, ...stay]);
}

/**
 * From 3.3 on a file may say `Instances`, a list of types, in place of `InstanceType`: that spelling stays, since
 * other settings of the queue may depend on it. Further types stay as long as the first one does.
 */
function setType(file: YamlFile, type: string): void {
	const types = itemsAt(file.at(TYPES));
	if (types.length === 0) {
		file.remove(TYPES);
		file.set(TYPE, type);
		return;
	}
	file.remove(TYPE);
	const first = [...TYPES, 0, "InstanceType"];
	if (textAt(file.at(first)) === type) return;
	for (let place = types.length - 1; place > 0; place--) file.remove([...TYPES, place]);
	file.set(first, type);
}

/** Volumes of the account that are listed already keep their entry; those no longer chosen leave; all else stays. */
function mergeStorage(file: YamlFile, volumes: readonly SharedVolume[]): void {
	const isChosen = (id: string) => volumes.some((volume) => volume.id === id);
	const listed = itemsAt(file.at(STORAGE)).map(volumeIdOf);
	for (const [place, id] of [...listed.entries()].reverse())
		if (id !== undefined && !isChosen(id)) file.remove([...STORAGE, place]);
	for (const volume of volumes) {
		const entries = itemsAt(file.at(STORAGE));
		const place = entries.findIndex((entry) => volumeIdOf(entry) === volume.id);
		const name = freeName(
			volume.label,
			entries.filter((_entry, at) => at !== place),
		);
		if (place < 0) file.set([...STORAGE, entries.length], entryOf(volume, name));
		else update(file, [...STORAGE, place], volume, name);
	}
}

/** A volume of the account; its label is a legal name in every 3.x (seen 3.0 to 3.16.1). */
function entryOf({ id, mountPoint }: SharedVolume, name: string): Data {
	return { MountDir: mountPoint, Name: name, StorageType: "Ebs", EbsSettings: { VolumeId: id } };
}

function update(file: YamlFile, path: Path, volume: SharedVolume, name: string): void {
	file.set([...path, "MountDir"], volume.mountPoint);
	if (labelOf(file.at(path)) !== volume.label) file.set([...path, "Name"], name);
	// A volume that exists has its size and type already: pcluster refuses both beside its id.
	file.turnOff([...path, "EbsSettings"], (key) => key !== "VolumeId");
}

/** The label of an entry: its name, where that is one that the wizard can show. */
export function labelOf(entry: Seen | undefined): string | undefined {
	const name = textAt(entry, "Name");
	return name === undefined ? undefined : name.replace(/[^a-zA-Z0-9_-]+/g, "_").replace(/^[^a-zA-Z]+/, "");
}

/** The label as a name that no other entry has: names must differ, whatever the kind of storage. */
function freeName(label: string, others: readonly Seen[]): string {
	const taken = others.map((entry) => textAt(entry, "Name"));
	let name = label;
	for (let number = 2; taken.includes(name); number++) {
		const tail = `-${number}`;
		name = `${label.slice(0, 30 - tail.length)}${tail}`;
	}
	return name;
}

/** The id of an existing EBS volume; undefined for anything else that is shared. */
export function volumeIdOf(entry: Seen | undefined): string | undefined {
	return textAt(entry, "StorageType") === "Ebs" ? textAt(entry, "EbsSettings", "VolumeId") : undefined;
}
