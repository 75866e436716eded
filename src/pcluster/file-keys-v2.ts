import type { Since } from "./since.ts";

/** Which keys pcluster looks for in its INI file, by kind of section (`ebs` for `[ebs data]`). */
export interface FileKeys {
	readonly sections: Readonly<Record<string, readonly string[]>>;
	/** What it does with any other key of a section in use; `refused` goes for the keys of [DEFAULT] too. */
	readonly others: "refused" | "ignored";
	/** The names it takes for sections; undefined: any. */
	readonly label: typeof SECTION_LABEL | undefined;
}

/** The names of sections from 2.9 on, which every other version takes for volumes as well. */
export const SECTION_LABEL = {
	pattern: /^[a-zA-Z][a-zA-Z0-9_-]{0,29}$/,
	rule: "A letter first, then letters, digits, - or _; at most 30.",
} as const;

type Keys = Readonly<Record<string, string>>;

function keysOf(keys: Keys, rest: Omit<FileKeys, "sections">): FileKeys {
	const sections = Object.entries(keys).map(([kind, text]) => [kind, text.split(" ")] as const);
	return { sections: Object.fromEntries(sections), ...rest };
}

/** The same with more keys. */
function plus({ sections, ...rest }: FileKeys, keys: Keys, change: Partial<FileKeys> = {}): FileKeys {
	const more = Object.entries(keys).map(
		([kind, text]) => [kind, [...(sections[kind] ?? []), ...text.split(" ")]] as const,
	);
	return { ...rest, ...change, sections: { ...sections, ...Object.fromEntries(more) } };
}

function without({ sections, ...rest }: FileKeys, kind: string, key: string): FileKeys {
	const left = (sections[kind] ?? []).filter((each) => each !== key);
	return { ...rest, sections: { ...sections, [kind]: left } };
}

/** In 2.4.1 from what `cfnconfig.py` asks its parser for; it takes any key in [aliases]. */
const KEYS_2_4_1 = keysOf(
	{
		global: "cluster_template update_check sanity_check",
		aws: "aws_access_key_id aws_secret_access_key aws_region_name",
		cluster:
			"key_name template_url vpc_settings scheduler initial_queue_size maintain_initial_size max_queue_size " +
			"cluster_user compute_instance_type master_instance_type cluster_type ephemeral_dir spot_price custom_ami " +
			"pre_install post_install proxy_server placement placement_group encrypted_ephemeral pre_install_args " +
			"post_install_args s3_read_resource s3_read_write_resource master_root_volume_size " +
			"compute_root_volume_size base_os ec2_iam_role extra_json custom_chef_cookbook additional_cfn_template " +
			"custom_awsbatch_template_url enable_efa tags scaling_settings ebs_settings efs_settings raid_settings " +
			"fsx_settings shared_dir min_vcpus desired_vcpus max_vcpus spot_bid_percentage",
		scaling: "scaledown_idletime",
		vpc:
			"vpc_id master_subnet_id compute_subnet_cidr compute_subnet_id use_public_ips ssh_from access_from " +
			"additional_sg vpc_security_group_id",
		ebs: "shared_dir ebs_snapshot_id volume_type volume_size ebs_kms_key_id volume_iops encrypted ebs_volume_id",
		efs: "shared_dir efs_fs_id performance_mode efs_kms_key_id provisioned_throughput encrypted throughput_mode",
		raid: "shared_dir raid_type num_of_raid_volumes volume_type volume_size volume_iops encrypted ebs_kms_key_id",
		fsx:
			"shared_dir fsx_fs_id storage_capacity fsx_kms_key_id imported_file_chunk_size export_path import_path " +
			"weekly_maintenance_start_time",
	},
	{ others: "ignored", label: undefined },
);

/** From 2.5.0 on from `config/mappings.py`, read at each release where it changed. */
const KEYS_2_5_0 = plus(
	without(without(KEYS_2_4_1, "cluster", "cluster_user"), "vpc", "access_from"),
	{
		cluster: "additional_iam_policies disable_hyperthreading enable_intel_hpc_platform dcv_settings",
		aliases: "ssh",
		dcv: "enable port access_from",
	},
	{ others: "refused" },
);
const KEYS_2_6_0 = plus(KEYS_2_5_0, {
	cluster: "cw_log_settings",
	cw_log: "enable retention_days",
	fsx: "deployment_type per_unit_storage_throughput",
});
const KEYS_2_8_0 = plus(KEYS_2_6_0, {
	fsx: "automatic_backup_retention_days copy_tags_to_backups daily_automatic_backup_start_time fsx_backup_id",
});
const KEYS_2_9_0 = plus(
	KEYS_2_8_0,
	{
		cluster: "disable_cluster_dns hit_template_url queue_settings",
		queue: "compute_resource_settings compute_type disable_hyperthreading enable_efa placement_group",
		compute_resource: "initial_count instance_type max_count min_count spot_price",
	},
	{ label: SECTION_LABEL },
);
const KEYS_2_10_0 = plus(without(KEYS_2_9_0, "cluster", "custom_awsbatch_template_url"), {
	cluster: "cluster_resource_bucket cw_dashboard_template_url dashboard_settings enable_efa_gdr",
	dashboard: "enable",
	fsx: "auto_import_policy drive_cache_type storage_type",
	queue: "enable_efa_gdr",
});
const KEYS_2_10_1 = plus(KEYS_2_10_0, {
	cluster: "iam_lambda_role",
	ebs: "volume_throughput",
	raid: "volume_throughput",
});
const KEYS_2_10_3 = plus(KEYS_2_10_1, { cluster: "instance_types_data" });
const KEYS_2_11_0 = plus(KEYS_2_10_3, { fsx: "data_compression_type" });

/** ParallelCluster 2's keys at each release that changed them; those of the queues' own sections are not asked for. */
export const fileKeysV2: Since<FileKeys> = [
	[[2, 4, 1], KEYS_2_4_1],
	[[2, 5, 0], KEYS_2_5_0],
	[[2, 6, 0], KEYS_2_6_0],
	[[2, 8, 0], KEYS_2_8_0],
	[[2, 9, 0], KEYS_2_9_0],
	[[2, 10, 0], KEYS_2_10_0],
	[[2, 10, 1], KEYS_2_10_1],
	[[2, 10, 3], KEYS_2_10_3],
	[[2, 11, 0], KEYS_2_11_0],
];
