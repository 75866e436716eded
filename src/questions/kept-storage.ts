import type { Profile } from "../pcluster/profile.ts";
import { mountFault } from "../rules/mount.ts";
import type { KeptVolume } from "./kept-volume.ts";

/** What the file adds to the chosen volumes: "scratch: 40 GiB at /shared, made by pcluster, goes with the cluster". */
export function keptStorageWords({
	label,
	sizeGiB,
	storage,
	mountPoint,
	kind,
	goesWithCluster,
}: KeptVolume): string {
	const what = [
		...(sizeGiB === undefined ? [] : [`${sizeGiB} GiB`]),
		...(storage === "EBS" ? [] : [storage]),
		...(mountPoint === undefined ? [] : [`at ${mountPoint}`]),
	].join(" ");
	const origin = {
		new: "made by pcluster",
		snapshot: "made by pcluster from a copy",
		existing: "not made by pcluster",
	};
	const parts = [
		what,
		origin[kind],
		goesWithCluster ? "goes with the cluster" : "stays when the cluster goes",
	];
	return `${label}: ${parts.filter((part) => part !== "").join(", ")}`;
}

/** Those that count among the volumes that pcluster takes at most. */
export function countedStorage(kept: readonly KeptVolume[] = []): readonly KeptVolume[] {
	return kept.filter(({ storage }) => storage === "EBS");
}

/** What is wrong with a folder beside those of the storage that stays; undefined when nothing is. */
export function keptFolderFault(
	folder: string,
	kept: readonly KeptVolume[] = [],
	profile: Pick<Profile, "reservedFolders">,
): string | undefined {
	if (mountFault(folder, [], profile)) return undefined;
	const holder = kept.find(
		({ mountPoint }) => mountPoint !== undefined && mountFault(folder, [mountPoint], profile) !== undefined,
	);
	return holder && `${holder.mountPoint} is the folder of ${holder.label} in your config file.`;
}
