import { awsId } from "./ids.ts";
import { ownImage } from "./images.ts";
import { defaultNetwork, subnetIn, volume } from "./plain-region.ts";
import type { DemoImage, DemoRegion, KeyFingerprints } from "./things.ts";

const REGION = "us-east-1";

/**
 * Northern Virginia, where a group has worked for years: volumes in two zones, a tag with control characters in it,
 * what nobody needs any more and still costs, and, with AWS's own, about 1,500 images to choose from.
 */
export function busyRegion(key: KeyFingerprints, ownImages: number): DemoRegion {
	const network = defaultNetwork(REGION, "abcdef");
	const stopped = awsId("i", "old-install");
	return {
		id: REGION,
		zones: network.subnets.map((subnet) => subnet.zone),
		vpcs: [{ ...network.vpc, tags: { Name: "default" } }],
		subnets: network.subnets,
		routeTables: [network.table],
		gateways: [network.gateway],
		volumes: [
			volume(REGION, "a", "lsst_stack", 15, "gp2"),
			volume(REGION, "a", "ps1", 120, "standard"),
			volume(REGION, "b", "data", 200, "gp3"),
			volume(REGION, "b", "calib & darks <2021>", 80, "gp3"),
			volume(REGION, "a", "\u001b[31mred\u001b[0m\u0007 scratch\u202e", 50, "gp2"),
			volume(REGION, "a", undefined, 8, "gp2"),
			{
				...volume(REGION, "a", undefined, 100, "gp2"),
				id: awsId("vol", "root of old-install"),
				heldBy: { instanceId: stopped, device: "/dev/sda1" },
				endsWithHolder: true,
			},
		],
		machines: [
			{
				id: stopped,
				type: "m5.large",
				state: "stopped",
				zone: `${REGION}a`,
				vpcId: network.vpc.id,
				subnetId: subnetIn(network, `${REGION}a`).id,
				imageId: awsId("ami", "centos7 base"),
				keyName: "lsst-demo-virginia",
				privateIp: "172.31.6.40",
				publicIp: undefined,
				launchedAt: new Date("2026-06-02T09:30:00Z"),
				tags: { Name: "old-install" },
			},
		],
		snapshots: [
			{
				id: awsId("snap", "ps1 before the move"),
				sizeGiB: 120,
				description: "ps1 before the move to London",
				createdAt: new Date("2026-03-11T15:04:00Z"),
				tags: { Name: "ps1-2026-03" },
			},
		],
		addresses: [{ id: awsId("eipalloc", "spare"), address: "203.0.113.80", tags: { Name: "survey-head" } }],
		natGateways: [
			{
				id: awsId("nat", "survey"),
				vpcId: network.vpc.id,
				address: "203.0.113.81",
				tags: { Name: "survey-private" },
			},
		],
		images: nightlyImages(ownImages),
		keyPairs: [
			{
				name: "lsst-demo-virginia",
				type: "rsa",
				fingerprint: key.imported,
				createdAt: new Date("2026-10-06T12:00:00Z"),
			},
			{
				name: "lsst-demo-ed25519",
				type: "ed25519",
				fingerprint: key.ed25519,
				createdAt: new Date("2026-11-02T10:15:00Z"),
			},
		],
		denied: [],
	};
}

function nightlyImages(count: number): DemoImage[] {
	const first = Date.UTC(2022, 0, 1, 3, 30);
	return Array.from({ length: count }, (_, index) => {
		const at = new Date(first + index * 86_400_000);
		const day = at.toISOString().slice(0, 10).replaceAll("-", "_");
		const os = index % 3 === 0 ? "centos7" : "alinux2";
		return ownImage(REGION, `lsst-nightly-d_${day}-${os}`, index % 7 === 6 ? "arm64" : "x86_64", at);
	});
}
