import type { KeptVolume } from "../questions/kept-volume.ts";
import { count } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { rowOf } from "../text/row-of.ts";
import { STORAGE } from "./merge-v3.ts";
import { itemsAt, textAt } from "./seen-parts.ts";
import type { YamlFile } from "./yaml-file.ts";
import type { Seen } from "./yaml-words.ts";

/** How each StorageType is set (as pcluster 3.16.1's schema has it); `id`: the key that names what exists. */
const TYPES: Readonly<
	Record<string, { readonly storage: KeptVolume["storage"]; readonly id: string; readonly size?: string }>
> = {
	Ebs: { storage: "EBS", id: "VolumeId", size: "Size" },
	Efs: { storage: "EFS", id: "FileSystemId" },
	FsxLustre: { storage: "FSx", id: "FileSystemId", size: "StorageCapacity" },
	FsxOntap: { storage: "FSx", id: "VolumeId" },
	FsxOpenZfs: { storage: "FSx", id: "VolumeId" },
};

/** The entries of SharedStorage that the wizard leaves as they are: all but existing EBS volumes. */
export function keptVolumesInV3(file: YamlFile): KeptVolume[] {
	return itemsAt(file.at(STORAGE)).flatMap(keptVolume);
}

function keptVolume(entry: Seen): KeptVolume[] {
	const kind = textAt(entry, "StorageType") ?? "";
	const type = rowOf(TYPES, kind);
	const read = (key: string) => textAt(entry, `${kind}Settings`, key);
	if (!type) return [];
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
