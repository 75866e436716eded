import fc from "fast-check";
import type { Os } from "../../src/cluster/spec.ts";
import type { Profile } from "../../src/pcluster/profile.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { labelFault, mountFault } from "../../src/rules/mount.ts";

const hex = (length: number) =>
	fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const idOf = (prefix: string) => fc.oneof(hex(8), hex(17)).map((digits) => `${prefix}-${digits}`);
/** Key pairs have names of nearly any letters. */
const keyName = fc.oneof(
	fc.constantFrom("no", "0777", "1:30", "~", "a: b", "x #y", "2024-01-01", "true", "é", "null", "-"),
	fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && /^[ -~]+$/.test(text)),
);

/** Every cluster that the wizard's questions can lead to with this pcluster. */
export function anyCluster(profile: Profile): fc.Arbitrary<ClusterSpec> {
	const label = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,29}$/).filter((text) => !labelFault(text, []));
	const folder = fc
		.stringMatching(/^\/[A-Za-z0-9_][A-Za-z0-9._-]{0,9}(\/[A-Za-z0-9_][A-Za-z0-9._-]{0,9})?$/)
		.filter((text) => !mountFault(text, [], profile));
	const volumes = fc.uniqueArray(
		fc.record({ id: idOf("vol") as fc.Arbitrary<VolumeId>, label, mountPoint: folder }),
		{ maxLength: profile.maximumVolumes, comparator: (a, b) => a.label === b.label || a.id === b.id },
	);
	const nodes = fc.record({
		headType: fc.constantFrom("t3.medium", "m6g.large", "t2.micro"),
		computeType: fc.constantFrom("t3.xlarge", "c7i-flex.large", "hpc7g.16xlarge"),
		initial: fc.nat(3),
		maximum: fc.integer({ min: 3, max: 1_000 }),
		keepInitial: fc.boolean(),
		capacity: fc.constantFrom("ondemand", "spot"),
		scheduler: fc.constant("slurm"),
		rootGiB: fc.integer({ min: 35, max: 999 }),
	});
	const image = fc.record({
		id: idOf("ami") as fc.Arbitrary<ImageId>,
		os: fc.constantFrom<Os[]>(...profile.oses),
		architecture: fc.constant(undefined),
		official: fc.boolean(),
	});
	return fc.record({
		name: fc.constant("lsst"),
		region: fc.constantFrom(...profile.regions) as fc.Arbitrary<RegionId>,
		vpcId: idOf("vpc") as fc.Arbitrary<VpcId>,
		subnetId: idOf("subnet") as fc.Arbitrary<SubnetId>,
		publicAddress: fc.constantFrom("automatic", "elastic", "none"),
		volumes,
		image,
		keyName,
		keyFile: fc.constant(undefined),
		nodes,
	} satisfies { [Key in keyof ClusterSpec]: fc.Arbitrary<ClusterSpec[Key]> }) as fc.Arbitrary<ClusterSpec>;
}
