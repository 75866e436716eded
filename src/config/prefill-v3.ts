import type { NodesSpec, Os, Scheduler } from "../cluster/spec.ts";
import { OSES_BY_PREFERENCE } from "../questions/os-names.ts";
import type { Prefill } from "../questions/prefill.ts";
import { type Path, QUEUE, RESOURCE, STORAGE, TYPES } from "./document-v3.ts";
import { keptVolumesInV3 } from "./kept-volumes-v3.ts";
import { labelOf, volumeIdOf } from "./merge-v3.ts";
import { readV3 } from "./problem-v3.ts";
import type { YamlFile } from "./yaml-file.ts";
import { isList } from "./yaml-words.ts";

const SOURCE = "from your config file";

/** The answers in a file of version 3. Never throws: what cannot be understood is left out. */
export function prefillFromV3(text: string): Prefill {
	try {
		return prefillOf(readV3(text));
	} catch {
		return {};
	}
}

function prefillOf(file: YamlFile): Prefill {
	const read = (path: Path) => file.textAt(path);
	const os = read(["Image", "Os"]);
	const answers = defined({
		region: read(["Region"]),
		subnet: read(["HeadNode", "Networking", "SubnetId"]),
		image: read(["Image", "CustomAmi"]),
		keyName: read(["HeadNode", "Ssh", "KeyName"]),
		volumes: volumesOf(file),
		nodes: nodesOf(read),
	});
	const keptVolumes = keptVolumesInV3(file);
	const source = Object.fromEntries(Object.keys(answers).map((key) => [key, SOURCE]));
	return {
		...answers,
		...(keptVolumes.length > 0 ? { keptVolumes } : {}),
		...defined({ os: OSES_BY_PREFERENCE.find((one): one is Os => one === os) }),
		...(Object.keys(source).length > 0 ? { source } : {}),
	};
}

function volumesOf(file: YamlFile): Prefill["volumes"] {
	const entries = file.at(STORAGE);
	if (!isList(entries)) return undefined;
	const volumes = entries.flatMap((entry, place) => {
		const path = [...STORAGE, place];
		const id = volumeIdOf(entry);
		const folder = file.textAt([...path, "MountDir"]);
		if (id === undefined || folder === undefined) return [];
		const mountPoint = folder.startsWith("/") ? folder : `/${folder}`;
		return [{ id, label: labelOf(file, path) ?? "", mountPoint }];
	});
	return volumes.length > 0 ? volumes : undefined;
}

function nodesOf(read: (path: Path) => string | undefined): Partial<NodesSpec> | undefined {
	const count = (path: Path) => {
		const value = read(path);
		return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
	};
	const fewest = count([...RESOURCE, "MinCount"]);
	const capacity = read([...QUEUE, "CapacityType"]);
	const scheduler = read(["Scheduling", "Scheduler"]);
	const sizes = [
		count(["HeadNode", "LocalStorage", "RootVolume", "Size"]),
		count([...QUEUE, "ComputeSettings", "LocalStorage", "RootVolume", "Size"]),
	].filter((size) => size !== undefined);
	const nodes = defined({
		headType: read(["HeadNode", "InstanceType"]),
		computeType: read([...RESOURCE, "InstanceType"]) ?? read([...TYPES, 0, "InstanceType"]),
		initial: fewest,
		maximum: count([...RESOURCE, "MaxCount"]),
		keepInitial: fewest === undefined ? undefined : fewest > 0,
		capacity: capacity === undefined ? undefined : capacity === "SPOT" ? "spot" : "ondemand",
		scheduler: scheduler === "slurm" || scheduler === "awsbatch" ? scheduler : undefined,
		rootGiB: sizes.length > 0 ? Math.max(...sizes) : undefined,
	} satisfies { [Key in keyof NodesSpec]: NodesSpec[Key] | undefined } & {
		scheduler: Scheduler | undefined;
	});
	return Object.keys(nodes).length > 0 ? nodes : undefined;
}

type Defined<T> = { -readonly [K in keyof T]?: NonNullable<T[K]> };

/** The same object without its undefined values. */
function defined<T extends object>(values: T): Defined<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
