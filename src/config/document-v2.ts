import type { SharedVolume } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import type { KeptVolume } from "../questions/kept-volume.ts";
import type { IniFile } from "./ini-file.ts";
import { strip } from "./ini-text.ts";
import { listOf, readValue } from "./ini-values.ts";
import { keptVolumesInV2, UNNAMED_FOLDER } from "./kept-volumes-v2.ts";
import { type Labels, labelsOf, ownSection, partsOf } from "./names-v2.ts";
import { placesIn, wantedIn } from "./rows.ts";

interface Setting {
	readonly key: string;
	readonly value: string;
	/** What it is, for the sentence that refuses it. */
	readonly what: string;
	/** True where the file's text says the same in other letters; absent: only the same letters do. */
	says?(present: string): boolean;
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
	/** The section whose options it starts with, when it is new. */
	readonly copyOf?: string;
}

/** The keys that the wizard sets, by kind of section; what pcluster refuses beside them becomes a comment. */
export const MANAGED: readonly (readonly [kind: string, key: string])[] = [
	["global", "cluster_template"],
	["global", "update_check"],
	["global", "sanity_check"],
	["cluster", "vpc_settings"],
	["cluster", "ebs_settings"],
	["ebs", "shared_dir"],
	["ebs", "ebs_volume_id"],
	...placesIn("v2").map(({ path: [kind, key] }) => [String(kind), String(key)] as const),
];

/** True for a key of the wizard's own. */
export function isManaged(kind: string, key: string): boolean {
	return MANAGED.some(([of, managed]) => of === kind && managed === key);
}

/** The tutorial's order, an empty line between groups; what it does not have comes last. */
const LAYOUT = [
	["base_os"],
	["cluster_type"],
	["master_instance_type", "compute_instance_type"],
	["initial_queue_size", "max_queue_size", "maintain_initial_size", "scheduler"],
	["custom_ami"],
	["vpc_settings", "key_name"],
	["master_root_volume_size", "compute_root_volume_size", "ebs_settings"],
];

/**
 * The cluster as ParallelCluster 2's settings, in the tutorial's order, under the names that `file` has for its
 * sections. Volumes that pcluster makes (without an id) stay listed beside the chosen ones.
 * No credentials, ever.
 * Without volumes there is no `ebs_settings`, and nothing in its place: v2 then makes a 20 GB volume of its own at
 * /shared, whatever is written (`shared_dir` would only rename it, `NONE` is refused).
 */
export function documentFor(spec: ClusterSpec, profile: Profile, file: IniFile): SettingsSection[] {
	const labels = labelsOf(file);
	const kept = keptVolumesInV2(file).filter(({ storage }) => storage === "EBS");
	const volumes = volumeSections(spec, file, kept);
	const listed = inOldOrder([...kept.map(({ label }) => label), ...volumes.map(labelOf)], file, labels);
	const folders = listed.length > 1 ? keptFolders(file, kept) : [];
	const ownFolders = kept.filter(({ label }) => readValue(file, `ebs ${label}`, "shared_dir"));
	const hasOneFolder = listed.length > 1 || volumes.length > 0 || ownFolders.length > 0;
	const rows = wantedIn("v2", spec, profile);
	const rowsOf = (kind: string) =>
		rows
			.filter(({ path }) => path[0] === kind)
			.map(({ path, value, ...wanted }) => ({
				...wanted,
				key: String(path[1]),
				value: value === undefined ? undefined : String(value),
			}));
	const vpc = vpcSection(`vpc ${labels.vpc}`, rowsOf("vpc"), file);
	const list = listed.join(", ");
	const cluster = section(`cluster ${labels.template}`, [
		...rowsOf("cluster"),
		setting("vpc_settings", labelOf(vpc), "The name of the vpc section"),
		{
			...setting("ebs_settings", list === "" ? undefined : list, "The list of volumes"),
			// An empty name (`a,,b`) would be one of a section to pcluster.
			says: (present) => present.split(",").map(strip).join() === listed.join(),
		},
	]);
	return [
		section("global", [
			setting("cluster_template", labels.template, "The name of the cluster section"),
			setting("update_check", "false", "The setting"),
			setting("sanity_check", String(profile.sanityCheck), "The setting"),
		]),
		section("aws", rowsOf("aws")),
		{
			...cluster,
			// With queues of its own a file may hold none of the flat keys above, and without them none that is for queues
			// alone (2.9 on); with volumes listed, no mount point beside theirs (all refused by pcluster 2.11.9).
			clashing: ["queue_settings", "disable_cluster_dns", ...(hasOneFolder ? ["shared_dir"] : [])],
		},
		vpc,
		...volumes,
		...folders,
	];
}

function labelOf({ name }: SettingsSection): string {
	return partsOf(name)[1];
}

/** A section that another template uses too is not changed under it: ours becomes a copy with a name of its own. */
function vpcSection(name: string, settings: readonly Wish[], file: IniFile): SettingsSection {
	const wanted: SettingsSection = {
		...section(name, settings),
		// The older name of the same, which 2.4.1 takes too, would count before it.
		clashing: settings.some(({ key }) => key === "ssh_from") ? ["access_from"] : [],
		outdated: {
			key: "vpc_id",
			keys: ["compute_subnet_id", "compute_subnet_cidr", "vpc_security_group_id", "additional_sg"],
		},
	};
	const own = ownSection(file, wanted, []);
	return own.name === name ? own : { ...own, copyOf: name };
}

function volumeSections(spec: ClusterSpec, file: IniFile, kept: readonly KeptVolume[]): SettingsSection[] {
	const taken = kept.map(({ label }) => label);
	const chosen = spec.volumes.map(({ label }) => label);
	return spec.volumes.map((volume) => {
		const others = chosen.filter((label) => label !== volume.label);
		const own = ownSection(file, volumeSection(volume), [...taken, ...others]);
		taken.push(labelOf(own));
		return own;
	});
}

/** Several volumes must each name their folder (refused otherwise): the one that a kept volume has is written out. */
function keptFolders(file: IniFile, kept: readonly KeptVolume[]): SettingsSection[] {
	return kept
		.filter(({ label }) => !readValue(file, `ebs ${label}`, "shared_dir"))
		.map(({ label, mountPoint }) =>
			section(`ebs ${label}`, [
				setting("shared_dir", mountPoint ?? UNNAMED_FOLDER, `The mount point of ${label}`),
			]),
		);
}

function inOldOrder(labels: readonly string[], file: IniFile, { template }: Labels): string[] {
	const old = listOf(readValue(file, `cluster ${template}`, "ebs_settings") ?? "");
	return [...new Set([...old.filter((label) => labels.includes(label)), ...labels])];
}

/** A setting, or a key that must not stand there. */
type Wish = Omit<Setting, "value"> & { readonly value: string | undefined };

function setting(key: string, value: string | undefined, what: string): Wish {
	return { key, value, what };
}

function section(name: string, wishes: readonly Wish[]): SettingsSection {
	const settings = wishes.filter((wish): wish is Setting => wish.value !== undefined);
	const known = LAYOUT.map((keys) => keys.flatMap((key) => settings.filter((one) => one.key === key)));
	const others = settings.filter(({ key }) => !LAYOUT.flat().includes(key));
	const absent = wishes.filter(({ value }) => value === undefined).map(({ key }) => key);
	return { name, groups: [...known, others].filter((group) => group.length > 0), absent, clashing: [] };
}

function volumeSection(volume: SharedVolume): SettingsSection {
	return {
		...section(`ebs ${volume.label}`, [
			setting("shared_dir", volume.mountPoint, `The mount point of ${volume.label}`),
			setting("ebs_volume_id", volume.id, "The volume"),
		]),
		// The snapshot is checked although the volume exists already; sizes and types are simply ignored then.
		clashing: ["ebs_snapshot_id"],
	};
}
