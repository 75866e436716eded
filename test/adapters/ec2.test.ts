import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { ImageId, InstanceId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import {
	type Answer,
	ec2Answer,
	ec2Fault,
	LONDON,
	type LoopbackAws,
	loopbackAws,
	type Query,
} from "./loopback-aws.ts";

interface ByQuery {
	readonly by: (query: Query) => string | Answer;
}

type Answers = Readonly<Record<string, string | Answer | ByQuery>>;

let aws: LoopbackAws | undefined;
afterEach(async () => {
	await aws?.close();
	aws = undefined;
});

const never = new AbortController().signal;

/** EC2 that answers each call by its name; a call without an answer is a fault that fails the test. */
async function ec2With(answers: Answers) {
	aws = await loopbackAws((query) => {
		const answer = answers[query["Action"] ?? ""] ?? ec2Fault(500, "UnexpectedCall");
		const given = typeof answer === "object" && "by" in answer ? answer.by(query) : answer;
		return typeof given === "string" ? ec2Answer(query, given) : given;
	});
	return awsPorts(aws.config).ec2;
}

const by = (answer: ByQuery["by"]): ByQuery => ({ by: answer });
const callsOf = (action: string) => (aws?.calls ?? []).filter((call) => call["Action"] === action);
const tag = (key: string, value: string) => `<item><key>${key}</key><value>${value}</value></item>`;
const named = (name: string) => `<tagSet>${tag("Name", name)}</tagSet>`;

test("answers that arrive together are read one a turn, so that keys come between", async () => {
	const many = 6;
	const ec2 = await ec2With({ DescribeVpcs: "<vpcSet/>" });
	await ec2.vpcs(LONDON, never);
	let turn = 0;
	let counting = true;
	const count = () => {
		turn++;
		if (counting) setImmediate(count);
	};
	setImmediate(count);
	const turns = await Promise.all(
		Array.from({ length: many }, () => ec2.vpcs(LONDON, never).then(() => turn)),
	);
	counting = false;
	expect(new Set(turns).size).toBe(many);
});

describe("regions", () => {
	test("come with whether they are switched on, from the base region", async () => {
		const ec2 = await ec2With({
			DescribeRegions: `<regionInfo>
				<item><regionName>eu-west-2</regionName><optInStatus>opt-in-not-required</optInStatus></item>
				<item><regionName>eu-south-2</regionName><optInStatus>not-opted-in</optInStatus></item>
				<item><regionName>eu-south-1</regionName><optInStatus>opted-in</optInStatus></item></regionInfo>`,
		});
		expect(await ec2.regions(never)).toEqual([
			{ id: "eu-west-2", optedIn: true },
			{ id: "eu-south-2", optedIn: false },
			{ id: "eu-south-1", optedIn: true },
		]);
		expect(callsOf("DescribeRegions")[0]).toMatchObject({ AllRegions: "true" });
	});
});

describe("VPCs", () => {
	const VPCS = `<vpcSet>
		<item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock><isDefault>false</isDefault>${named("a&#x202e;stro&#9;net ")}</item>
		<item><vpcId>vpc-2</vpcId><cidrBlock>172.31.0.0/16</cidrBlock><isDefault>true</isDefault><tagSet/></item></vpcSet>`;
	const BARE = "<vpcSet><item><vpcId>vpc-3</vpcId></item></vpcSet>";
	const attribute = (query: Query, value: string) => {
		const name = query["Attribute"] ?? "";
		return `<vpcId>${query["VpcId"]}</vpcId><${name}><value>${value}</value></${name}>`;
	};

	test("come with their DNS settings and names that are safe to draw", async () => {
		const ec2 = await ec2With({
			DescribeVpcs: VPCS,
			DescribeVpcAttribute: by((query) =>
				attribute(query, String(query["VpcId"] === "vpc-1" || query["Attribute"] === "enableDnsSupport")),
			),
		});
		expect(await ec2.vpcs(LONDON, never)).toEqual([
			{
				id: "vpc-1",
				name: "astro net",
				isDefault: false,
				cidr: "10.0.0.0/16",
				dnsSupport: true,
				dnsHostnames: true,
			},
			{
				id: "vpc-2",
				name: undefined,
				isDefault: true,
				cidr: "172.31.0.0/16",
				dnsSupport: true,
				dnsHostnames: false,
			},
		]);
	});

	test("of which AWS tells an id alone are none that it made by itself", async () => {
		const ec2 = await ec2With({
			DescribeVpcs: BARE,
			DescribeVpcAttribute: by((query) => attribute(query, "false")),
		});
		expect(await ec2.vpcs(LONDON, never)).toEqual([
			{ id: "vpc-3", name: undefined, isDefault: false, cidr: "", dnsSupport: false, dnsHostnames: false },
		]);
	});

	test("stay when their DNS settings may not be read", async () => {
		const ec2 = await ec2With({
			DescribeVpcs: VPCS,
			DescribeVpcAttribute: ec2Fault(403, "UnauthorizedOperation"),
		});
		expect(await ec2.vpcs(LONDON, never)).toMatchObject([
			{ id: "vpc-1", dnsSupport: undefined, dnsHostnames: undefined },
			{ id: "vpc-2", dnsSupport: undefined, dnsHostnames: undefined },
		]);
	});

	test("are asked for by id without a page size, which EC2 would refuse", async () => {
		const ec2 = await ec2With({
			DescribeVpcs: ec2Fault(400, "InvalidVpcID.NotFound", "The vpc ID 'vpc-9' does not exist"),
		});
		await expect(ec2.vpcs(LONDON, never, ["vpc-9" as VpcId])).rejects.toMatchObject({ code: "not-found" });
		expect(callsOf("DescribeVpcs")[0]).toMatchObject({ "VpcId.1": "vpc-9" });
		expect(callsOf("DescribeVpcs")[0]).not.toHaveProperty("MaxResults");
	});

	test("asks nothing for no ids", async () => {
		const ec2 = await ec2With({});
		expect(await ec2.vpcs(LONDON, never, [])).toEqual([]);
		expect(await ec2.volumes(LONDON, never, [])).toEqual([]);
		expect(await ec2.images(LONDON, { ids: [] }, never)).toEqual([]);
		expect(aws?.calls).toEqual([]);
	});
});

describe("subnets", () => {
	const SUBNET = `<item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availabilityZone>eu-west-2a</availabilityZone>
		<cidrBlock>10.0.1.0/24</cidrBlock><availableIpAddressCount>251</availableIpAddressCount>
		<mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>${named("public")}</item>`;
	const TABLES = `<routeTableSet><item><routeTableId>rtb-0</routeTableId><vpcId>vpc-0</vpcId>
		<associationSet><item><main>true</main></item></associationSet></item>
		<item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><associationSet><item><main>true</main></item></associationSet>
		<routeSet><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state></item>
		<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item></routeSet>
		</item></routeTableSet>`;
	const EXPECTED = {
		id: "subnet-1",
		name: "public",
		vpcId: "vpc-1",
		zone: "eu-west-2a",
		cidr: "10.0.1.0/24",
		freeAddresses: 251,
		publicIpOnLaunch: true,
		route: "internet-gateway",
		ipv6Only: false,
	};

	test("come with where their default route leads", async () => {
		const ec2 = await ec2With({
			DescribeSubnets: `<subnetSet>${SUBNET}</subnetSet>`,
			DescribeRouteTables: TABLES,
		});
		expect(await ec2.subnets(LONDON, "vpc-1" as VpcId, never)).toEqual([EXPECTED]);
		expect(callsOf("DescribeSubnets")[0]).toMatchObject({
			"Filter.1.Name": "vpc-id",
			"Filter.1.Value.1": "vpc-1",
		});
	});

	test("say that they do not know it when route tables may not be read", async () => {
		const ec2 = await ec2With({
			DescribeSubnets: `<subnetSet>${SUBNET}</subnetSet>`,
			DescribeRouteTables: ec2Fault(403, "UnauthorizedOperation"),
		});
		expect(await ec2.subnets(LONDON, "vpc-1" as VpcId, never)).toEqual([{ ...EXPECTED, route: "unknown" }]);
	});

	test("are found by id with the VPC they lie in, among the routes of all", async () => {
		const ec2 = await ec2With({
			DescribeSubnets: `<subnetSet>${SUBNET}</subnetSet>`,
			DescribeRouteTables: TABLES,
		});
		expect(await ec2.subnet(LONDON, "subnet-1" as SubnetId, never)).toEqual(EXPECTED);
	});

	test("of IPv6 alone are told apart", async () => {
		const ec2 = await ec2With({
			DescribeSubnets: `<subnetSet><item><subnetId>subnet-6</subnetId><vpcId>vpc-1</vpcId><availabilityZone>eu-west-2a</availabilityZone>
				<ipv6Native>true</ipv6Native><ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2a05:d01c::/64</ipv6CidrBlock></item></ipv6CidrBlockAssociationSet></item></subnetSet>`,
			DescribeRouteTables: TABLES,
		});
		expect(await ec2.subnets(LONDON, "vpc-1" as VpcId, never)).toMatchObject([
			{ ipv6Only: true, cidr: "2a05:d01c::/64", freeAddresses: 0, publicIpOnLaunch: false },
		]);
	});
});

describe("volumes", () => {
	const volume = (id: string, more: string) =>
		`<item><volumeId>${id}</volumeId><size>120</size><availabilityZone>eu-west-2b</availabilityZone><volumeType>gp2</volumeType>${more}</item>`;
	const held = (instance: string, status = "attached") =>
		`<attachmentSet><item><instanceId>${instance}</instanceId><status>${status}</status></item></attachmentSet>`;

	test("come with who holds them, by name where that may be read", async () => {
		const answers = {
			DescribeVolumes: `<volumeSet>
				${volume("vol-1", `<status>in-use</status>${held("i-1")}${named("ps1")}`)}
				${volume("vol-2", "<status>available</status><encrypted>true</encrypted><kmsKeyId>arn:key</kmsKeyId><snapshotId>snap-1</snapshotId><attachmentSet/>")}
				${volume("vol-3", `<status>available</status><snapshotId/>${held("i-2", "detached")}`)}
				${volume("vol-4", "<status>available</status><sourceVolumeId>vol-3</sourceVolumeId>")}</volumeSet>`,
			DescribeInstances: `<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId>${named("part 3")}</item></instancesSet></item></reservationSet>`,
		};
		const ec2 = await ec2With(answers);
		const base = { zone: "eu-west-2b", sizeGiB: 120, type: "gp2" };
		expect(await ec2.volumes(LONDON, never)).toEqual([
			{
				...base,
				id: "vol-1",
				name: "ps1",
				state: "in-use",
				holders: [{ instanceId: "i-1", name: "part 3" }],
				fromSnapshot: false,
			},
			{
				...base,
				id: "vol-2",
				name: undefined,
				state: "available",
				holders: [],
				fromSnapshot: true,
				keyArn: "arn:key",
			},
			{ ...base, id: "vol-3", name: undefined, state: "available", holders: [], fromSnapshot: false },
			{ ...base, id: "vol-4", name: undefined, state: "available", holders: [], fromSnapshot: true },
		]);
		expect(callsOf("DescribeInstances")).toHaveLength(1);
	});

	test("keep their holders' ids when names may not be read", async () => {
		const ec2 = await ec2With({
			DescribeVolumes: `<volumeSet>${volume("vol-1", `<status>in-use</status>${held("i-1")}`)}</volumeSet>`,
			DescribeInstances: ec2Fault(403, "UnauthorizedOperation"),
		});
		expect((await ec2.volumes(LONDON, never, ["vol-1" as VolumeId]))[0]?.holders).toEqual([
			{ instanceId: "i-1", name: undefined },
		]);
	});
});

describe("images", () => {
	const NAME = "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-202212221212";
	const image = (id: string, more: string) =>
		`<item><imageId>${id}</imageId><name>${NAME}</name><architecture>x86_64</architecture>${more}</item>`;

	test("come with size, age and whose they are; deprecated ones are asked for", async () => {
		const ec2 = await ec2With({
			DescribeImages: `<imagesSet>${image(
				"ami-1",
				`<imageOwnerAlias>amazon</imageOwnerAlias><imageOwnerId>247102896272</imageOwnerId><isPublic>true</isPublic>
				<creationDate>2022-12-22T12:12:00.000Z</creationDate><deprecationTime>2024-12-22T12:12:00.000Z</deprecationTime>
				<rootDeviceName>/dev/xvda</rootDeviceName><blockDeviceMapping>
				<item><deviceName>/dev/sdb</deviceName><virtualName>ephemeral0</virtualName></item>
				<item><deviceName>/dev/xvda</deviceName><ebs><volumeSize>35</volumeSize></ebs></item></blockDeviceMapping>
				<productCodes><item><productCode>abc</productCode><type>marketplace</type></item></productCodes>
				<tagSet>${tag("parallelcluster:version", "2.11.9")}</tagSet>`,
			)}${image(
				"ami-2",
				`<deprecationTime>2999-01-01T00:00:00.000Z</deprecationTime><productCodes><item><type>devpay</type></item></productCodes>
				<blockDeviceMapping><item><deviceName>/dev/sda1</deviceName><ebs><volumeSize>8</volumeSize></ebs></item></blockDeviceMapping>`,
			)}</imagesSet>`,
		});
		const query = { owners: ["amazon", "247102896272"], names: ["aws-parallelcluster-2.11.9-*"] };
		const [old, current] = await ec2.images(LONDON, query, never);
		expect(current).toMatchObject({ rootGiB: 8, deprecated: false, marketplace: false, tags: {} });
		expect([old]).toEqual([
			{
				id: "ami-1",
				name: NAME,
				architecture: "x86_64",
				rootGiB: 35,
				createdAt: new Date("2022-12-22T12:12:00.000Z"),
				deprecated: true,
				own: false,
				marketplace: true,
				tags: { "parallelcluster:version": "2.11.9" },
			},
		]);
		expect(callsOf("DescribeImages")[0]).toMatchObject({
			IncludeDeprecated: "true",
			"Owner.1": "amazon",
			"Owner.2": "247102896272",
			"Filter.1.Name": "name",
			"Filter.1.Value.1": "aws-parallelcluster-2.11.9-*",
		});
	});

	test.each([
		["mine", { owners: ["self"] }, "<isPublic>false</isPublic>", true],
		["AWS's among mine", { owners: ["self", "amazon"] }, "<imageOwnerAlias>amazon</imageOwnerAlias>", false],
		["the release account's", { owners: ["self", "42"] }, "<imageOwnerId>42</imageOwnerId>", false],
		["public, by id", { ids: ["ami-1" as ImageId] }, "<isPublic>true</isPublic>", false],
		["private, by id", { ids: ["ami-1" as ImageId] }, "<isPublic>false</isPublic>", true],
	])("own: %s", async (_, query, more, own) => {
		const ec2 = await ec2With({ DescribeImages: `<imagesSet>${image("ami-1", more)}</imagesSet>` });
		expect(await ec2.images(LONDON, query, never)).toMatchObject([
			{ own, rootGiB: undefined, createdAt: undefined, deprecated: false },
		]);
		expect(callsOf("DescribeImages")[0]).toMatchObject({ IncludeDeprecated: "true" });
	});

	test("come from all pages, each asked for with the mark of the one before", async () => {
		const pages = 25;
		const ec2 = await ec2With({
			DescribeImages: by((query) => {
				const page = Number(query["NextToken"] ?? 0);
				const images = Array.from({ length: 200 }, (_, index) => image(`ami-${page}-${index}`, ""));
				const next = page + 1 < pages ? `<nextToken>${page + 1}</nextToken>` : "";
				return `<imagesSet>${images.join("")}</imagesSet>${next}`;
			}),
		});
		const found = await ec2.images(LONDON, { owners: ["amazon"] }, never);
		expect(found).toHaveLength(5000);
		expect(found[4999]?.id).toBe("ami-24-199");
		expect(callsOf("DescribeImages")).toHaveLength(pages);
	});

	test("that never end are refused", async () => {
		const ec2 = await ec2With({ DescribeImages: "<imagesSet/><nextToken>again</nextToken>" });
		await expect(ec2.images(LONDON, {}, never)).rejects.toMatchObject({ code: "nonsense-answer" });
		expect(callsOf("DescribeImages")).toHaveLength(2);
	});

	test("stop coming when the question is taken back", async () => {
		const abort = new AbortController();
		const ec2 = await ec2With({
			DescribeImages: by((query) => {
				if (query["NextToken"] === "2") abort.abort();
				return `<imagesSet/><nextToken>${Number(query["NextToken"] ?? 0) + 1}</nextToken>`;
			}),
		});
		await expect(ec2.images(LONDON, {}, abort.signal)).rejects.toMatchObject({ name: "AbortError" });
		expect(callsOf("DescribeImages")).toHaveLength(3);
	});
});

test("key pairs come with their kind and fingerprint", async () => {
	const ec2 = await ec2With({
		DescribeKeyPairs: `<keySet><item><keyName>lsst</keyName><keyType>rsa</keyType><keyFingerprint>1f:51:ae</keyFingerprint></item>
			<item><keyName>new</keyName><keyType>ed25519</keyType><keyFingerprint>abc=</keyFingerprint></item>
			<item><keyName>odd</keyName></item></keySet>`,
	});
	expect(await ec2.keyPairs(LONDON, never)).toEqual([
		{ name: "lsst", type: "rsa", fingerprint: "1f:51:ae" },
		{ name: "new", type: "ed25519", fingerprint: "abc=" },
		{ name: "odd", type: undefined, fingerprint: undefined },
	]);
});

test("security groups come with the VPC that they belong to; one that does not exist is not found", async () => {
	const ec2 = await ec2With({
		DescribeSecurityGroups: by((query) =>
			query["GroupId.1"] === "sg-1"
				? "<securityGroupInfo><item><groupId>sg-1</groupId><vpcId>vpc-1</vpcId></item></securityGroupInfo>"
				: ec2Fault(400, "InvalidGroup.NotFound"),
		),
	});
	expect(await ec2.groupVpcs(LONDON, ["sg-1"], never)).toEqual(new Map([["sg-1", "vpc-1"]]));
	await expect(ec2.groupVpcs(LONDON, ["sg-2"], never)).rejects.toMatchObject({ code: "not-found" });
});

describe("instance types", () => {
	/** Stands before and between what is read. */
	const OTHERS = `<networkInfo><networkCards><item><networkPerformance>12.5\u00a0Gigabit</networkPerformance></item></networkCards>
		<networkPerformance>12.5</networkPerformance></networkInfo><supportedUsageClasses><item>spot</item></supportedUsageClasses>`;
	const type = (name: string, more = "") =>
		`<item><instanceType>${name}</instanceType><freeTierEligible>${name === "t3.micro"}</freeTierEligible>
		${OTHERS}<vCpuInfo><validCores><item>2</item></validCores><defaultVCpus>4</defaultVCpus></vCpuInfo><memoryInfo><sizeInMiB>16384</sizeInMiB></memoryInfo>
		<processorInfo><supportedArchitectures><item>i386</item><item>x86_64</item></supportedArchitectures></processorInfo>${more}</item>`;
	const offers = (names: readonly string[]) =>
		`<instanceTypeOfferingSet>${names.map((name) => `<item><instanceType>${name}</instanceType></item>`).join("")}</instanceTypeOfferingSet>`;
	const GPUS = "<gpuInfo><gpus><item><count>4</count></item></gpus></gpuInfo>";
	const namesIn = (query: Query) =>
		Object.entries(query).flatMap(([key, name]) => (key.startsWith("Filter.1.Value.") ? [name] : []));
	const asNamed = by((query) => {
		const items = namesIn(query).map((name) => type(name, name.startsWith("p3") ? GPUS : ""));
		return `<instanceTypeSet>${items.join("")}</instanceTypeSet>`;
	});
	const REGION = ["p3.8xlarge", "t3.micro", "t3.xlarge"];
	const inLondon = (query: Query) =>
		offers(query["LocationType"] === "region" ? REGION : ["t3.micro", "p3.8xlarge"]);

	test("are those that the zone offers", async () => {
		const ec2 = await ec2With({
			DescribeInstanceTypes: asNamed,
			DescribeInstanceTypeOfferings: by(inLondon),
		});
		const base = { vcpus: 4, memoryMiB: 16384, architectures: ["x86_64"] };
		expect(await ec2.instanceTypes(LONDON, "eu-west-2b", never)).toEqual([
			{ ...base, id: "t3.micro", freeTier: true, gpus: 0 },
			{ ...base, id: "p3.8xlarge", freeTier: false, gpus: 4 },
		]);
		const zones = callsOf("DescribeInstanceTypeOfferings").map((call) => call["Filter.1.Value.1"]);
		expect(zones).toEqual(["eu-west-2b"]);
	});

	test("are only those that are named, without asking what a region offers; of them the ones in a zone", async () => {
		const ec2 = await ec2With({
			DescribeInstanceTypes: asNamed,
			DescribeInstanceTypeOfferings: by(inLondon),
		});
		const names = ["t3.micro", "t3.xlarge"];
		const idsIn = async (zone: string | undefined) =>
			(await ec2.instanceTypes(LONDON, zone, never, { names })).map(({ id }) => id);
		expect(await Promise.all([idsIn(undefined), idsIn("eu-west-2b")])).toEqual([names, ["t3.micro"]]);
		expect(callsOf("DescribeInstanceTypes").map(namesIn)).toEqual([names]);
		expect(callsOf("DescribeInstanceTypeOfferings")).toHaveLength(1);
		const all = await ec2.instanceTypes(LONDON, "eu-west-2b", never);
		expect(all.map(({ id }) => id)).toEqual(["t3.micro", "p3.8xlarge"]);
		expect(callsOf("DescribeInstanceTypes").map(namesIn)).toEqual([names, ["p3.8xlarge"]]);
	});

	test("of which AWS tells a name alone have nothing", async () => {
		const ec2 = await ec2With({
			DescribeInstanceTypes: `<instanceTypeSet><item><instanceType>odd</instanceType>
				<gpuInfo><gpus><item><name>T4</name></item></gpus></gpuInfo></item></instanceTypeSet>`,
		});
		expect(await ec2.instanceTypes(LONDON, undefined, never, { names: ["odd"] })).toEqual([
			{ id: "odd", vcpus: 0, memoryMiB: 0, architectures: [], freeTier: false, gpus: 0 },
		]);
	});

	test("are all of the region's when no zone is known", async () => {
		const ec2 = await ec2With({
			DescribeInstanceTypes: asNamed,
			DescribeInstanceTypeOfferings: by(inLondon),
		});
		const found = await ec2.instanceTypes(LONDON, undefined, never);
		expect(found.map(({ id }) => id)).toEqual(REGION);
	});

	test("are asked for by a hundred names at a time, each once, and once only", async () => {
		const many = Array.from({ length: 250 }, (_, index) => `m${index}.large`);
		const ec2 = await ec2With({
			DescribeInstanceTypes: asNamed,
			DescribeInstanceTypeOfferings: offers(many),
		});
		const found = await ec2.instanceTypes(LONDON, undefined, never);
		expect(found.map(({ id }) => id)).toEqual(many);
		expect(await ec2.instanceTypes(LONDON, undefined, never)).toEqual(found);
		expect(callsOf("DescribeInstanceTypes").map((call) => namesIn(call).length)).toEqual([100, 100, 50]);
		expect(callsOf("DescribeInstanceTypeOfferings")).toHaveLength(1);
	});

	test("are asked for again when that is wanted", async () => {
		const ec2 = await ec2With({
			DescribeInstanceTypes: asNamed,
			DescribeInstanceTypeOfferings: by(inLondon),
		});
		await ec2.instanceTypes(LONDON, undefined, never);
		await ec2.instanceTypes(LONDON, undefined, never, { fresh: true });
		expect(callsOf("DescribeInstanceTypes")).toHaveLength(2);
	});

	test("of today are taken from the disk, for the same account only", async () => {
		const folder = mkdtempSync(join(tmpdir(), "firstlight-types-"));
		try {
			await ec2With({ DescribeInstanceTypes: asNamed, DescribeInstanceTypeOfferings: by(inLondon) });
			const config = { ...aws?.config, baseRegion: LONDON, cacheFolder: folder };
			const first = await awsPorts(config).ec2.instanceTypes(LONDON, "eu-west-2b", never);
			const kept = () => readdirSync(folder).filter((name) => /^\w+\.json$/.test(name));
			await vi.waitFor(() => expect(kept()).toHaveLength(2), { timeout: 60_000 });
			const calls = aws?.calls.length;
			expect(await awsPorts(config).ec2.instanceTypes(LONDON, "eu-west-2b", never)).toEqual(first);
			expect(aws?.calls.length).toBe(calls);
			await awsPorts({ ...config, profile: undefined, endpoint: `${config.endpoint}/` }).ec2.instanceTypes(
				LONDON,
				undefined,
				never,
			);
			expect(aws?.calls.length).toBeGreaterThan(calls ?? 0);
			await vi.waitFor(() => expect(kept()).toHaveLength(4), { timeout: 60_000 });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

describe("the nodes of a cluster", () => {
	const node = (id: string, tags: string, more = "") =>
		`<item><instanceId>${id}</instanceId><instanceType>t3.medium</instanceType><instanceState><name>running</name></instanceState>
		<launchTime>2026-11-23T09:00:00.000Z</launchTime>${more}<tagSet>${tags}</tagSet></item>`;
	const answer = (...nodes: string[]) =>
		`<reservationSet>${nodes.map((one) => `<item><instancesSet>${one}</instancesSet></item>`).join("")}</reservationSet>`;

	test("of version 2 are found by its tags", async () => {
		const ec2 = await ec2With({
			DescribeInstances: answer(
				node(
					"i-1",
					tag("aws-parallelcluster-node-type", "Master"),
					"<ipAddress>1.2.3.4</ipAddress><platformDetails>Red Hat Enterprise Linux</platformDetails>",
				),
				node(
					"i-2",
					tag("aws-parallelcluster-node-type", "Compute"),
					`<instanceLifecycle>spot</instanceLifecycle><platformDetails>Linux/UNIX</platformDetails>
					<placement><availabilityZone>eu-west-2a</availabilityZone></placement>`,
				),
				node("i-3", ""),
			),
		});
		const base = {
			stackName: "parallelcluster-lsst",
			type: "t3.medium",
			state: "running",
			launchedAt: new Date("2026-11-23T09:00:00.000Z"),
		};
		expect(await ec2.clusterInstances(LONDON, "parallelcluster-lsst", never)).toEqual([
			{ ...base, id: "i-1", role: "head", publicAddress: "1.2.3.4", licensed: true },
			{ ...base, id: "i-2", role: "compute", publicAddress: undefined, spot: true, zone: "eu-west-2a" },
		]);
		expect(callsOf("DescribeInstances")[0]).toMatchObject({
			"Filter.1.Name": "tag:Application",
			"Filter.1.Value.1": "parallelcluster-lsst",
		});
	});

	test.each(["lsst", "parallelcluster-lsst"])("of version 3 are found for the stack %s", async (stack) => {
		const ec2 = await ec2With({
			DescribeInstances: by((query) =>
				query["Filter.1.Name"] === "tag:parallelcluster:cluster-name"
					? answer(
							node("i-1", tag("parallelcluster:node-type", "HeadNode")),
							node("i-2", tag("parallelcluster:node-type", "LoginNode")),
							node("i-3", tag("parallelcluster:node-type", "Other")),
						)
					: "<reservationSet/>",
			),
		});
		expect(await ec2.clusterInstances(LONDON, stack, never)).toMatchObject([
			{ id: "i-1", role: "head" },
			{ id: "i-2", role: "login" },
		]);
	});

	test("of all clusters come with one question, each with its stack", async () => {
		const ec2 = await ec2With({
			DescribeInstances: answer(
				node(
					"i-1",
					tag("aws-parallelcluster-node-type", "Master") + tag("Application", "parallelcluster-old"),
				),
				node(
					"i-2",
					tag("parallelcluster:node-type", "Compute") + tag("parallelcluster:cluster-name", "lsst"),
				),
				node("i-3", tag("parallelcluster:node-type", "Compute")),
			),
		});
		expect(await ec2.clusterInstances(LONDON, undefined, never)).toMatchObject([
			{ id: "i-1", role: "head", stackName: "parallelcluster-old" },
			{ id: "i-2", role: "compute", stackName: "lsst" },
		]);
		expect(callsOf("DescribeInstances")).toHaveLength(1);
	});

	test("are read past their network cards, disks and settings, which have addresses, groups and states of their own", async () => {
		const card = (address: string) =>
			`<item><groupSet><item><groupId>sg-2</groupId></item></groupSet><status>in-use</status>
			<association><publicIp>${address}</publicIp></association></item>`;
		const made = (id: string, role: string, address: string) =>
			node(
				id,
				tag("parallelcluster:node-type", role),
				`<groupSet><item><groupId>sg-1</groupId></item></groupSet><monitoring><state>disabled</state></monitoring>
				<metadataOptions><state>applied</state></metadataOptions><ipAddress>${address}</ipAddress>
				<networkInterfaceSet>${card("5.6.7.8")}${card("9.9.9.9")}</networkInterfaceSet>
				<blockDeviceMapping><item><ebs><status>attached</status></ebs></item></blockDeviceMapping>
				<placement><availabilityZone>eu-west-2a</availabilityZone></placement>`,
			);
		const ec2 = await ec2With({
			DescribeInstances: answer(made("i-1", "HeadNode", "1.2.3.4"), made("i-2", "Compute", "1.2.3.5")),
		});
		const base = { state: "running", zone: "eu-west-2a" };
		expect(await ec2.clusterInstances(LONDON, "lsst", never)).toMatchObject([
			{ ...base, id: "i-1", role: "head", publicAddress: "1.2.3.4" },
			{ ...base, id: "i-2", role: "compute", publicAddress: "1.2.3.5" },
		]);
	});

	test("come from all pages, none of which is long enough to hold up a key", async () => {
		const all = Array.from({ length: 1100 }, (_, at) =>
			node(`i-${at}`, tag("parallelcluster:node-type", "Compute")),
		);
		const lengths: number[] = [];
		const ec2 = await ec2With({
			DescribeInstances: by((query) => {
				const from = Number(query["NextToken"] ?? 0);
				const page = all.slice(from, from + Number(query["MaxResults"]));
				lengths.push(page.length);
				const next = from + page.length;
				return `${answer(...page)}${next < all.length ? `<nextToken>${next}</nextToken>` : ""}`;
			}),
		});
		const found = await ec2.clusterInstances(LONDON, "lsst", never);
		expect(found.map(({ id }) => id)).toEqual(all.map((_, at) => `i-${at}`));
		expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
	});

	test("a head node's disks are told apart by what ends with it", async () => {
		const disk = (id: string, ends: boolean) =>
			`<item><volumeId>${id}</volumeId><size>35</size><availabilityZone>eu-west-2a</availabilityZone><attachmentSet>
			<item><instanceId>i-2</instanceId><deleteOnTermination>${!ends}</deleteOnTermination></item><item><instanceId>i-1</instanceId><deleteOnTermination>${ends}</deleteOnTermination></item></attachmentSet></item>`;
		const ec2 = await ec2With({
			DescribeVolumes: `<volumeSet>${disk("vol-1", true)}${disk("vol-2", false)}</volumeSet>`,
		});
		expect(await ec2.attachedVolumes(LONDON, "i-1" as InstanceId, never)).toEqual([
			{ id: "vol-1", name: undefined, sizeGiB: 35, type: "", endsWithIt: true },
			{ id: "vol-2", name: undefined, sizeGiB: 35, type: "", endsWithIt: false },
		]);
		expect(callsOf("DescribeVolumes")[0]).toMatchObject({
			"Filter.1.Name": "attachment.instance-id",
			"Filter.1.Value.1": "i-1",
		});
	});
});

test("each region is asked by a call that is signed for it", async () => {
	const ec2 = await ec2With({ DescribeKeyPairs: "<keySet/>" });
	expect(await ec2.keyPairs(LONDON, never)).toEqual([]);
	expect(await ec2.keyPairs("us-east-1" as typeof LONDON, never)).toEqual([]);
	expect(callsOf("DescribeKeyPairs").map((call) => call["signedFor"])).toEqual(["eu-west-2", "us-east-1"]);
});
