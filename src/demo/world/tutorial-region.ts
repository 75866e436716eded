import { awsId } from "./ids.ts";
import { ownImage } from "./images.ts";
import { defaultNetwork, subnetIn, volume } from "./plain-region.ts";
import type { DemoRegion, KeyFingerprints } from "./things.ts";

const REGION = "eu-west-2";

/**
 * London, the tutorial's region. The suggested path works; beside it lie a private subnet without a way out, a VPC
 * without DNS host names, a volume in another zone and one that the installation instance still holds.
 */
export function tutorialRegion(key: KeyFingerprints): DemoRegion {
	const network = defaultNetwork(REGION, "abc");
	const closed = subnetIn(network, `${REGION}c`);
	const archiveVpc = awsId("vpc", "archive");
	const installer = awsId("i", "lsst-install");
	return {
		id: REGION,
		zones: network.subnets.map((subnet) => subnet.zone),
		vpcs: [
			network.vpc,
			{
				id: archiveVpc,
				cidr: "10.20.0.0/16",
				isDefault: false,
				dnsSupport: true,
				dnsHostnames: false,
				tags: { Name: "archive" },
			},
		],
		subnets: [
			...network.subnets.map((subnet) =>
				subnet.id === closed.id ? { ...subnet, publicIpOnLaunch: false, tags: { Name: "private" } } : subnet,
			),
			{
				id: awsId("subnet", "archive"),
				vpcId: archiveVpc,
				zone: `${REGION}a`,
				cidr: "10.20.1.0/24",
				free: 251,
				publicIpOnLaunch: false,
				isDefault: false,
				tags: { Name: "archive-1" },
			},
		],
		routeTables: [
			network.table,
			{
				id: awsId("rtb", "private"),
				vpcId: network.vpc.id,
				main: false,
				subnetIds: [closed.id],
				routes: [{ destination: "172.31.0.0/16", gatewayId: "local" }],
				tags: { Name: "no way out" },
			},
			{
				id: awsId("rtb", "archive"),
				vpcId: archiveVpc,
				main: true,
				subnetIds: [],
				routes: [{ destination: "10.20.0.0/16", gatewayId: "local" }],
				tags: {},
			},
		],
		gateways: [network.gateway],
		volumes: [
			volume(REGION, "a", "lsst_stack", 15, "gp2"),
			volume(REGION, "a", "ps1", 120, "standard"),
			volume(REGION, "a", "data", 200, "gp3"),
			volume(REGION, "b", "old-survey", 500, "gp2"),
			{
				...volume(REGION, "a", "install-scratch", 30, "gp2"),
				snapshotId: awsId("snap", "install-scratch"),
				heldBy: { instanceId: installer, device: "/dev/sda1" },
			},
		],
		machines: [
			{
				id: installer,
				type: "t2.large",
				state: "running",
				zone: `${REGION}a`,
				vpcId: network.vpc.id,
				subnetId: subnetIn(network, `${REGION}a`).id,
				imageId: awsId("ami", "centos7 base"),
				keyName: "lsst-demo",
				privateIp: "172.31.4.17",
				publicIp: "203.0.113.17",
				launchedAt: new Date("2026-11-20T08:01:12Z"),
				tags: { Name: "lsst-install" },
			},
		],
		images: [ownImage(REGION, "lsst-w_2022_20-alinux2", "x86_64", new Date("2026-09-14T10:00:00Z"))],
		keyPairs: [
			{
				name: "lsst-demo",
				type: "rsa",
				fingerprint: key.made,
				createdAt: new Date("2026-10-05T09:00:00Z"),
			},
			{
				name: "lsst-demo-ed25519",
				type: "ed25519",
				fingerprint: key.ed25519,
				createdAt: new Date("2026-11-02T10:15:00Z"),
			},
			{
				name: "old-laptop",
				type: "ed25519",
				fingerprint: "q3l8Jm0hVtN0tLw2m1n9e1yq6rZ2yQ4h5nJ7c8V9b0A=",
				createdAt: new Date("2025-02-11T17:45:00Z"),
			},
		],
		denied: [],
	};
}
