import type { Cause } from "./cause.ts";

/** Failures of volumes: the shared ones and the root volume. */
export const volumeCauses: readonly Cause[] = [
	{
		id: "volume-in-another-zone",
		signs: [
			["InvalidVolume.ZoneMismatch"],
			["is not in the same availability zone as instance"],
			["created in a different availability zone than the Head Node"],
		],
		meaning:
			"A volume lies in another availability zone than the subnet. EC2 attaches volumes only inside their own zone.",
		cure: "Choose a subnet in the zone of your volumes, or leave that volume out.",
		step: "subnet",
	},
	{
		id: "volume-marketplace",
		signs: [["Marketplace codes as the instance"], ["Cannot attach volume", "Marketplace"]],
		meaning:
			"The volume was made from a Marketplace image (often CentOS) and cannot be attached to a running machine.",
		cure: "Copy its files to a fresh volume and choose that one.",
		step: "volumes",
	},
	{
		id: "volume-in-use",
		signs: [
			["is in state 'in-use' not 'available'"],
			["VolumeInUse"],
			["is already attached to an instance"],
		],
		meaning: "Another machine still holds one of your volumes.",
		cure: "Terminate or detach that machine, for example the one on which you installed the software. Then try again.",
		step: "volumes",
	},
	{
		id: "volume-not-ready",
		signs: [["Volume vol-", "is in state '", "not 'available'"]],
		meaning:
			"One of your volumes is not ready to be used: it is still being made, or something is wrong with it.",
		cure: "Look at it in the EC2 console under Volumes. Wait until it is available, or leave it out.",
		step: "volumes",
	},
	{
		id: "volume-missing",
		signs: [["InvalidVolume.NotFound"], ["volume 'vol-", "does not exist"], ["EbsSettings, VolumeId:"]],
		meaning: "There is no such volume in this region: it was deleted, or it is in another region.",
		cure: "Choose the region that holds your volumes, or choose the volumes again.",
		step: "volumes",
	},
	{
		id: "volumes-too-many",
		signs: [["Invalid number of 'ebs' sections"], ["Invalid number of EBS volumes"], ["Too many", "EBS"]],
		meaning: "A cluster takes at most five shared volumes.",
		cure: "Leave some of them out.",
		step: "volumes",
	},
	{
		id: "snapshot-missing",
		signs: [["InvalidSnapshot.NotFound"]],
		meaning: "The config names a snapshot that does not exist in this region.",
		cure: "Remove it from the config, or choose the right region.",
		step: "volumes",
	},
	{
		id: "mount-point-refused",
		signs: [
			["'shared_dir'", "invalid value"],
			["shared_dir is required"],
			["The shared storage mount directory", "is reserved"],
			["cannot be specified for multiple file systems"],
			["cannot contain other mount directories"],
			["The mount directory `", "is used for"],
			["Mount directories", "cannot overlap"],
			["SharedStorageMountDirValidator:"],
			["SharedStorage, MountDir:"],
			["DuplicateMountDirValidator:"],
		],
		meaning: "A volume's mount point is missing, reserved by the system, or used twice.",
		cure: "Give each volume a folder of its own below /mnt, for example /mnt/data.",
		step: "mounts",
	},
	{
		id: "storage-name",
		signs: [["The shared storage name"], ["SharedStorage, Name:"], ["SharedStorageNameValidator:"]],
		meaning: "pcluster does not take the label of a volume.",
		cure: "Use a letter first, then letters, digits and hyphens; at most 30 of them, and not “default”.",
		step: "mounts",
	},
	{
		id: "root-too-small",
		signs: [
			["master_root_volume_size", "invalid value"],
			["compute_root_volume_size", "invalid value"],
			["RootVolumeSize", "minimum"],
			["Root volume size", "is invalid"],
			["must be equal or greater than the volume size of the AMI"],
			["smaller than snapshot", "expect size >="],
			["HeadNode, LocalStorage, RootVolume, Size:"],
			["RootVolumeSizeValidator:"],
		],
		meaning: "The root volume is too small (17 GiB, as in the tutorial, fitted only pcluster 2.4).",
		cure: "Use at least 35 GiB with pcluster 2.11, or what the image itself needs if that is more.",
		step: "nodes",
	},
];
