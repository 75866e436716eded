import { parseDocument } from "yaml";
import type { DemoClusterConfig } from "../../cluster/facts.ts";
import { badRequest, refused } from "./python.ts";
import { CLUSTER } from "./schema.ts";
import { isRecord, schemaFaults } from "./schema-check.ts";

type Section = Readonly<Record<string, unknown>>;

/** The region that a file names; undefined when it names none or cannot be read. */
export function regionIn(text: string): string | undefined {
	const region = mapping(text)?.["Region"];
	return typeof region === "string" ? region : undefined;
}

/** The cluster that a file describes; throws version 3.16.1's refusals of a file that is not sound in itself. */
export function configFrom(text: string): DemoClusterConfig {
	const file = mapping(text);
	if (file === undefined) throw badRequest(`Configuration must be a valid YAML document. ${yamlFault(text)}`);
	const faults = schemaFaults(file, CLUSTER);
	if (faults !== undefined) {
		const finding = { level: "ERROR", type: "ConfigSchemaValidator", message: faults };
		throw refused({ configurationValidationErrors: [finding], message: "Invalid cluster configuration." });
	}
	return clusterIn(file);
}

/** Throws what 3.16.1 says of a file that is empty or of version 2. */
export function refuseOther(text: string): void {
	if (text.trim() === "") throw badRequest("configuration is required and cannot be empty");
	if (mapping(text) !== undefined || !/^\s*(?:[#;].*\n\s*)*\[[^\]\n]+\]\s*$/m.test(text)) return;
	throw badRequest(
		"ParallelCluster 3 requires configuration files to be valid YAML documents. To create a basic cluster " +
			"configuration, you can run the `pcluster configure` command. To convert from ParallelCluster 2 configuration " +
			"files, please run `pcluster3-config-converter --config-file <input_file> --output-file <output_file>`.",
	);
}

function mapping(text: string): Section | undefined {
	const document = parseDocument(text, { schema: "yaml-1.1" });
	if (document.errors.length > 0) return undefined;
	const value: unknown = document.toJS();
	return isRecord(value) ? value : undefined;
}

function yamlFault(text: string): string {
	const [error] = parseDocument(text, { schema: "yaml-1.1" }).errors;
	if (error === undefined) return "Parsed config is not a dict";
	if (error.code !== "DUPLICATE_KEY") return error.message;
	const key = /^[^:#]+/.exec(text.slice(error.pos[0]))?.[0].trim();
	const line = (error.linePos?.[0].line ?? 1).toString();
	return `Duplicate key found: ${key}\n  in "<unicode string>", line ${line}`;
}

function clusterIn(file: Section): DemoClusterConfig {
	const queue = first(at(file, "Scheduling", "SlurmQueues"));
	const resource = first(queue["ComputeResources"]);
	const minimum = number(resource["MinCount"], 0);
	return {
		baseOs: word(at(file, "Image", "Os")),
		scheduler: word(at(file, "Scheduling", "Scheduler")),
		headType: word(at(file, "HeadNode", "InstanceType")),
		computeType: word(resource["InstanceType"]) || word(first(resource["Instances"])["InstanceType"]),
		initial: minimum,
		maximum: number(resource["MaxCount"], 10),
		keepInitial: minimum > 0,
		capacity: queue["CapacityType"] === "SPOT" ? "spot" : "ondemand",
		keyName: word(at(file, "HeadNode", "Ssh", "KeyName")),
		vpcId: "",
		subnetId: word(at(file, "HeadNode", "Networking", "SubnetId")),
		imageId: word(at(file, "Image", "CustomAmi")),
		rootGiB: number(at(file, "HeadNode", "LocalStorage", "RootVolume", "Size"), 0),
		volumes: sections(file["SharedStorage"])
			.filter((storage) => storage["StorageType"] === "Ebs")
			.map((storage) => {
				const dir = word(storage["MountDir"]);
				const id = word(at(storage, "EbsSettings", "VolumeId"));
				return { label: word(storage["Name"]), id, dir: dir.startsWith("/") ? dir : `/${dir}` };
			}),
		queue: word(queue["Name"]),
		resource: word(resource["Name"]),
		elasticIp: at(file, "HeadNode", "Networking", "ElasticIp") === true,
	};
}

function at(section: Section, ...path: readonly string[]): unknown {
	return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), section);
}

function sections(value: unknown): Section[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

function first(value: unknown): Section {
	return sections(value)[0] ?? {};
}

function word(value: unknown): string {
	return typeof value === "string" ? value : "";
}

function number(value: unknown, otherwise: number): number {
	return value === undefined ? otherwise : Number(value);
}
