/** Shared storage that a config file names and that the wizard does not manage: it stays in the file as it is. */
export interface KeptVolume {
	/** Its name in the file: version 2's `[ebs LABEL]`, version 3's `Name`. */
	readonly label: string;
	/** Absolute folder on every node; undefined where the file names none. */
	readonly mountPoint: string | undefined;
	/** GiB; undefined where the file names none, or the size follows from a snapshot or file system. */
	readonly sizeGiB: number | undefined;
	/** `EBS` counts among the volumes that pcluster takes at most. */
	readonly storage: "EBS" | "EFS" | "FSx" | "RAID";
	/** Whether pcluster makes it empty, from a snapshot or backup, or mounts one that exists. */
	readonly kind: "new" | "snapshot" | "existing";
	/** True where deleting the cluster deletes it. */
	readonly goesWithCluster: boolean;
}
