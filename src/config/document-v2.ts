import type { ClusterSpec, SharedVolume } from "../cluster/spec.ts";
import { AppError } from "../errors.ts";
import type { Profile } from "../pcluster/profile.ts";

export interface Setting {
	readonly key: string;
	readonly value: string;
	/** What it is, for the sentence that refuses it. */
	readonly what: string;
	/** True for a list with commas, where blanks do not matter. */
	readonly list?: true;
}

/** One section of the file, as the wizard wants it. */
export interface SettingsSection {
	readonly name: string;
	/** In order; an empty line goes between groups where the whole section is new. */
	readonly groups: readonly (readonly Setting[])[];
	/** Keys of the wizard's own that must not stand there now. */
	readonly absent: readonly string[];
	/** The user's keys that pcluster would refuse beside ours: they become comments. */
	readonly clashing: readonly string[];
	/** The user's keys that belong to the old value of `key`: they become comments when it changes. */
	readonly outdated?: { readonly key: string; readonly keys: readonly string[] };
}

/** The names that an existing file gives its own sections. */
export interface Labels {
	/** `[cluster TEMPLATE]`. */
	readonly template: string;
	/** `[vpc VPC]`. */
	readonly vpc: string;
}

export const TUTORIAL_LABELS: Labels = { template: "default", vpc: "public" };

/**
 * The cluster as ParallelCluster 2's settings, in the tutorial's order. Throws `bad-input` for volumes whose
 * labels cannot be section names. No credentials, ever. Without volumes there is no `ebs_settings`, and nothing
 * in its place: v2 then makes a 20 GB volume of its own at /shared, whatever is written (`shared_dir` would only
 * rename it, `NONE` is refused).
 */
export function documentFor(spec: ClusterSpec, profile: Profile, labels: Labels): SettingsSection[] {
	checkLabels(spec.volumes, profile);
	return [
		section("global", [
			[
				setting("cluster_template", labels.template, "The name of the cluster section"),
				setting("update_check", "false", "The setting"),
				setting("sanity_check", String(profile.sanityCheck), "The setting"),
			],
		]),
		section("aws", [[setting("aws_region_name", spec.region, "The region")]]),
		clusterSection(spec, labels),
		{
			...section(`vpc ${labels.vpc}`, [
				[setting("vpc_id", spec.vpcId, "The VPC"), setting("master_subnet_id", spec.subnetId, "The subnet")],
			]),
			outdated: {
				key: "vpc_id",
				keys: ["compute_subnet_id", "compute_subnet_cidr", "vpc_security_group_id", "additional_sg"],
			},
		},
		...spec.volumes.map(volumeSection),
	];
}

function setting(key: string, value: string, what: string): Setting {
	return { key, value, what };
}

function section(name: string, groups: readonly (readonly Setting[])[]): SettingsSection {
	return { name, groups, absent: [], clashing: [] };
}

function clusterSection(spec: ClusterSpec, labels: Labels): SettingsSection {
	const volumes = spec.volumes.map(({ label }) => label).join(", ");
	const root = String(spec.nodes.rootGiB);
	const groups: Setting[][] = [
		[setting("base_os", spec.image.os, "The operating system")],
		[setting("cluster_type", spec.nodes.capacity, "The way of paying")],
		[
			setting("master_instance_type", spec.nodes.headType, "The head node's type"),
			setting("compute_instance_type", spec.nodes.computeType, "The compute nodes' type"),
		],
		[
			setting("initial_queue_size", String(spec.nodes.initial), "The number of nodes"),
			setting("max_queue_size", String(spec.nodes.maximum), "The number of nodes"),
			setting("maintain_initial_size", String(keepsInitial(spec)), "The setting"),
			setting("scheduler", spec.nodes.scheduler, "The scheduler"),
		],
		[setting("custom_ami", spec.image.id, "The image")],
		[
			setting("vpc_settings", labels.vpc, "The name of the vpc section"),
			setting("key_name", spec.keyName, "The key pair's name"),
		],
		[
			setting("master_root_volume_size", root, "The size of the root volume"),
			setting("compute_root_volume_size", root, "The size of the root volume"),
			...(volumes
				? [{ ...setting("ebs_settings", volumes, "The list of volumes"), list: true as const }]
				: []),
		],
	];
	return {
		name: `cluster ${labels.template}`,
		groups,
		absent: volumes ? [] : ["ebs_settings"],
		// With queues of its own a file may hold none of the flat keys above (2.9 on); with volumes listed, no
		// mount point beside the list (both refused by pcluster 2.11.9).
		clashing: volumes ? ["queue_settings", "shared_dir"] : ["queue_settings"],
	};
}

/** "Keep none" and "keep some with awsbatch" are refused by pcluster (2.11.9); the first means the same as false. */
function keepsInitial({ nodes }: ClusterSpec): boolean {
	return nodes.keepInitial && nodes.initial > 0 && nodes.scheduler !== "awsbatch";
}

function volumeSection(volume: SharedVolume): SettingsSection {
	return {
		...section(`ebs ${volume.label}`, [
			[
				setting("shared_dir", volume.mountPoint, `The mount point of ${volume.label}`),
				setting("ebs_volume_id", volume.id, "The volume"),
			],
		]),
		// The snapshot is checked although the volume exists already; sizes and types are simply ignored then.
		clashing: ["ebs_snapshot_id"],
	};
}

function checkLabels(volumes: readonly SharedVolume[], profile: Profile): void {
	const labels = volumes.map(({ label }) => label);
	const wrong = labels.find((label) => !/^[a-zA-Z][a-zA-Z0-9_-]{0,29}$/.test(label));
	if (wrong !== undefined) {
		throw new AppError("bad-input", `The volume label "${wrong}" is not one that pcluster accepts.`, {
			hint: "Use a letter first, then letters, digits, - and _, 30 at most.",
		});
	}
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	if (twice !== undefined) {
		throw new AppError("bad-input", `Two volumes have the label ${twice}.`, {
			hint: "Give each its own label.",
		});
	}
	if (labels.length > profile.maximumVolumes) {
		throw new AppError("bad-input", `pcluster takes ${profile.maximumVolumes} shared volumes at most.`, {
			hint: "Choose fewer volumes.",
		});
	}
}
