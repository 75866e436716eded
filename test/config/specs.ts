import fc from "fast-check";
import type { NodesSpec, Os, SharedVolume } from "../../src/cluster/spec.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";

export const newest = profileFor("2.11.9");
export const oldest = profileFor("2.4.1");

/** The tutorial's cluster, with values that still work. */
export const tutorial: ClusterSpec = {
	name: "lsst",
	region: "eu-west-2" as RegionId,
	vpcId: "vpc-0a1b2c3d" as VpcId,
	subnetId: "subnet-0a1b2c3d" as SubnetId,
	publicAddress: "automatic",
	volumes: [
		volume("lsst_stack", "vol-0123456789abcdef0"),
		volume("data", "vol-0123456789abcdef1"),
		volume("ps1", "vol-0123456789abcdef2"),
	],
	image: { id: "ami-0123456789abcdef0" as ImageId, os: "centos7", architecture: "x86_64", official: true },
	keyName: "astro",
	keyFile: undefined,
	nodes: {
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: 2,
		maximum: 2,
		keepInitial: true,
		capacity: "ondemand",
		scheduler: "slurm",
		rootGiB: 40,
	},
};

/** A shared volume mounted at /mnt/LABEL. */
export function volume(label: string, id: string): SharedVolume {
	return { id: id as VolumeId, label, mountPoint: `/mnt/${label}` };
}

const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 8, maxLength: 8 });
const id = (prefix: string) => hex.map((digits) => `${prefix}-${digits}`);
const label = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,29}$/);
/** Names that can be spelt: printable, no blanks at the ends, no ` #` or ` ;`; `%`, `=`, `:`, quotes, `[` welcome. */
const name = fc
	.string({ unit: fc.oneof(fc.constantFrom(..."%%=:;#\"'[]()s \\,."), fc.constantFrom(..."abcXYZ019é")) })
	.filter((text) => text !== "" && text.trim() === text && !/(^|\s)[#;]/.test(text));
const folder = name.filter((text) => !/[/\\]/.test(text)).map((text) => `/mnt/${text}`);

const nodes: fc.Arbitrary<NodesSpec> = fc.record({
	headType: fc.constantFrom("t2.micro", "t3.medium", "m6g.large"),
	computeType: fc.constantFrom("t3.xlarge", "c5n.18xlarge"),
	initial: fc.nat(3),
	maximum: fc.integer({ min: 1, max: 500 }),
	keepInitial: fc.boolean(),
	capacity: fc.constantFrom("ondemand", "spot"),
	scheduler: fc.constantFrom("slurm", "awsbatch", "sge"),
	rootGiB: fc.integer({ min: 35, max: 999 }),
});

const volumes: fc.Arbitrary<SharedVolume[]> = fc.uniqueArray(
	fc.record({ id: id("vol") as fc.Arbitrary<VolumeId>, label, mountPoint: folder }),
	{ maxLength: 5, selector: (each) => each.label },
);

/** Any cluster whose values can be spelt in the file. */
export const anySpec: fc.Arbitrary<ClusterSpec> = fc.record({
	name: label,
	region: fc.constantFrom("eu-west-2", "us-gov-east-1") as fc.Arbitrary<RegionId>,
	vpcId: id("vpc") as fc.Arbitrary<VpcId>,
	subnetId: id("subnet") as fc.Arbitrary<SubnetId>,
	publicAddress: fc.constantFrom("automatic", "elastic", "none"),
	volumes,
	image: fc.record({
		id: id("ami") as fc.Arbitrary<ImageId>,
		os: fc.constantFrom<Os>("alinux2", "centos7", "ubuntu2004"),
		architecture: fc.constant(undefined),
		official: fc.boolean(),
	}),
	keyName: name,
	keyFile: fc.constant(undefined),
	nodes,
});
