import type { NodesSpec, Os, Scheduler } from "../cluster/spec.ts";
import type { Prefill } from "../questions/prefill.ts";
import { type IniFile, sectionOf } from "./ini-file.ts";
import { parseIni } from "./ini-parse.ts";
import { listOf, readValue } from "./ini-values.ts";
import { keptVolumesInV2 } from "./kept-volumes-v2.ts";
import { labelsOf } from "./names-v2.ts";

const SOURCE = "from your config file";
const OSES: readonly string[] = [
	"alinux",
	"alinux2",
	"centos6",
	"centos7",
	"centos8",
	"ubuntu1404",
	"ubuntu1604",
	"ubuntu1804",
	"ubuntu2004",
] satisfies Os[];
const SCHEDULERS: readonly string[] = ["slurm", "sge", "torque", "awsbatch"] satisfies Scheduler[];

type Read = (key: string) => string | undefined;
type VolumePrefill = NonNullable<Prefill["volumes"]>[number];

/**
 * The answers in a ParallelCluster 2 file. Never throws: a file that Python would refuse gives what can be read in
 * it, and the tutorial's placeholders (`vpc-xxxxxxxx`, `your_key_name`) count as nothing.
 */
export function prefillFromV2(text: string): Prefill {
	const file = parseIni(text, true);
	const named = labelsOf(file);
	const template = sectionOf(file, `cluster ${named.template}`)
		? `cluster ${named.template}`
		: (file.sections.find(({ name }) => name.startsWith("cluster "))?.name ?? "cluster default");
	const cluster = reader(file, template);
	const vpc = reader(file, `vpc ${cluster("vpc_settings") ?? named.vpc}`);
	const os = cluster("base_os");
	const answers = defined({
		region: reader(file, "aws")("aws_region_name"),
		vpc: vpc("vpc_id"),
		subnet: vpc("master_subnet_id"),
		volumes: volumesFrom(file, cluster),
		image: cluster("custom_ami"),
		keyName: cluster("key_name"),
		nodes: nodesFrom(file, cluster),
	});
	const keptVolumes = keptVolumesInV2(file);
	const source = Object.fromEntries(Object.keys(answers).map((key) => [key, SOURCE]));
	return {
		...answers,
		...(keptVolumes.length > 0 ? { keptVolumes } : {}),
		...defined({ os: isOs(os) ? os : undefined }),
		...(Object.keys(source).length > 0 ? { source } : {}),
	};
}

function reader(file: IniFile, section: string): Read {
	return (key) => {
		const value = readValue(file, section, key);
		return value === undefined || value === "" || isPlaceholder(value) ? undefined : value;
	};
}

/** The tutorial's example file says `vol-xxxxxxxxxxxxxxxxx` and `your_key_name` where one's own must go. */
function isPlaceholder(value: string): boolean {
	return /^[a-z]+-x+$/i.test(value) || value === "your_key_name";
}

function volumesFrom(file: IniFile, cluster: Read): VolumePrefill[] | undefined {
	const volumes = listOf(cluster("ebs_settings") ?? "").flatMap((label) => {
		const ebs = reader(file, `ebs ${label}`);
		const id = ebs("ebs_volume_id");
		const folder = ebs("shared_dir") ?? cluster("shared_dir") ?? label;
		return id ? [{ id, label, mountPoint: folder.startsWith("/") ? folder : `/${folder}` }] : [];
	});
	return volumes.length > 0 ? volumes : undefined;
}

/** Also from a file with queues (2.9 on): its first queue's first kind of node. */
function nodesFrom(file: IniFile, cluster: Read): Partial<NodesSpec> | undefined {
	const queue = firstOf(file, "queue", cluster("queue_settings"));
	const resource = firstOf(file, "compute_resource", queue("compute_resource_settings"));
	const capacity = cluster("cluster_type") ?? queue("compute_type");
	const scheduler = cluster("scheduler");
	const fewest = count(resource("min_count"));
	const nodes = defined({
		headType: cluster("master_instance_type"),
		computeType: cluster("compute_instance_type") ?? resource("instance_type"),
		initial: count(cluster("initial_queue_size")) ?? (fewest || count(resource("initial_count"))),
		maximum: count(cluster("max_queue_size")) ?? count(resource("max_count")),
		keepInitial: truth(cluster("maintain_initial_size")) ?? (fewest === undefined ? undefined : fewest > 0),
		capacity: isCapacity(capacity) ? capacity : undefined,
		scheduler: isScheduler(scheduler) ? scheduler : undefined,
		rootGiB: largest(count(cluster("master_root_volume_size")), count(cluster("compute_root_volume_size"))),
	});
	return Object.keys(nodes).length > 0 ? nodes : undefined;
}

function firstOf(file: IniFile, kind: string, labels: string | undefined): Read {
	const first = listOf(labels ?? "")[0];
	return first === undefined ? () => undefined : reader(file, `${kind} ${first}`);
}

function isOs(value: string | undefined): value is Os {
	return value !== undefined && OSES.includes(value);
}

function isScheduler(value: string | undefined): value is Scheduler {
	return value !== undefined && SCHEDULERS.includes(value);
}

function isCapacity(value: string | undefined): value is NodesSpec["capacity"] {
	return value === "spot" || value === "ondemand";
}

function count(value: string | undefined): number | undefined {
	return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

function largest(...numbers: (number | undefined)[]): number | undefined {
	const known = numbers.filter((number) => number !== undefined);
	return known.length > 0 ? Math.max(...known) : undefined;
}

/** As Python's getboolean reads it. */
function truth(value: string | undefined): boolean | undefined {
	const word = value?.toLowerCase() ?? "";
	if (["1", "yes", "true", "on"].includes(word)) return true;
	return ["0", "no", "false", "off"].includes(word) ? false : undefined;
}

type Defined<T> = { -readonly [K in keyof T]?: NonNullable<T[K]> };

/** The same object without its undefined values. */
function defined<T extends object>(values: T): Defined<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
