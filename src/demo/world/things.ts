import type { Tags } from "../aws/listing.ts";

/** The things of the demo account, near to how EC2 tells of them. Sizes in GiB, times as dates. */
export interface DemoVpc {
	readonly id: string;
	readonly cidr: string;
	readonly isDefault: boolean;
	readonly dnsSupport: boolean;
	readonly dnsHostnames: boolean;
	readonly tags: Tags;
}

export interface DemoSubnet {
	readonly id: string;
	readonly vpcId: string;
	readonly zone: string;
	readonly cidr: string;
	readonly free: number;
	readonly publicIpOnLaunch: boolean;
	readonly ipv6Only?: boolean;
	readonly isDefault: boolean;
	readonly tags: Tags;
}

interface DemoRoute {
	readonly destination: string;
	readonly gatewayId?: string;
	readonly natGatewayId?: string;
}

export interface DemoRouteTable {
	readonly id: string;
	readonly vpcId: string;
	readonly main: boolean;
	/** Subnets that name this table themselves. */
	readonly subnetIds: readonly string[];
	readonly routes: readonly DemoRoute[];
	readonly tags: Tags;
}

export interface DemoGateway {
	readonly id: string;
	readonly vpcId: string;
	readonly tags: Tags;
}

export interface DemoVolume {
	readonly id: string;
	readonly zone: string;
	readonly sizeGiB: number;
	readonly type: "gp2" | "gp3" | "standard" | "io1" | "st1";
	readonly createdAt: Date;
	readonly snapshotId?: string;
	/** The instance that holds it; undefined: free. */
	readonly heldBy?: { readonly instanceId: string; readonly device: string };
	/** Of the AWS Marketplace. */
	readonly productCode?: string;
	/** True for what EC2 deletes with the instance: its root disk. */
	readonly endsWithHolder?: boolean;
	readonly tags: Tags;
}

interface DemoSnapshot {
	readonly id: string;
	readonly sizeGiB: number;
	readonly description: string;
	readonly createdAt: Date;
	readonly tags: Tags;
}

/** An Elastic IP that nothing holds. */
interface DemoAddress {
	readonly id: string;
	readonly address: string;
	readonly tags: Tags;
}

interface DemoNatGateway {
	readonly id: string;
	readonly vpcId: string;
	readonly address: string;
	readonly tags: Tags;
}

export interface DemoMachine {
	readonly id: string;
	readonly type: string;
	readonly state: "pending" | "running" | "shutting-down" | "stopping" | "stopped" | "terminated";
	readonly zone: string;
	readonly vpcId: string;
	readonly subnetId: string;
	readonly imageId: string;
	readonly keyName: string;
	readonly privateIp: string;
	readonly publicIp: string | undefined;
	/** True where it was bought on the spot market. */
	readonly spot?: boolean;
	readonly launchedAt: Date;
	readonly tags: Tags;
}

export interface DemoImage {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly owner: string;
	readonly ownerAlias: string | undefined;
	readonly public: boolean;
	readonly architecture: "x86_64" | "arm64";
	readonly rootGiB: number;
	readonly createdAt: Date;
	readonly deprecatedAt: Date | undefined;
	readonly tags: Tags;
}

interface DemoKeyPair {
	readonly name: string;
	readonly type: "rsa" | "ed25519";
	readonly fingerprint: string;
	readonly createdAt: Date;
}

/** One region of the account as it is before any cluster. */
export interface DemoRegion {
	readonly id: string;
	readonly zones: readonly string[];
	readonly vpcs: readonly DemoVpc[];
	readonly subnets: readonly DemoSubnet[];
	readonly routeTables: readonly DemoRouteTable[];
	readonly gateways: readonly DemoGateway[];
	readonly volumes: readonly DemoVolume[];
	readonly machines: readonly DemoMachine[];
	readonly snapshots?: readonly DemoSnapshot[];
	readonly addresses?: readonly DemoAddress[];
	readonly natGateways?: readonly DemoNatGateway[];
	readonly images: readonly DemoImage[];
	readonly keyPairs: readonly DemoKeyPair[];
	/** The name servers of its VPCs; AWS's own where it names none. */
	readonly nameServers?: readonly string[];
	/** Actions that this user may not call here, e.g. DescribeVolumes. */
	readonly denied: readonly string[];
}

/** The demo's own keys as EC2 shows them: an RSA key made by EC2 in one region, imported into another. */
export interface KeyFingerprints {
	/** SHA-1 of the private key in PKCS#8. */
	readonly made: string;
	/** MD5 of the public key. */
	readonly imported: string;
	/** Of the ED25519 key: SHA-256 of the public key, in base64. */
	readonly ed25519: string;
}
