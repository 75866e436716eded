import type { KeptVolume } from "../questions/kept-volume.ts";
import { count } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { rowOf } from "../text/row-of.ts";
import { STORAGE } from "./merge-v3.ts";
import { itemsAt, textAt } from "./seen-parts.ts";
import type { YamlFile } from "./yaml-file.ts";
import type { Seen } from "./yaml-words.ts";

interface StorageType {
	/** In the field's words. */
	readonly what: string;
	/** Absent where it is none that the questions about volumes look at. */
	readonly storage?: KeptVolume["storage"];
	/** The key that names what exists. */
	readonly id: string;
	readonly size?: string;
}

/** How each StorageType is set, as pcluster 3.16.1's schema has it. */
export const STORAGE_TYPES: Readonly<Record<string, StorageType>> = {
	Ebs: { what: "EBS", storage: "EBS", id: "VolumeId", size: "Size" },
	Efs: { what: "EFS", storage: "EFS", id: "FileSystemId" },
	FsxLustre: { what: "FSx for Lustre", storage: "FSx", id: "FileSystemId", size: "StorageCapacity" },
	FsxOntap: { what: "FSx for ONTAP", storage: "FSx", id: "VolumeId" },
	FsxOpenZfs: { what: "FSx for OpenZFS", storage: "FSx", id: "VolumeId" },
	FileCache: { what: "file cache", id: "FileCacheId" },
};

/** The entries of SharedStorage that the wizard leaves as they are: all but existing EBS volumes. */
export function keptVolumesInV3(file: YamlFile): KeptVolume[] {
	return itemsAt(file.at(STORAGE)).flatMap(keptVolume);
}

function keptVolume(entry: Seen): KeptVolume[] {
	const kind = textAt(entry, "StorageType") ?? "";
	const type = rowOf(STORAGE_TYPES, kind);
	const read = (key: string) => textAt(entry, `${kind}Settings`, key);
	if (!type?.storage) return [];
	const exists = read(type.id) !== undefined;
	if (exists && kind === "Ebs") return [];
	const folder = textAt(entry, "MountDir");
	const copied = (read("SnapshotId") ?? read("BackupId")) !== undefined;
	return [
		{
			label: textAt(entry, "Name") ?? kind,
			mountPoint: folder === undefined ? undefined : mountedAt(folder),
			sizeGiB: exists || type.size === undefined ? undefined : count(read(type.size)),
			storage: type.storage,
			kind: exists ? "existing" : copied ? "snapshot" : "new",
			goesWithCluster: !exists && read("DeletionPolicy") !== "Retain",
		},
	];
}
