import type { KeptVolume } from "../questions/kept-volume.ts";
import { count } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { type IniFile, sectionOf } from "./ini-file.ts";
import { listOf, type Read, readerOf, readValue } from "./ini-values.ts";
import { labelsOf } from "./names-v2.ts";

/** Where pcluster 2 mounts a volume that names no folder. */
export const UNNAMED_FOLDER = "/shared";

/** The shared storage of the wizard's template that the wizard leaves as it is, in the file's order. */
export function keptVolumesInV2(file: IniFile): KeptVolume[] {
	const cluster = `cluster ${labelsOf(file).template}`;
	const labels = (kind: string) => [...new Set(listOf(readValue(file, cluster, `${kind}_settings`) ?? ""))];
	return [
		...labels("ebs").flatMap((label) => blockVolume(file, cluster, label)),
		...labels("raid").flatMap((label) => entry(file, "raid", label, { size: raidSize })),
		...labels("efs").flatMap((label) => entry(file, "efs", label, { id: "efs_fs_id" })),
		...labels("fsx").flatMap((label) =>
			entry(file, "fsx", label, { id: "fsx_fs_id", origin: "fsx_backup_id", size: capacity }),
		),
	];
}

/** A volume that pcluster makes; one of the account is the wizard's own matter. */
function blockVolume(file: IniFile, cluster: string, label: string): KeptVolume[] {
	if (readValue(file, `ebs ${label}`, "ebs_volume_id")) return [];
	return entry(file, "ebs", label, { origin: "ebs_snapshot_id", size: blockSize }).map((volume) => ({
		...volume,
		mountPoint: volume.mountPoint ?? folder(readValue(file, cluster, "shared_dir")) ?? UNNAMED_FOLDER,
	}));
}

const STORAGE = { ebs: "EBS", raid: "RAID", efs: "EFS", fsx: "FSx" } as const;

interface Shape {
	/** The key that names what exists already. */
	readonly id?: string;
	/** The key that names what it is made from. */
	readonly origin?: string;
	readonly size?: (read: Read) => number | undefined;
}

function entry(file: IniFile, kind: keyof typeof STORAGE, label: string, shape: Shape): KeptVolume[] {
	const section = sectionOf(file, `${kind} ${label}`);
	if (!section) return [];
	const read = readerOf(file, section.name);
	const says = (key: string | undefined) => read(key ?? "") !== undefined;
	const exists = says(shape.id);
	return [
		{
			label,
			mountPoint: folder(read("shared_dir")),
			sizeGiB: exists ? undefined : shape.size?.(read),
			storage: STORAGE[kind],
			kind: exists ? "existing" : says(shape.origin) ? "snapshot" : "new",
			goesWithCluster: !exists,
		},
	];
}

/** Without a size a new one gets pcluster's own (2.11.9, `VolumeSizeParam`). */
function blockSize(read: Read): number | undefined {
	const named = count(read("volume_size"));
	if (named !== undefined || read("ebs_snapshot_id") !== undefined) return named;
	return ["st1", "sc1"].includes(read("volume_type") ?? "") ? 500 : 20;
}

function capacity(read: Read): number | undefined {
	return count(read("storage_capacity"));
}

/** Of a mirror (1) half of it can be filled; of stripes (0) all. */
function raidSize(read: Read): number | undefined {
	const each = count(read("volume_size"));
	const volumes = count(read("num_of_raid_volumes")) ?? 2;
	if (each === undefined) return undefined;
	return read("raid_type") === "1" ? each : each * volumes;
}

function folder(value: string | undefined): string | undefined {
	return value ? mountedAt(value) : undefined;
}
