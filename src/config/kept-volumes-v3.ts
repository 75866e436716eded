import type { KeptVolume } from "../questions/kept-volume.ts";
import { count, type Path } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { rowOf } from "../text/row-of.ts";
import { STORAGE } from "./merge-v3.ts";
import type { YamlFile } from "./yaml-file.ts";
import { isList } from "./yaml-words.ts";

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
	const entries = file.at(STORAGE);
	if (!isList(entries)) return [];
	return entries.flatMap((_entry, place) => keptVolume(file, [...STORAGE, place]));
}

function keptVolume(file: YamlFile, path: Path): KeptVolume[] {
	const kind = file.textAt([...path, "StorageType"]) ?? "";
	const type = rowOf(TYPES, kind);
	const read = (key: string) => file.textAt([...path, `${kind}Settings`, key]) || undefined;
	if (!type) return [];
	const exists = read(type.id) !== undefined;
	if (exists && kind === "Ebs") return [];
	const folder = file.textAt([...path, "MountDir"]);
	const copied = (read("SnapshotId") ?? read("BackupId")) !== undefined;
	return [
		{
			label: file.textAt([...path, "Name"]) ?? kind,
			mountPoint: folder === undefined ? undefined : mountedAt(folder),
			sizeGiB: exists || type.size === undefined ? undefined : count(read(type.size)),
			storage: type.storage,
			kind: exists ? "existing" : copied ? "snapshot" : "new",
			goesWithCluster: !exists && read("DeletionPolicy") !== "Retain",
		},
	];
}
