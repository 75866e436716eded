import { afterEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { type Answer, ec2Answer, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(() => aws?.close());

const never = new AbortController().signal;

/** The inventory of an account that answers so, page after page. */
async function inventoryOf(...pages: readonly (string | Answer)[]) {
	aws = await loopbackAws((query, call) => {
		const page = pages[call - 1] ?? "";
		return typeof page === "string" ? ec2Answer(query, page) : page;
	});
	return awsPorts(aws.config).inventory;
}

const named = (name: string) => `<tagSet><item><key>Name</key><value>${name}</value></item></tagSet>`;

test("machines come with their processors, as threads, and with what makes them cheaper", async () => {
	const machine = (id: string, more: string) =>
		`<item><instanceId>${id}</instanceId><instanceType>m5.large</instanceType><instanceState><name>running</name></instanceState>${more}</item>`;
	const inventory = await inventoryOf(
		`<reservationSet><item><instancesSet>${machine(
			"i-1",
			`<cpuOptions><coreCount>24</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions><instanceLifecycle>spot</instanceLifecycle>${named("head")}`,
		)}${machine("i-2", "<cpuOptions><coreCount>3</coreCount></cpuOptions>")}</instancesSet></item></reservationSet><nextToken>2</nextToken>`,
		`<reservationSet><item><instancesSet>${machine("i-3", "")}</instancesSet></item></reservationSet>`,
	);
	const base = { type: "m5.large", state: "running" };
	expect(await inventory.machines(LONDON, never)).toEqual([
		{ ...base, id: "i-1", name: "head", tags: { Name: "head" }, vcpus: 48, spot: true },
		{ ...base, id: "i-2", tags: {}, vcpus: 3 },
		{ ...base, id: "i-3", tags: {} },
	]);
});

test("an Elastic IP is used by what it is tied to, if only to a machine", async () => {
	const inventory = await inventoryOf(
		`<addressesSet>
			<item><allocationId>eipalloc-1</allocationId><publicIp>1.2.3.4</publicIp><associationId>eipassoc-1</associationId></item>
			<item><publicIp>1.2.3.5</publicIp><instanceId>i-1</instanceId></item>
			<item><allocationId>eipalloc-3</allocationId><publicIp>1.2.3.6</publicIp><instanceId/></item></addressesSet>`,
	);
	expect(await inventory.addresses(LONDON, never)).toMatchObject([
		{ id: "eipalloc-1", address: "1.2.3.4", used: true },
		{ id: "1.2.3.5", used: true, instanceId: "i-1" },
		{ id: "eipalloc-3", used: false, instanceId: undefined },
	]);
});

test("a disk names the machines that hold it, and a NAT gateway counts its addresses", async () => {
	const disks = await inventoryOf(
		`<volumeSet><item><volumeId>vol-1</volumeId><availabilityZone>eu-west-2a</availabilityZone><size>9</size>
		<attachmentSet><item><instanceId>i-1</instanceId></item><item><instanceId>i-2</instanceId><status>detached</status></item></attachmentSet></item></volumeSet>`,
	);
	expect(await disks.disks(LONDON, never)).toMatchObject([{ id: "vol-1", heldBy: ["i-1"] }]);
	await aws?.close();
	const gateways = await inventoryOf(
		`<natGatewaySet><item><natGatewayId>nat-1</natGatewayId><natGatewayAddressSet><item><publicIp>1.2.3.4</publicIp></item><item><privateIp>10.0.0.4</privateIp></item></natGatewayAddressSet></item>
		<item><natGatewayId>nat-2</natGatewayId></item></natGatewaySet>`,
	);
	expect(await gateways.natGateways(LONDON, never)).toMatchObject([
		{ id: "nat-1", addresses: 1 },
		{ id: "nat-2", addresses: 0 },
	]);
});

test("log groups and buckets come from all pages, and of buckets only those of the wanted name", async () => {
	const json = (answer: object) => ({ body: JSON.stringify(answer), type: "application/x-amz-json-1.1" });
	const groups = await inventoryOf(
		json({ logGroups: [{ logGroupName: "/aws/a", storedBytes: 7, retentionInDays: 14 }], nextToken: "2" }),
		json({ logGroups: [{ logGroupName: "/aws/b" }] }),
	);
	expect(await groups.logGroups(LONDON, "/aws/", never)).toEqual([
		{ name: "/aws/a", bytes: 7, keptDays: 14 },
		{ name: "/aws/b", bytes: 0 },
	]);
	expect(aws?.calls).toHaveLength(2);
	await aws?.close();
	const bucket = (name: string) =>
		`<Bucket><Name>${name}</Name><BucketRegion>eu-west-2</BucketRegion></Bucket>`;
	const page = (inside: string) => ({
		body: `<ListAllMyBucketsResult>${inside}</ListAllMyBucketsResult>`,
	});
	const buckets = await inventoryOf(
		page(
			`<Buckets>${bucket("parallelcluster-1")}${bucket("other")}</Buckets><ContinuationToken>2</ContinuationToken>`,
		),
		page("<Buckets/>"),
	);
	expect(await buckets.buckets("parallelcluster-", never)).toEqual([
		{ name: "parallelcluster-1", region: "eu-west-2" },
	]);
	expect(aws?.calls).toHaveLength(2);
});
