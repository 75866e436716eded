import type { Answers, VolumeAnswer } from "../../src/questions/answers.ts";
import { AMI, LONDON, SUBNET, VPC, volumeId } from "../harness/account.ts";

const software: VolumeAnswer = { id: volumeId("1"), name: "lsst_stack", zone: "eu-west-2a" };

/** A complete set of answers: one volume, an image whose name tells its system. */
export const complete: Answers = {
	region: LONDON,
	vpc: VPC,
	subnet: { id: SUBNET, zone: "eu-west-2a", freeAddresses: 4000 },
	volumes: [software],
	mounts: [{ id: software.id, label: "lsst_stack", mountPoint: "/mnt/lsst_stack" }],
	image: { id: AMI, name: "n", architecture: "x86_64", rootGiB: 35, os: "alinux2", official: true },
	os: "alinux2",
	keyPair: { name: "lsst", fingerprint: "aa:bb:lsst", type: "rsa" },
	keyFile: { path: "/home/ada/.ssh/lsst.pem" },
	nodes: {
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: 0,
		maximum: 2,
		keepInitial: false,
		capacity: "ondemand",
		scheduler: "slurm",
		rootGiB: 35,
	},
	name: "lsst",
};
