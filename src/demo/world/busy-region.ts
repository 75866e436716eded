import { ownImage } from "./images.ts";
import { defaultNetwork, volume } from "./plain-region.ts";
import type { DemoImage, DemoRegion, KeyFingerprints } from "./things.ts";

const REGION = "us-east-1";

/**
 * Northern Virginia, where a group has worked for years: volumes in two zones, a tag with control characters in it,
 * and, with AWS's own, about 1,500 images to choose from.
 */
export function busyRegion(key: KeyFingerprints, ownImages: number): DemoRegion {
	const network = defaultNetwork(REGION, "abcdef");
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
		],
		machines: [],
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
