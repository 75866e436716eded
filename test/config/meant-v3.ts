import type { Profile } from "../../src/pcluster/profile.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import type { Said } from "./python-yaml.ts";

type Group = { [key: string]: Said };
type Path = readonly (string | number)[];

const isGroup = (said: Said | undefined): said is Group =>
	typeof said === "object" && said !== null && !Array.isArray(said);
const text = (word: string) => `str:${word}`;
const nothing = (said: Said | undefined) => said === undefined || said === "NoneType:None" || said === "str:";

function at(said: Said | undefined, path: Path): Said | undefined {
	return path.reduce<Said | undefined>((here, step) => {
		if (typeof step === "number") return Array.isArray(here) ? here[step] : undefined;
		return isGroup(here) ? here[text(step)] : undefined;
	}, said);
}

function put(said: Said | undefined, [step, ...rest]: Path, value: Said | undefined): Said {
	if (typeof step === "number") {
		const list = Array.isArray(said) ? [...said] : [];
		list[step] = rest.length > 0 ? put(list[step], rest, value) : (value as Said);
		return list;
	}
	const group = isGroup(said) ? { ...said } : {};
	const key = text(String(step));
	if (rest.length > 0) group[key] = put(group[key], rest, value);
	else if (value === undefined) delete group[key];
	else group[key] = value;
	return group;
}

/** What a file should say once the cluster stands in it, worked out without its text. */
export function meantBy(before: Said, { nodes, image, ...spec }: ClusterSpec, profile: Profile): Said {
	let file: Said = nothing(before) ? {} : before;
	const set = (path: Path, value: Said | undefined) => {
		file = put(file, path, value);
	};
	const queue: Path = ["Scheduling", "SlurmQueues", 0];
	const resource: Path = [...queue, "ComputeResources", 0];
	const subnets: Path = [...queue, "Networking", "SubnetIds"];
	const types: Path = [...resource, "Instances"];
	set(["Region"], text(spec.region));
	set(["Image", "Os"], text(image.os));
	if (!image.official || !profile.findsOfficialImage) set(["Image", "CustomAmi"], text(image.id));
	else if (at(file, ["Image", "CustomAmi"]) !== undefined) set(["Image", "CustomAmi"], undefined);
	set(["HeadNode", "InstanceType"], text(nodes.headType));
	set(["HeadNode", "Networking", "SubnetId"], text(spec.subnetId));
	set(["HeadNode", "Ssh", "KeyName"], text(spec.keyName));
	set(["HeadNode", "LocalStorage", "RootVolume", "Size"], `int:${nodes.rootGiB}`);
	set(["Scheduling", "Scheduler"], text(nodes.scheduler));
	for (const path of [
		["HeadNode", "Networking", "ElasticIp"],
		[...queue, "Networking", "AssignPublicIp"],
	]) {
		const old = at(file, path);
		const isOff = nothing(old) || /^(str|bool):(false|no|off)$/i.test(String(old));
		if (spec.publicAddress === "elastic" && isOff) set(path, "bool:True");
	}
	if (nothing(at(file, [...queue, "Name"]))) set([...queue, "Name"], text("compute"));
	set([...queue, "CapacityType"], text(nodes.capacity === "spot" ? "SPOT" : "ONDEMAND"));
	const ids = at(file, subnets);
	const others = Array.isArray(ids) ? ids.filter((id) => id !== text(spec.subnetId)) : [];
	const stays = Array.isArray(ids) && others.length < ids.length && profile.severalSubnets;
	set(subnets, [text(spec.subnetId), ...(stays ? others : [])]);
	set([...queue, "ComputeSettings", "LocalStorage", "RootVolume", "Size"], `int:${nodes.rootGiB}`);
	if (nothing(at(file, [...resource, "Name"]))) set([...resource, "Name"], text("nodes"));
	const listed = at(file, types);
	if (Array.isArray(listed) && listed.length > 0) {
		if (at(file, [...resource, "InstanceType"]) !== undefined) set([...resource, "InstanceType"], undefined);
		const isFirst = at(listed, [0, "InstanceType"]) === text(nodes.computeType);
		if (!isFirst) set(types, [put(listed[0], ["InstanceType"], text(nodes.computeType))]);
	} else {
		if (listed !== undefined) set(types, undefined);
		set([...resource, "InstanceType"], text(nodes.computeType));
	}
	set([...resource, "MinCount"], `int:${nodes.keepInitial ? nodes.initial : 0}`);
	set([...resource, "MaxCount"], `int:${nodes.maximum}`);
	for (const key of Object.keys(at(file, ["Scheduling"]) as Group)) {
		if (key.startsWith("str:AwsBatch")) set(["Scheduling", key.slice(4)], undefined);
	}
	return withStorage(file, spec.volumes);
}

function withStorage(file: Said, volumes: ClusterSpec["volumes"]): Said {
	const before = at(file, ["SharedStorage"]);
	const old = Array.isArray(before) ? before : [];
	const idOf = (entry: Said) => {
		const id = at(entry, ["StorageType"]) === "str:Ebs" ? at(entry, ["EbsSettings", "VolumeId"]) : undefined;
		return nothing(id) ? undefined : id;
	};
	const entries = old.filter((entry) => {
		const id = idOf(entry);
		return id === undefined || volumes.some((volume) => id === text(volume.id));
	});
	if (volumes.length === 0 && entries.length === old.length) return file;
	if (volumes.length === 0 && entries.length === 0) return put(file, ["SharedStorage"], undefined);
	for (const { id, label, mountPoint } of volumes) {
		const found = entries.findIndex((entry) => idOf(entry) === text(id));
		const place = found < 0 ? entries.length : found;
		const taken = entries.filter((_entry, one) => one !== place).map((entry) => at(entry, ["Name"]));
		let name = label;
		for (let number = 2; taken.some((one) => String(one).replace(/^\w+:/, "") === name); number++) {
			name = `${label.slice(0, 29 - String(number).length)}-${number}`;
		}
		const own = entries[place];
		const keeps = own !== undefined && String(at(own, ["Name"])).replace(/^\w+:/, "") === label;
		let entry = put(own ?? { "str:StorageType": "str:Ebs" }, ["MountDir"], text(mountPoint));
		if (!keeps) entry = put(entry, ["Name"], text(name));
		entries[place] = put(entry, ["EbsSettings"], { "str:VolumeId": text(id) });
	}
	return put(file, ["SharedStorage"], entries);
}
