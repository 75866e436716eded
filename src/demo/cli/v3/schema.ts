/** What one key of the file may hold. */
export type Field =
	| {
			readonly kind: "text";
			readonly required?: boolean;
			readonly choices?: readonly string[];
			readonly pattern?: RegExp;
	  }
	| { readonly kind: "integer"; readonly required?: boolean; readonly least?: number }
	| { readonly kind: "boolean" | "number" | "any"; readonly required?: boolean }
	| { readonly kind: "texts"; readonly required?: boolean; readonly pattern?: RegExp }
	| { readonly kind: "section" | "sections"; readonly required?: boolean; readonly fields: Fields };

export type Fields = Readonly<Record<string, Field>>;

/** The operating systems of 3.16.1. */
export const SYSTEMS = ["alinux2023", "ubuntu2204", "ubuntu2404", "rhel8", "rocky8", "rhel9", "rocky9"];

const TEXT: Field = { kind: "text" };
const NEEDED: Field = { kind: "text", required: true };
const INTEGER: Field = { kind: "integer" };
const COUNT: Field = { kind: "integer", least: 0 };
const BOOLEAN: Field = { kind: "boolean" };
const NUMBER: Field = { kind: "number" };
/** What the demo takes as it is. */
const ANY: Field = { kind: "any" };

function id(prefix: string): RegExp {
	return new RegExp(`^${prefix}-[0-9a-z]{8}$|^${prefix}-[0-9a-z]{17}$`);
}

function section(fields: Fields, required = false): Field {
	return { kind: "section", fields, required };
}

const DISK: Fields = {
	VolumeType: { kind: "text", choices: ["standard", "io1", "io2", "gp2", "st1", "sc1", "gp3"] },
	Iops: INTEGER,
	Size: INTEGER,
	Throughput: INTEGER,
	Encrypted: BOOLEAN,
};
const LOCAL_STORAGE = section({
	RootVolume: section({ ...DISK, DeleteOnTermination: BOOLEAN }),
	EphemeralVolume: ANY,
});
const GROUPS: Field = { kind: "texts", pattern: id("sg") };

const HEAD_NODE: Fields = {
	InstanceType: NEEDED,
	DisableSimultaneousMultithreading: BOOLEAN,
	Networking: section(
		{
			AdditionalSecurityGroups: GROUPS,
			SecurityGroups: GROUPS,
			SubnetId: { kind: "text", required: true, pattern: id("subnet") },
			ElasticIp: ANY,
			Proxy: ANY,
		},
		true,
	),
	Ssh: section({ KeyName: TEXT, AllowedIps: TEXT }),
	LocalStorage: LOCAL_STORAGE,
	SharedStorageType: { kind: "text", choices: ["Ebs", "Efs"] },
	SharedStorageEfsSettings: ANY,
	Dcv: ANY,
	CustomActions: ANY,
	Iam: ANY,
	Imds: ANY,
	Image: ANY,
};

const COMPUTE_RESOURCE: Fields = {
	Name: NEEDED,
	InstanceType: TEXT,
	Instances: { kind: "sections", fields: { InstanceType: NEEDED } },
	MaxCount: { kind: "integer", least: 1 },
	MinCount: COUNT,
	SpotPrice: NUMBER,
	Efa: ANY,
	DisableSimultaneousMultithreading: BOOLEAN,
	SchedulableMemory: INTEGER,
	CapacityReservationTarget: ANY,
	Networking: ANY,
	HealthChecks: ANY,
	CustomSlurmSettings: ANY,
	Tags: ANY,
	StaticNodePriority: INTEGER,
	DynamicNodePriority: INTEGER,
	LaunchTemplateOverrides: ANY,
};

const QUEUE: Fields = {
	Name: NEEDED,
	CapacityType: { kind: "text", choices: ["CAPACITY_BLOCK", "ONDEMAND", "SPOT"] },
	ComputeSettings: section({ LocalStorage: LOCAL_STORAGE }),
	CustomActions: ANY,
	Iam: ANY,
	Image: ANY,
	CapacityReservationTarget: ANY,
	AllocationStrategy: TEXT,
	ComputeResources: { kind: "sections", fields: COMPUTE_RESOURCE },
	Networking: section(
		{
			AdditionalSecurityGroups: GROUPS,
			SecurityGroups: GROUPS,
			AssignPublicIp: BOOLEAN,
			SubnetIds: { kind: "texts", required: true, pattern: id("subnet") },
			PlacementGroup: ANY,
			Proxy: ANY,
		},
		true,
	),
	HealthChecks: ANY,
	CustomSlurmSettings: ANY,
	Tags: ANY,
	JobExclusiveAllocation: BOOLEAN,
};

const SHARED_STORAGE: Fields = {
	MountDir: { kind: "text", required: true, pattern: /^\/?[^/.\\][^/\\]*(\/[^/.\\][^/]*)*$/ },
	Name: NEEDED,
	StorageType: {
		kind: "text",
		required: true,
		choices: ["Ebs", "FsxLustre", "FsxOpenZfs", "FsxOntap", "Efs", "FileCache"],
	},
	EbsSettings: section({
		...DISK,
		KmsKeyId: TEXT,
		SnapshotId: { kind: "text", pattern: id("snap") },
		VolumeId: { kind: "text", pattern: id("vol") },
		Raid: ANY,
		DeletionPolicy: { kind: "text", choices: ["Delete", "Retain", "Snapshot"] },
	}),
	EfsSettings: ANY,
	FsxLustreSettings: ANY,
	FsxOpenZfsSettings: ANY,
	FsxOntapSettings: ANY,
	FileCacheSettings: ANY,
};

/** The keys that 3.16.1 knows in the sections that a beginner's file has; deeper ones are not looked into. */
export const CLUSTER: Fields = {
	LoginNodes: ANY,
	Image: section(
		{
			Os: {
				kind: "text",
				required: true,
				choices: SYSTEMS,
			},
			CustomAmi: { kind: "text", pattern: id("ami") },
		},
		true,
	),
	HeadNode: section(HEAD_NODE, true),
	Scheduling: section(
		{
			Scheduler: { kind: "text", required: true, choices: ["slurm"] },
			ScalingStrategy: TEXT,
			SlurmSettings: ANY,
			SlurmQueues: { kind: "sections", required: true, fields: QUEUE },
		},
		true,
	),
	SharedStorage: { kind: "sections", fields: SHARED_STORAGE },
	Monitoring: ANY,
	AdditionalPackages: ANY,
	Tags: ANY,
	Iam: ANY,
	DirectoryService: ANY,
	Region: TEXT,
	Imds: ANY,
	CustomS3Bucket: TEXT,
	AdditionalResources: TEXT,
	DevSettings: ANY,
	DeploymentSettings: ANY,
};
