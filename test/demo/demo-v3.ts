import { stringify } from "yaml";
import { type Finished, london, START, type TestDemo, temporaryFolder, testDemo } from "./demo-account.ts";

export const R = ["--region", "eu-west-2"];
export const N = ["--cluster-name", "lsst"];

/** A demo account of a test's own whose stand-in plays version 3. */
export function demoV3(stateFolder = temporaryFolder(), startAt = START): Promise<TestDemo> {
	return testDemo(stateFolder, startAt, 3);
}

/** One of a cluster's settings that a test changes. */
export interface Changes {
	readonly os?: string;
	readonly image?: string;
	readonly headType?: string;
	readonly computeType?: string;
	readonly subnet?: number;
	readonly key?: string;
	readonly rootGiB?: number;
	readonly minimum?: number | string;
	readonly maximum?: number | string;
	/** Places of volumes in the region's list. */
	readonly volumes?: readonly number[];
	readonly elasticIp?: boolean;
	readonly capacity?: "SPOT";
	readonly more?: Readonly<Record<string, unknown>>;
}

/** The tutorial's cluster as version 3's file, made for the demo account. */
export function yamlFor(changes: Changes = {}): string {
	const region = london();
	const subnet = region.subnets[changes.subnet ?? 0]?.id;
	const disk = { LocalStorage: { RootVolume: { Size: changes.rootGiB ?? 45 } } };
	const storage = (changes.volumes ?? [0, 1]).map((place) => {
		const volume = region.volumes[place];
		const name = volume?.tags["Name"] ?? "";
		return {
			MountDir: `/mnt/${name}`,
			Name: name.replaceAll("_", "-"),
			StorageType: "Ebs",
			EbsSettings: { VolumeId: volume?.id },
		};
	});
	const file = {
		Region: "eu-west-2",
		Image: { Os: changes.os ?? "alinux2023", ...(changes.image ? { CustomAmi: changes.image } : {}) },
		HeadNode: {
			InstanceType: changes.headType ?? "t3.medium",
			Networking: { SubnetId: subnet, ...(changes.elasticIp ? { ElasticIp: true } : {}) },
			Ssh: { KeyName: changes.key ?? "lsst-demo" },
			...disk,
		},
		Scheduling: {
			Scheduler: "slurm",
			SlurmQueues: [
				{
					Name: "compute",
					CapacityType: changes.capacity ?? "ONDEMAND",
					Networking: { SubnetIds: [subnet] },
					ComputeSettings: disk,
					ComputeResources: [
						{
							Name: "nodes",
							InstanceType: changes.computeType ?? "t3.xlarge",
							MinCount: changes.minimum ?? 2,
							MaxCount: changes.maximum ?? 4,
						},
					],
				},
			],
		},
		SharedStorage: storage,
		...changes.more,
	};
	return stringify(file, { aliasDuplicateObjects: false });
}

/** What the stand-in printed on stdout, read as JSON. */
export function jsonOf({ stdout }: Finished): unknown {
	return JSON.parse(stdout);
}

/** Starts a creation and says what came of it. */
export function created(demo: TestDemo, name = "lsst", changes: Changes = {}): Promise<Finished> {
	const file = demo.config(yamlFor(changes));
	return demo.run(["create-cluster", "--cluster-name", name, "--cluster-configuration", file]);
}

/** A dry run of a file. */
export function tried(demo: TestDemo, text: string, ...more: readonly string[]): Promise<Finished> {
	const file = demo.config(text);
	return demo.run(["create-cluster", ...N, "--cluster-configuration", file, "--dryrun", "true", ...more]);
}
