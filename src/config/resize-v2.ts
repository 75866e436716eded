import type { NodesSpec } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { truth } from "../questions/row.ts";
import { type SizeKey, sizeRows } from "../questions/size.ts";
import type { SettingsSection } from "./document-v2.ts";
import { type IniFile, sectionOf } from "./ini-file.ts";
import { mergedText } from "./ini-merge.ts";
import { listOf, readerOf } from "./ini-values.ts";
import { labelsOf } from "./names-v2.ts";
import { badConfig, soundFile } from "./refusals-v2.ts";
import { wantedIn } from "./rows.ts";

/** The names that pcluster itself gives to the queue of a file without any, and to its kind of node. */
const QUEUE = "compute";
const RESOURCE = "default";

/** Keys of the long form, and those of the short one that they take the place of (as pcluster-config of 2.11.9 has it). */
const OF_QUEUE = { compute_type: "cluster_type", placement_group: "placement_group" } as const;
const OF_RESOURCE = {
	instance_type: "compute_instance_type",
	max_count: "max_queue_size",
	spot_price: "spot_price",
} as const;
/** Those that a file with queues may not have beside them. */
const SHORT = [
	...[...Object.values(OF_QUEUE), ...Object.values(OF_RESOURCE)],
	...["initial_queue_size", "maintain_initial_size", "placement", "enable_efa", "enable_efa_gdr"],
	...["min_vcpus", "desired_vcpus", "max_vcpus", "spot_bid_percentage"],
];

/**
 * Sets the size in a file of version 2. Where Slurm starts its nodes itself, pcluster makes queues of the short form
 * when it creates the cluster, and takes no other form for an update (2.9.0 to 2.11.9): the file then gets the same.
 */
export function resizedV2(
	text: string,
	changed: readonly SizeKey[],
	nodes: NodesSpec,
	profile: Profile,
): string {
	const { inlineComments, slurmStartsNodes } = profile;
	const file = soundFile(text, inlineComments);
	const cluster = `cluster ${labelsOf(file).template}`;
	const own = readerOf(file, cluster);
	const isLong = own("queue_settings") !== undefined;
	if (isLong || (slurmStartsNodes && own("scheduler") === "slurm")) {
		const long = isLong
			? file
			: soundFile(mergedText(file, withQueues(file, cluster), inlineComments), inlineComments);
		return mergedText(long, inQueues(long, cluster, changed, nodes), inlineComments);
	}
	const settings = wantedIn("v2", { nodes } as ClusterSpec, profile, sizeRows(changed)).map(
		({ path: [, key], value, what }) => ({ key: `${key}`, value: `${value}`, what }),
	);
	return mergedText(file, [section(cluster, settings)], inlineComments);
}

type Setting = SettingsSection["groups"][number][number];

function section(
	name: string,
	settings: readonly Setting[],
	absent: readonly string[] = [],
): SettingsSection {
	return { name, groups: [settings], absent, clashing: [] };
}

function setting(key: string, value: string | undefined): Setting[] {
	return value === undefined || value === "" ? [] : [{ key, value, what: `The value of ${key}` }];
}

/** The sections that say in the long form what this one says in the short one. */
function withQueues(file: IniFile, cluster: string): SettingsSection[] {
	const own = readerOf(file, cluster);
	const queue = `queue ${QUEUE}`;
	const resource = `compute_resource ${RESOURCE}`;
	const taken = sectionOf(file, queue) ?? sectionOf(file, resource);
	if (taken !== undefined) {
		throw badConfig({
			line: taken.line,
			reason: `begins a section [${taken.name}], which pcluster's update would need for ${cluster}`,
			cure: "Give that section another name, or write the queues of this cluster by hand.",
		});
	}
	const keeps = truth(own("maintain_initial_size"));
	const efa = (key: string) => (own(key) === "compute" ? setting(key, "true") : []);
	const from = (keys: Readonly<Record<string, string>>) =>
		Object.entries(keys).flatMap(([key, short]) => setting(key, own(short)));
	return [
		section(cluster, setting("queue_settings", QUEUE), SHORT),
		section(queue, [
			...[...setting("compute_resource_settings", RESOURCE), ...from(OF_QUEUE)],
			...[...efa("enable_efa"), ...efa("enable_efa_gdr")],
		]),
		section(resource, [
			...from(OF_RESOURCE),
			...setting(keeps ? "min_count" : "initial_count", own("initial_queue_size")),
		]),
	];
}

/** The size as a file with queues holds it: in its first queue, and in that one's first kind of node. */
function inQueues(
	file: IniFile,
	cluster: string,
	changed: readonly SizeKey[],
	nodes: NodesSpec,
): SettingsSection[] {
	const queue = `queue ${firstOf(readerOf(file, cluster)("queue_settings"))}`;
	const resource = `compute_resource ${firstOf(readerOf(file, queue)("compute_resource_settings"))}`;
	const part = (of: SizeKey, key: string) => (changed.includes(of) ? setting(key, `${nodes[of]}`) : []);
	return [
		section(queue, part("capacity", "compute_type")),
		section(resource, [
			...part("maximum", "max_count"),
			...part("initial", "min_count"),
			...part("computeType", "instance_type"),
		]),
	];
}

const firstOf = (list = "") => listOf(list)[0] ?? "";
