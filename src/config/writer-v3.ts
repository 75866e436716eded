import { type Document, isMap, isSeq, parseDocument } from "yaml";
import type { ClusterSpec, NodesSpec, Os } from "../cluster/spec.ts";
import type { Prefill } from "../wizard/prefill.ts";
import { settingsV3 } from "./document-v3.ts";
import { merge, parsedV3, volumeIdOf } from "./merge-v3.ts";
import type { ConfigWriter } from "./writer.ts";

const QUEUE = ["Scheduling", "SlurmQueues", 0];
const RESOURCE = [...QUEUE, "ComputeResources", 0];
const SOURCE = "from your config file";

/** Version 3's YAML: one file for each cluster. */
export const writerV3: ConfigWriter = {
	major: 3,
	defaultPath: (home, clusterName) => `${home}/.parallelcluster/${clusterName}.yaml`,
	prefillFrom(text) {
		try {
			const document = parseDocument(text, { schema: "yaml-1.1" });
			return isMap(document.contents) ? prefillOf(document) : {};
		} catch {
			return {};
		}
	},
	render(spec: ClusterSpec, _profile, existing) {
		const document = parsedV3(existing ?? "");
		merge(document, settingsV3(spec), spec.volumes);
		return document.toString({ lineWidth: 0 });
	},
};

function prefillOf(document: Document): Prefill {
	const text = (path: readonly (string | number)[]) => {
		const value = document.getIn(path);
		return typeof value === "string" && value !== "" ? value : undefined;
	};
	const found = defined({
		region: text(["Region"]),
		subnet: text(["HeadNode", "Networking", "SubnetId"]),
		image: text(["Image", "CustomAmi"]),
		os: text(["Image", "Os"]) as Os | undefined,
		keyName: text(["HeadNode", "Ssh", "KeyName"]),
		volumes: volumesOf(document),
		nodes: nodesOf(document, text),
	});
	const source = Object.fromEntries(Object.keys(found).map((name) => [name, SOURCE]));
	return { ...found, source };
}

function volumesOf(document: Document): Prefill["volumes"] {
	const storage = document.get("SharedStorage");
	if (!isSeq(storage)) return undefined;
	const volumes = storage.items.flatMap((item) => {
		const id = volumeIdOf(item);
		if (id === undefined || !isMap(item)) return [];
		const mountPoint = String(item.get("MountDir") ?? "");
		return [{ id, label: mountPoint.split("/").at(-1) || String(item.get("Name")), mountPoint }];
	});
	return volumes.length > 0 ? volumes : undefined;
}

function nodesOf(
	document: Document,
	text: (path: readonly (string | number)[]) => string | undefined,
): Partial<NodesSpec> | undefined {
	const number = (path: readonly (string | number)[]) => {
		const value = document.getIn(path);
		return typeof value === "number" ? value : undefined;
	};
	const minimum = number([...RESOURCE, "MinCount"]);
	const capacity = text([...QUEUE, "CapacityType"]);
	const nodes = defined({
		headType: text(["HeadNode", "InstanceType"]),
		computeType: text([...RESOURCE, "InstanceType"]) ?? text([...RESOURCE, "Instances", 0, "InstanceType"]),
		initial: minimum,
		maximum: number([...RESOURCE, "MaxCount"]),
		keepInitial: minimum === undefined ? undefined : minimum > 0,
		capacity:
			capacity === undefined ? undefined : capacity === "SPOT" ? ("spot" as const) : ("ondemand" as const),
		rootGiB: number(["HeadNode", "LocalStorage", "RootVolume", "Size"]),
	});
	return Object.keys(nodes).length > 0 ? nodes : undefined;
}

/** The object without what is undefined. */
function defined<Value extends object>(
	value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
