import { SECTION_LABEL } from "../pcluster/file-keys-v2.ts";
import type { Cause } from "./cause.ts";
import { idIn } from "./id-in.ts";

/** Failures of volumes: the shared ones and the root volume. */
export const volumeCauses: readonly Cause[] = [
	{
		id: "volume-in-another-zone",
		troubles: [1],
		signs: [
			"InvalidVolume.ZoneMismatch",
			"The volume '…' is not in the same availability zone as instance",
			"EBS volume '…' created in a different availability zone than the Head Node",
		],
		meaning:
			"A volume lies in another availability zone than the subnet. EC2 attaches volumes only inside their own zone.",
		cure: "Choose a subnet in the zone of your volumes, or leave that volume out.",
		step: "subnet",
	},
	{
		id: "volume-marketplace",
		troubles: [3],
		signs: ["Cannot attach volume '…' with Marketplace codes", "with Marketplace codes as the instance"],
		meaning:
			"The volume was made from a Marketplace image (often CentOS) and cannot be attached to a running machine.",
		cure: "Copy its files to a fresh volume and choose that one.",
		step: "volumes",
	},
	{
		id: "volume-in-use",
		troubles: [2],
		signs: [
			"Volume vol-… is in state 'in-use' not 'available'",
			"VolumeInUse",
			"vol-… is already attached to an instance",
		],
		meaning: "Another machine still holds one of your volumes.",
		cure: "Terminate or detach that machine, for example the one on which you installed the software. The command shows which one it is.",
		step: "volumes",
		command: (said) => {
			const id = idIn(said, "vol");
			return id && `aws ec2 describe-volumes --volume-ids ${id} --query 'Volumes[].Attachments'`;
		},
	},
	{
		id: "volume-not-ready",
		signs: ["Volume vol-… is in state '…' not 'available'"],
		meaning:
			"One of your volumes is not ready to be used: it is still being made, or something is wrong with it.",
		cure: "Look at it in the EC2 console under Volumes. Wait until it is available, or leave it out.",
		step: "volumes",
	},
	{
		id: "volume-missing",
		troubles: [5],
		signs: [
			"InvalidVolume.NotFound",
			"volume '…' does not exist",
			"Volume vol-… does not exist",
			"EbsSettings, VolumeId:",
		],
		meaning: "There is no such volume in this region: it was deleted, or it is in another region.",
		cure: "Choose the region that holds your volumes, or choose the volumes again.",
		step: "volumes",
	},
	{
		id: "volume-not-mounted",
		inNodeLog: true,
		troubles: [4],
		signs: [
			"Failed to mount EBS volume",
			"EbsMountFailure",
			"unknown filesystem type",
			"wrong fs type, bad option, bad superblock",
		],
		meaning:
			"The head node could not mount one of your volumes: what is on it is no file system that it knows, or another machine holds the volume.",
		cure: "Look at the volume on the machine that made it: it must be formatted as a whole (ext4 or xfs), not in partitions. Or leave it out.",
		step: "volumes",
	},
	{
		id: "volumes-too-many",
		troubles: [6],
		signs: [
			"Invalid number of 'ebs' sections specified",
			"Invalid number of EBS volumes",
			"Invalid number of shared storage of EBS",
			"Too many EBS",
		],
		meaning: "These are more shared volumes than a cluster of this pcluster takes.",
		cure: "Leave some of them out.",
		step: "volumes",
	},
	{
		id: "volume-storage-limit",
		signs: ["VolumeLimitExceeded", "exceeded your maximum … storage limit"],
		meaning: "Your account may not have so much EBS storage in this region.",
		cure: "Delete volumes that nobody needs (they cost money as well), or ask AWS for a higher limit: Service Quotas, EBS.",
		step: undefined,
	},
	{
		id: "volume-key",
		signs: [
			"Client.InternalError: Client error on launch",
			"KMSKeyNotAccessible",
			"InvalidKMSKey",
			"Invalid keyId",
			"Key 'arn:… does not exist",
			"KmsKey…Validator:",
		],
		meaning: "A volume is encrypted with a key (KMS) that does not exist, or that the cluster may not use.",
		cure: "Ask the administrator of your AWS account to let EC2 use that key, or choose another volume.",
		step: "volumes",
	},
	{
		id: "snapshot-missing",
		signs: [
			"InvalidSnapshot.NotFound",
			"snapshot … does not appear to exist",
			"Unable to get volume size for snapshot",
			"Issue getting info for snapshot",
			"Failed when calling DescribeSnapshot",
			"Snapshot … is in state '…' not 'completed'",
		],
		meaning: "The config file names a snapshot that does not exist in this region, or is not whole.",
		cure: "Remove it from the file (ebs_snapshot_id, SnapshotId), or choose the region that holds it.",
		step: "volumes",
	},
	{
		id: "mount-point-refused",
		troubles: [7],
		signs: [
			"'shared_dir' has an invalid value",
			"shared_dir is required under each EBS section",
			"'shared_dir' can not be specified",
			"cannot be used as a shared directory",
			"The shared storage mount directory … is reserved",
			"cannot be specified for multiple file systems",
			"cannot contain other mount directories",
			"The mount directory `…` is used for",
			"The mount directory `…` used for shared storage",
			"Mount directories … cannot overlap",
			"SharedStorageMountDirValidator:",
			"SharedStorage, MountDir:",
			"DuplicateMountDirValidator:",
		],
		meaning: "A volume's mount point is missing, reserved by the system, or used twice.",
		cure: "Give each volume a folder of its own below /mnt, for example /mnt/data.",
		step: "mounts",
	},
	{
		id: "storage-name",
		signs: [
			"The shared storage name … is not valid",
			"SharedStorage, Name:",
			"SharedStorageNameValidator:",
			"Name can be at most 30 chars long",
			"Invalid label '…' in param 'ebs_settings'",
		],
		meaning: "pcluster does not take the label of a volume.",
		cure: `${SECTION_LABEL.rule} Not the word “default”.`,
		step: "mounts",
	},
	{
		id: "root-too-small",
		troubles: [8],
		signs: [
			"master_root_volume_size' has an invalid value",
			"compute_root_volume_size' has an invalid value",
			"Root volume size … is invalid",
			"Root volume size … must be equal or greater than the volume size of the AMI",
			"is smaller than snapshot",
			"RootVolume, Size:",
			"RootVolumeSizeValidator:",
		],
		meaning: "The root volume is smaller than this pcluster, or the image itself, needs.",
		cure: "Choose a larger one: the question about the nodes says how large at least.",
		step: "nodes",
	},
	{
		id: "volume-numbers",
		signs: [
			"The size of … volumes can not exceed",
			"The size of … volumes must be at least",
			"IOPS rate must be between",
			"IOPS to volume size ratio",
			"The parameter IOPS is not supported",
			"Throughput must be between",
			"Throughput to IOPS ratio",
			"must not be smaller than … the size of the provided snapshot",
			"EbsVolume…Validator:",
		],
		meaning: "Size and speed of a volume in the config file do not go together.",
		cure: "Correct it there: volume_size, volume_iops or volume_throughput, or EbsSettings (Size, Iops, Throughput). Volumes of your own need none of them.",
		step: "volumes",
	},
];
