import { truth } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { listOf, type Read } from "./ini-values.ts";
import { type KeptFact, securityGroups, spotPrice, type Told } from "./kept.ts";
import { UNNAMED_FOLDER } from "./kept-volumes-v2.ts";

/** Undefined where the value changes nothing. */
type Rule = (value: string, read: Read, key: string) => Told | undefined;

function told(what: string, costs: Told["costs"] = "no", ...facts: KeptFact[]): Rule {
	return (value) => ({ what, detail: value.replace(/\s+/g, " "), costs, facts });
}

/** Only where Python's getboolean reads a yes. */
function ifTrue(what: string, costs: Told["costs"] = "no"): Rule {
	return (value) => (truth(value) ? { what, detail: "", costs, facts: [] } : undefined);
}

function role(what: string): Rule {
	return (name) => ({ what, detail: name, costs: "no", facts: [{ kind: "role", name }] });
}

/** Of `[cluster …]`, by key; keys and defaults as pcluster 2.11.9 has them. */
export const CLUSTER_KEPT: Readonly<Record<string, Rule>> = {
	placement_group: told("placement group", "no", { kind: "placement-group" }),
	placement: () => undefined,
	pre_install: told("script before the software", "no", { kind: "script" }),
	post_install: told("script after the software", "no", { kind: "script" }),
	pre_install_args: (_value, read) =>
		read("pre_install") ? undefined : told("setting")("pre_install_args", read, ""),
	post_install_args: (_value, read) =>
		read("post_install") ? undefined : told("setting")("post_install_args", read, ""),
	proxy_server: told("proxy"),
	ec2_iam_role: role("IAM role"),
	iam_lambda_role: role("IAM role of the helpers"),
	additional_iam_policies: told("IAM policy"),
	s3_read_resource: told("access to S3"),
	s3_read_write_resource: told("access to S3, also to write"),
	ephemeral_dir: (value) => storage("scratch folder", [], value, "no"),
	shared_dir: (value, read) =>
		read("ebs_settings")
			? undefined
			: { what: "folder of pcluster's own volume", detail: mountedAt(value), costs: "no", facts: [] },
	spot_price: spotPrice,
	tags: told("tags"),
	enable_efa: told("fast network (EFA)"),
	disable_hyperthreading: ifTrue("hyperthreading off"),
	additional_cfn_template: told("CloudFormation template of your own", "unknown"),
};

/** Of `[vpc …]`, by key. */
export const VPC_KEPT: Readonly<Record<string, Rule>> = {
	use_public_ips: (value) =>
		truth(value) === false
			? { what: "public addresses off", detail: "", costs: "no", facts: [{ kind: "no-address", of: "all" }] }
			: undefined,
	access_from: () => undefined,
	compute_subnet_id: (value, read) => ({
		what: "compute subnet",
		detail: value,
		costs: "no",
		facts: [{ kind: "subnets", ids: [value], addressed: truth(read("use_public_ips")) !== false }],
	}),
	compute_subnet_cidr: told("compute subnet to be made", "unknown"),
	vpc_security_group_id: groups,
	additional_sg: groups,
};

function groups(value: string): Told {
	return securityGroups(listOf(value));
}

/** Reads a key of the section of that kind and label. */
type Section = (kind: string, label: string) => Read;

/** Lists of sections, by the key that names them: one thing for each label. */
export const LIST_KEPT: Readonly<
	Record<string, (label: string, section: Section, cluster: Read) => Told | undefined>
> = {
	ebs_settings(label, section, cluster) {
		const ebs = section("ebs", label);
		if (ebs("ebs_volume_id")) return undefined;
		const from = ebs("ebs_snapshot_id");
		const size = from ? `from ${from}` : `${ebs("volume_size") ?? DEFAULT_GIB} GiB`;
		const path = mountedAt(ebs("shared_dir") ?? cluster("shared_dir") ?? UNNAMED_FOLDER);
		return storage("own volume", [label, size], path, "yes", { kind: "volume" });
	},
	raid_settings(label, section) {
		const raid = section("raid", label);
		const size = `${raid("num_of_raid_volumes") ?? 2} × ${raid("volume_size") ?? DEFAULT_GIB} GiB`;
		return storage("RAID of own volumes", [size], raid("shared_dir"), "yes");
	},
	efs_settings(label, section) {
		const efs = section("efs", label);
		const id = efs("efs_fs_id");
		return storage("EFS", [id ?? "new"], efs("shared_dir"), id ? "no" : "yes");
	},
	fsx_settings(label, section) {
		const fsx = section("fsx", label);
		const id = fsx("fsx_fs_id");
		const size = fsx("storage_capacity");
		return storage("FSx for Lustre", [id, size && `${size} GiB`], fsx("shared_dir"), id ? "no" : "yes");
	},
	queue_settings(label, section) {
		const queue = section("queue", label);
		const kinds = listOf(queue("compute_resource_settings") ?? "").map((kind) =>
			section("compute_resource", kind),
		);
		const nodes = kinds.map((kind) => `up to ${kind("max_count") ?? 10} × ${kind("instance_type") ?? "?"}`);
		const types = kinds.flatMap((kind) => kind("instance_type") ?? []);
		return {
			what: "queue",
			detail: [label, ...nodes, ...(queue("compute_type") === "spot" ? ["spot"] : [])].join(", "),
			costs: "yes",
			facts: [
				{ kind: "types", types },
				...(queue("placement_group") ? [{ kind: "placement-group", types } as const] : []),
			],
		};
	},
	scaling_settings: (label, section) => ({
		what: "idle time",
		detail: `nodes go after ${section("scaling", label)("scaledown_idletime") ?? 10} minutes without jobs`,
		costs: "no",
		facts: [],
	}),
	dcv_settings: () => ({ what: "remote desktop (DCV)", detail: "", costs: "no", facts: [] }),
	cw_log_settings: (label) => ({ what: "logs", detail: label, costs: "unknown", facts: [] }),
	dashboard_settings: (label) => ({ what: "dashboard", detail: label, costs: "unknown", facts: [] }),
};

/** GiB of a new EBS volume whose size is not given. */
const DEFAULT_GIB = 20;

function storage(
	what: string,
	details: readonly (string | undefined)[],
	folder: string | undefined,
	costs: Told["costs"],
	...more: KeptFact[]
): Told {
	const path = folder === undefined ? undefined : mountedAt(folder);
	return {
		what,
		detail: [...details, path].filter((part) => part !== undefined).join(", "),
		costs,
		facts: [...more, ...(path === undefined ? [] : [{ kind: "folder", path } as const])],
	};
}
