import type { AwsPorts } from "../../src/adapters/aws.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";

/** The tutorial's volumes; every account of the tests has them in the first zone. */
const NAMES = ["lsst_stack", "ps1", "data"];

/** The tutorial's cluster, made of what this account has: the wizard's suggestions without the wizard. */
export async function tutorialSpec({ ec2 }: AwsPorts, region: RegionId): Promise<ClusterSpec> {
	const signal = AbortSignal.timeout(180_000);
	const zone = `${region}a`;
	const images = { owners: ["amazon"], names: ["aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-*"] };
	const vpc = found(await ec2.vpcs(region, signal), ({ isDefault }) => isDefault);
	const subnet = found(await ec2.subnets(region, vpc.id, signal), (each) => each.zone === zone);
	const volumes = await ec2.volumes(region, signal);
	const image = found(await ec2.images(region, images, signal), () => true);
	const key = found(await ec2.keyPairs(region, signal), () => true);
	return {
		name: "lsst",
		region,
		vpcId: vpc.id,
		subnetId: subnet.id,
		publicAddress: "automatic",
		volumes: NAMES.map((label) => ({
			id: found(volumes, ({ name }) => name === label).id,
			label,
			mountPoint: `/mnt/${label}`,
		})),
		image: { id: image.id, os: "alinux2", architecture: "x86_64", official: true },
		keyName: key.name,
		keyFile: undefined,
		nodes: {
			headType: "t3.medium",
			computeType: "t3.xlarge",
			initial: 1,
			maximum: 2,
			keepInitial: false,
			capacity: "ondemand",
			scheduler: "slurm",
			rootGiB: 35,
		},
	};
}

function found<Thing>(things: readonly Thing[], fits: (thing: Thing) => boolean): Thing {
	const thing = things.find(fits);
	if (thing === undefined) throw new Error("The account lacks what the tutorial needs.");
	return thing;
}
