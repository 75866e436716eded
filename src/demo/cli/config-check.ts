import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseIni } from "../../config/ini-parse.ts";
import type { DemoClusterConfig } from "../cluster/facts.ts";
import { refusal } from "./ending.ts";

/** A config file as pcluster's parser reads it: option names in lower case, section names as they are. */
type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Keys that 2.11.9 knows in the sections that a beginner's file has. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
	global: ["cluster_template", "update_check", "sanity_check"],
	aws: ["aws_access_key_id", "aws_secret_access_key", "aws_region_name"],
	cluster: words(`additional_cfn_template additional_iam_policies architecture base_os cluster_resource_bucket
		cluster_type compute_instance_type compute_root_volume_size custom_ami custom_chef_cookbook
		cw_dashboard_template_url cw_log_settings dashboard_settings dcv_settings desired_vcpus disable_cluster_dns
		disable_hyperthreading ebs_settings ec2_iam_role efs_settings enable_efa enable_efa_gdr
		enable_intel_hpc_platform encrypted_ephemeral ephemeral_dir extra_json fsx_settings hit_template_url
		iam_lambda_role initial_queue_size instance_types_data key_name maintain_initial_size master_instance_type
		master_root_volume_size max_queue_size max_vcpus min_vcpus network_interfaces_count placement placement_group
		post_install post_install_args pre_install pre_install_args proxy_server queue_settings raid_settings
		s3_read_resource s3_read_write_resource scaling_settings scheduler shared_dir spot_bid_percentage spot_price
		tags template_url vpc_settings`),
	queue: words(
		`compute_resource_settings compute_type disable_hyperthreading enable_efa enable_efa_gdr placement_group`,
	),
	compute_resource: words(`initial_count instance_type max_count min_count spot_price`),
	vpc: words(`additional_sg compute_subnet_cidr compute_subnet_id master_subnet_id ssh_from use_public_ips vpc_id
		vpc_security_group_id`),
	ebs: words(`ebs_kms_key_id ebs_snapshot_id ebs_volume_id encrypted shared_dir volume_iops volume_size
		volume_throughput volume_type`),
};

const ROOT_SIZE = "^([1-9][0-9]{2,}|[4-9][0-9]|3[5-9])$";
const OSES = ["alinux2", "ubuntu1804", "ubuntu2004", "centos7"];
const SCHEDULERS = ["awsbatch", "slurm"];
const MOST_VOLUMES = 5;

/** Reads the file that pcluster would read; throws its refusal when there is none. */
export function configFileAt(path: string): Sections {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch {
		throw refusal(`Configuration file ${path} not found.`);
	}
	return sectionsFrom(text, path);
}

function sectionsFrom(text: string, path: string): Sections {
	const { sections, faults } = parseIni(text, true);
	if (faults[0] !== undefined) {
		const { line, reason } = faults[0];
		throw refusal(`Error parsing configuration file ${path}.\nLine ${line} ${reason}`);
	}
	return new Map(
		sections.map(({ name, items }) => [
			name,
			new Map(items.flatMap((item) => (item.kind === "option" ? [[item.key, item.raw] as const] : []))),
		]),
	);
}

/** The file's path: flag, then environment, then pcluster's own default. */
export function configPath(flag: string | undefined, env: NodeJS.ProcessEnv): string {
	return flag ?? env["AWS_PCLUSTER_CONFIG_FILE"] ?? join(env["HOME"] ?? "", ".parallelcluster", "config");
}

/** The cluster that a file describes, checked in the order of version 2.11.9; throws the first fault. */
export function clusterConfigFrom(sections: Sections): DemoClusterConfig {
	for (const label of ["aws", "global"]) checkKeys(label, label, sections.get(label));
	const template = sections.get("global")?.get("cluster_template") ?? "default";
	const cluster = sectionOf(sections, "cluster", template);
	const get = (key: string) => cluster.get(key) || undefined;
	const vpcLabel = required(get("vpc_settings"), "vpc_settings");
	const vpc = sectionOf(sections, "vpc", vpcLabel);
	const labels = listOf(get("ebs_settings"));
	if (labels.length > MOST_VOLUMES) {
		throw refusal(`Invalid number of 'ebs' sections specified. Max ${MOST_VOLUMES} expected.`);
	}
	const volumes = labels.map((label) => volumeOf(sections, label));
	for (const key of ["master_root_volume_size", "compute_root_volume_size"]) {
		matching(key, get(key), new RegExp(ROOT_SIZE), ROOT_SIZE);
	}
	const baseOs = oneOf("base_os", required(get("base_os"), "base_os"), OSES);
	const scheduler = oneOf("scheduler", required(get("scheduler"), "scheduler"), SCHEDULERS);
	const imageId = get("custom_ami");
	if (imageId === undefined) throw noOfficialImage(baseOs);
	matching("custom_ami", imageId, ID("ami"), ID("ami").source);
	return {
		baseOs,
		scheduler,
		headType: get("master_instance_type") ?? "t2.micro",
		...(isLongForm(sections) ? nodesInQueue(sections, get("queue_settings") ?? "") : nodesIn(get)),
		keyName: get("key_name") ?? "",
		vpcId: identified("vpc_id", vpc.get("vpc_id"), "vpc"),
		subnetId: identified("master_subnet_id", vpc.get("master_subnet_id"), "subnet"),
		imageId,
		rootGiB: integer("master_root_volume_size", get("master_root_volume_size"), 35),
		volumes,
	};
}

type Nodes = Pick<DemoClusterConfig, "computeType" | "initial" | "maximum" | "keepInitial" | "capacity">;

function nodesIn(get: (key: string) => string | undefined): Nodes {
	return {
		computeType: get("compute_instance_type") ?? "t2.micro",
		initial: integer("initial_queue_size", get("initial_queue_size"), 0),
		maximum: integer("max_queue_size", get("max_queue_size"), 10),
		keepInitial: boolean("maintain_initial_size", get("maintain_initial_size")),
		capacity: oneOf("cluster_type", get("cluster_type") ?? "ondemand", ["ondemand", "spot"]),
	};
}

/** True of a file with queues. */
export function isLongForm(sections: Sections): boolean {
	const template = sections.get("global")?.get("cluster_template") ?? "default";
	return sections.get(`cluster ${template}`)?.has("queue_settings") ?? false;
}

function nodesInQueue(sections: Sections, list: string): Nodes {
	const queue = sectionOf(sections, "queue", listOf(list)[0] ?? "");
	const label = listOf(queue.get("compute_resource_settings"))[0] ?? "";
	const resource = sectionOf(sections, "compute_resource", label);
	const least = integer("min_count", resource.get("min_count"), 0);
	return {
		computeType: required(resource.get("instance_type"), "instance_type"),
		initial: least || integer("initial_count", resource.get("initial_count"), 0),
		maximum: integer("max_count", resource.get("max_count"), 10),
		keepInitial: least > 0,
		capacity: oneOf("compute_type", queue.get("compute_type") ?? "ondemand", ["ondemand", "spot"]),
	};
}

function volumeOf(sections: Sections, label: string): DemoClusterConfig["volumes"][number] {
	const ebs = sectionOf(sections, "ebs", label);
	const dir = ebs.get("shared_dir");
	if (dir === undefined || dir === "") throw mustHave("shared_dir");
	if (dir === "NONE") throw refusal("The configuration parameter 'shared_dir' has an invalid value 'NONE'");
	const id = ebs.get("ebs_volume_id") || undefined;
	if (id !== undefined) matching("ebs_volume_id", id, ID("vol"), ID("vol").source);
	return { label, id: id ?? "", dir: dir.startsWith("/") ? dir : `/${dir}` };
}

function sectionOf(sections: Sections, kind: string, label: string): ReadonlyMap<string, string> {
	if (!/^[a-zA-Z][a-zA-Z0-9\-_]{0,29}$/.test(label)) {
		throw refusal(
			`Failed validation for section ${kind} ${label}. Section names can be at most 30 chars long`,
		);
	}
	const section = sections.get(`${kind} ${label}`);
	if (section === undefined) throw refusal(`Section '[${kind} ${label}]' not found in the config file.`);
	checkKeys(kind, `${kind} ${label}`, section);
	return section;
}

function checkKeys(kind: string, title: string, section: ReadonlyMap<string, string> | undefined): void {
	const unknown = [...(section?.keys() ?? [])].filter((key) => !(KNOWN[kind] ?? []).includes(key));
	if (unknown.length === 0) return;
	const what = unknown.length === 1 ? "parameter" : "parameters";
	const verb = unknown.length === 1 ? "is" : "are";
	throw refusal(
		`The configuration ${what} '${unknown.join(",")}' ${verb} not allowed in the [${title}] section`,
	);
}

function matching(key: string, value: string | undefined, pattern: RegExp, shown: string): void {
	if (value !== undefined && !pattern.test(value)) throw invalid(key, value, shown);
}

function identified(key: string, value: string | undefined, prefix: string): string {
	const id = required(value || undefined, key);
	matching(key, id, ID(prefix), ID(prefix).source);
	return id;
}

function oneOf(key: string, value: string, allowed: readonly string[]): string {
	if (allowed.includes(value)) return value;
	throw invalid(key, value, `[${allowed.map((it) => `'${it}'`).join(", ")}]`);
}

function integer(key: string, value: string | undefined, usual: number): number {
	if (value === undefined) return usual;
	if (!/^[+-]?\d+$/.test(value)) throw refusal(`Configuration parameter '${key}' must be an Integer`);
	return Number(value);
}

function boolean(key: string, value: string | undefined): boolean {
	const text = (value ?? "false").toLowerCase();
	if (["1", "yes", "true", "on"].includes(text)) return true;
	if (["0", "no", "false", "off"].includes(text)) return false;
	throw refusal(`Configuration parameter '${key}' must be a Boolean`);
}

function required(value: string | undefined, key: string): string {
	if (value === undefined) throw mustHave(key);
	return value;
}

function mustHave(key: string) {
	return refusal(`Configuration parameter '${key}' must have a value`);
}

function invalid(key: string, value: string, allowed: string) {
	return refusal(
		`The configuration parameter '${key}' has an invalid value '${value}'\nAllowed values are: ${allowed}`,
	);
}

/** Since its images count as deprecated, 2.11.9 finds none by itself. */
function noOfficialImage(baseOs: string) {
	const text = `No official image id found for base_os='${baseOs}' and architecture='x86_64'`;
	return refusal(`Error when resolving cluster ami id: ${text}`);
}

function ID(prefix: string): RegExp {
	return new RegExp(`^${prefix}-[0-9a-z]{8}$|^${prefix}-[0-9a-z]{17}$`);
}

function listOf(text: string | undefined): string[] {
	return (text ?? "")
		.split(",")
		.map((it) => it.trim())
		.filter((it) => it !== "");
}

function words(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== "");
}
