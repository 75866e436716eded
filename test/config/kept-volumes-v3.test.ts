import { describe, expect, it } from "vitest";
import { writerV3 } from "../../src/config/writer-v3.ts";

const kept = (...entries: string[]) =>
	writerV3.prefillFrom(`SharedStorage:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`).keptVolumes;

describe("shared storage of version 3 that the wizard leaves", () => {
	it.each([
		[
			"a new volume",
			"{Name: scratch, MountDir: shared, StorageType: Ebs, EbsSettings: {Size: 40}}",
			{
				label: "scratch",
				mountPoint: "/shared",
				sizeGiB: 40,
				storage: "EBS",
				kind: "new",
				goesWithCluster: true,
			},
		],
		[
			"one that outlives the cluster",
			"{Name: a, MountDir: /a, StorageType: Ebs, EbsSettings: {DeletionPolicy: Retain}}",
			{ sizeGiB: undefined, goesWithCluster: false },
		],
		[
			"one of a snapshot",
			"{Name: a, MountDir: /a, StorageType: Ebs, EbsSettings: {SnapshotId: snap-1}}",
			{ sizeGiB: undefined, kind: "snapshot" },
		],
		[
			"a file system",
			"{Name: fsx, MountDir: /fsx, StorageType: FsxLustre, FsxLustreSettings: {StorageCapacity: 1200}}",
			{ sizeGiB: 1200, storage: "FSx", kind: "new" },
		],
		[
			"an existing one",
			"{Name: home, MountDir: /home, StorageType: Efs, EfsSettings: {FileSystemId: fs-1}}",
			{ storage: "EFS", kind: "existing", goesWithCluster: false },
		],
		[
			"an existing one of a size, without a folder",
			"{Name: f, StorageType: FsxLustre, FsxLustreSettings: {FileSystemId: fs-1, StorageCapacity: 1200}}",
			{ mountPoint: undefined, sizeGiB: undefined, kind: "existing" },
		],
		["one without settings", "{Name: e, MountDir: /e, StorageType: Efs}", { storage: "EFS", kind: "new" }],
	])("is %s", (_name, entry, found) => {
		expect(kept(entry)).toMatchObject([found]);
	});

	it.each([
		["a volume of the account", "{Name: a, MountDir: /a, StorageType: Ebs, EbsSettings: {VolumeId: vol-1}}"],
		["a kind that is not known", "{Name: a, MountDir: /a, StorageType: constructor}"],
	])("is not %s", (_name, entry) => {
		expect(kept(entry)).toBeUndefined();
	});
});
