import { afterEach, expect, test } from "vitest";
import { type AwsPorts, awsPorts } from "../../src/adapters/aws.ts";
import { escapeXml } from "../../src/demo/aws/xml.ts";
import type { Ec2, Identity, Stacks } from "../../src/ports/account.ts";
import type { AccountChanges } from "../../src/ports/account-changes.ts";
import type { ImageId, InstanceId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { Inventory } from "../../src/ports/inventory.ts";
import type { Logs } from "../../src/ports/logs.ts";
import { plainText } from "../../src/text/plain.ts";
import { HOSTILE } from "../text/hostile.ts";
import { ec2Answer, ec2Fault, LONDON, type LoopbackAws, loopbackAws, queryAnswer } from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(async () => {
	await aws?.close();
	aws = undefined;
});

const never = new AbortController().signal;
const AT = "2026-11-23T09:00:00.000Z";

/** An answer's elements with hostile text in each: `x` stands for it, `raw` as it is before XML. */
type Hostile = (x: string, raw: string) => string;

const tags = (x: string, ...more: string[]) =>
	`<tagSet><item><key>Name</key><value>${x}</value></item><item><key>${x}</key><value>${x}</value></item>${more.join("")}</tagSet>`;
const tag = (key: string, value: string) => `<item><key>${key}</key><value>${value}</value></item>`;

/** What EC2 answers: every field that is text and that a port hands on. */
const EC2: Readonly<Record<string, Hostile>> = {
	DescribeRegions: (x) =>
		`<regionInfo><item><regionName>${x}</regionName><optInStatus>${x}</optInStatus></item></regionInfo>`,
	DescribeVpcs: (x) =>
		`<vpcSet><item><vpcId>${x}</vpcId><cidrBlock>${x}</cidrBlock>${tags(x)}</item></vpcSet>`,
	DescribeVpcAttribute: (x) => `<vpcId>${x}</vpcId>`,
	DescribeSubnets: (x) =>
		`<subnetSet><item><subnetId>${x}</subnetId><vpcId>${x}</vpcId><availabilityZone>${x}</availabilityZone><cidrBlock>${x}</cidrBlock><availableIpAddressCount>9</availableIpAddressCount>${tags(x)}</item></subnetSet>`,
	DescribeRouteTables: (x) =>
		`<routeTableSet><item><routeTableId>${x}</routeTableId><associationSet><item><subnetId>${x}</subnetId></item></associationSet><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>${x}</gatewayId></item></routeSet></item></routeTableSet>`,
	DescribeVolumes: (x) =>
		`<volumeSet><item><volumeId>${x}</volumeId><availabilityZone>${x}</availabilityZone><size>9</size><volumeType>${x}</volumeType><status>${x}</status><attachmentSet><item><instanceId>${x}</instanceId><status>attached</status></item></attachmentSet>${tags(x)}</item></volumeSet>`,
	DescribeInstances: (x) =>
		`<reservationSet><item><instancesSet><item><instanceId>${x}</instanceId><instanceType>${x}</instanceType><instanceState><name>${x}</name></instanceState><launchTime>${AT}</launchTime><rootDeviceName>r</rootDeviceName><blockDeviceMapping><item><deviceName>r</deviceName><ebs><volumeId>${x}</volumeId></ebs></item></blockDeviceMapping><ipAddress>${x}</ipAddress>${tags(x, tag("parallelcluster:node-type", "HeadNode"), tag("parallelcluster:cluster-name", x))}</item></instancesSet></item></reservationSet>`,
	DescribeInstanceStatus: (x) =>
		`<instanceStatusSet><item><instanceId>${x}</instanceId><instanceStatus><status>${x}</status></instanceStatus><systemStatus><status>${x}</status></systemStatus></item></instanceStatusSet>`,
	StopInstances: (x) =>
		`<instancesSet><item><instanceId>${x}</instanceId><currentState><name>${x}</name></currentState></item></instancesSet>`,
	StartInstances: (x) =>
		`<instancesSet><item><instanceId>${x}</instanceId><currentState><name>${x}</name></currentState></item></instancesSet>`,
	DescribeSnapshots: (x) =>
		`<snapshotSet><item><snapshotId>${x}</snapshotId><volumeSize>9</volumeSize><description>${x}</description>${tags(x)}</item></snapshotSet>`,
	DescribeAddresses: (x) =>
		`<addressesSet><item><allocationId>${x}</allocationId><publicIp>${x}</publicIp><instanceId>${x}</instanceId>${tags(x)}</item></addressesSet>`,
	DescribeNatGateways: (x) =>
		`<natGatewaySet><item><natGatewayId>${x}</natGatewayId><vpcId>${x}</vpcId>${tags(x)}</item></natGatewaySet>`,
	GetConsoleOutput: (x, raw) =>
		`<instanceId>${x}</instanceId><output>${Buffer.from(raw).toString("base64")}</output>`,
	DescribeImages: (x) =>
		`<imagesSet><item><imageId>${x}</imageId><name>${x}</name><architecture>${x}</architecture><creationDate>${AT}</creationDate><imageOwnerId>${x}</imageOwnerId>${tags(x)}</item></imagesSet>`,
	DescribeDhcpOptions: (x) =>
		`<dhcpOptionsSet><item><dhcpOptionsId>${x}</dhcpOptionsId><dhcpConfigurationSet><item><key>domain-name-servers</key><valueSet><item><value>${x}</value></item></valueSet></item></dhcpConfigurationSet></item></dhcpOptionsSet>`,
	DescribeVolumeAttribute: (x) =>
		`<volumeId>${x}</volumeId><productCodes><item><productCode>${x}</productCode></item></productCodes>`,
	DescribeKeyPairs: (x) =>
		`<keySet><item><keyName>${x}</keyName><keyType>${x}</keyType><keyFingerprint>${x}</keyFingerprint></item></keySet>`,
	CreateKeyPair: (x) => `<keyName>${x}</keyName><keyMaterial>${x}</keyMaterial>`,
	ModifyVpcAttribute: () => "<return>true</return>",
	CreateDefaultVpc: (x) => `<vpc><vpcId>${x}</vpcId></vpc>`,
	DetachVolume: (x) => `<volumeId>${x}</volumeId><status>${x}</status>`,
	DescribeSecurityGroups: (x) =>
		`<securityGroupInfo><item><groupId>${x}</groupId><vpcId>${x}</vpcId></item></securityGroupInfo>`,
	DescribeInstanceTypes: (x) =>
		`<instanceTypeSet><item><instanceType>${x}</instanceType><processorInfo><supportedArchitectures><item>${x}</item></supportedArchitectures></processorInfo></item></instanceTypeSet>`,
	DescribeInstanceTypeOfferings: (x) =>
		`<instanceTypeOfferingSet><item><instanceType>${x}</instanceType><location>${x}</location></item></instanceTypeOfferingSet>`,
};

/** What CloudFormation and STS answer. */
const OTHERS: Readonly<Record<string, Hostile>> = {
	DescribeStacks: (x) =>
		`<Stacks><member><StackId>${x}</StackId><StackName>${x}</StackName><CreationTime>${AT}</CreationTime><StackStatus>${x}</StackStatus><StackStatusReason>${x}</StackStatusReason><Outputs><member><OutputKey>${x}</OutputKey><OutputValue>${x}</OutputValue></member></Outputs><Parameters><member><ParameterKey>${x}</ParameterKey><ParameterValue>${x}</ParameterValue></member></Parameters><Tags><member><Key>${x}</Key><Value>${x}</Value></member></Tags></member></Stacks>`,
	ListStackResources: (x) =>
		`<StackResourceSummaries><member><LogicalResourceId>${x}</LogicalResourceId><PhysicalResourceId>${x}</PhysicalResourceId><ResourceType>${x}</ResourceType><ResourceStatus>${x}</ResourceStatus><ResourceStatusReason>${x}</ResourceStatusReason><LastUpdatedTimestamp>${AT}</LastUpdatedTimestamp></member></StackResourceSummaries>`,
	DescribeStackEvents: (x) =>
		`<StackEvents><member><StackId>${x}</StackId><EventId>${x}</EventId><StackName>${x}</StackName><LogicalResourceId>${x}</LogicalResourceId><PhysicalResourceId>${x}</PhysicalResourceId><ResourceType>${x}</ResourceType><ResourceStatus>${x}</ResourceStatus><ResourceStatusReason>${x}</ResourceStatusReason><Timestamp>${AT}</Timestamp></member></StackEvents>`,
	GetTemplate: (x) => `<TemplateBody>Resources:\n  ${x}:\n    Type: ${x}\n</TemplateBody>`,
	GetRole: (x) => `<Role><RoleName>${x}</RoleName><Arn>${x}</Arn></Role>`,
	SimulatePrincipalPolicy: (x) =>
		`<EvaluationResults><member><EvalActionName>${x}</EvalActionName><EvalDecision>${x}</EvalDecision></member></EvaluationResults>`,
	GetCallerIdentity: (x) => `<Arn>arn:aws:iam::1:user/${x}</Arn><Account>${x}</Account><UserId>${x}</UserId>`,
};

/** What the services answer that speak another protocol: CloudWatch's logs and S3. */
const LOGS = (x: string) =>
	JSON.stringify({
		logGroups: [{ logGroupName: x }],
		logStreams: [{ logStreamName: x }],
		events: [{ timestamp: 1, message: x }],
		nextForwardToken: x,
	});
const BUCKETS = (x: string) =>
	`<ListAllMyBucketsResult><Buckets><Bucket><Name>${x}</Name><BucketRegion>${x}</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>`;

/** Every question of the ports that read the account. */
const QUESTIONS: Readonly<
	Record<
		keyof AccountChanges | keyof Ec2 | keyof Stacks | keyof Identity | keyof Inventory | keyof Logs,
		(ports: AwsPorts) => Promise<unknown>
	>
> = {
	// The private half goes into a file, and nowhere else.
	makeKeyPair: ({ changes }) => changes.makeKeyPair(LONDON, "lsst", never).then(() => "made"),
	switchDnsOn: ({ changes }) =>
		changes.switchDnsOn(LONDON, "vpc-1" as VpcId, "support", never).then(() => "asked"),
	makeDefaultVpc: ({ changes }) => changes.makeDefaultVpc(LONDON, never),
	holder: ({ changes }) => changes.holder(LONDON, "i-1" as InstanceId, never),
	detachVolume: ({ changes }) =>
		changes.detachVolume(LONDON, "vol-1" as VolumeId, "i-1" as InstanceId, never).then(() => "asked"),
	regions: ({ ec2 }) => ec2.regions(never),
	vpcs: ({ ec2 }) => ec2.vpcs(LONDON, never),
	subnets: ({ ec2 }) => ec2.subnets(LONDON, "vpc-1" as VpcId, never),
	subnet: ({ ec2 }) => ec2.subnet(LONDON, "subnet-1" as SubnetId, never),
	volumes: ({ ec2 }) => ec2.volumes(LONDON, never),
	images: ({ ec2 }) => ec2.images(LONDON, {}, never),
	keyPairs: ({ ec2 }) => ec2.keyPairs(LONDON, never),
	groupVpcs: ({ ec2 }) => ec2.groupVpcs(LONDON, ["sg-1"], never),
	nameServers: ({ ec2 }) => ec2.nameServers(LONDON, never),
	hasProductCode: ({ ec2 }) => ec2.hasProductCode(LONDON, "vol-1" as VolumeId, never),
	tryStart: ({ ec2 }) =>
		ec2.tryStart(
			LONDON,
			{ type: "t3.small", imageId: "ami-1" as ImageId, subnetId: "subnet-1" as SubnetId, keyName: "k" },
			never,
		),
	instanceTypes: ({ ec2 }) => ec2.instanceTypes(LONDON, undefined, never, { fresh: true }),
	clusterInstances: ({ ec2 }) => ec2.clusterInstances(LONDON, undefined, never),
	attachedVolumes: ({ ec2 }) => ec2.attachedVolumes(LONDON, "i-1" as InstanceId, never),
	stopInstances: ({ ec2 }) => ec2.stopInstances(LONDON, ["i-1" as InstanceId], never).then(() => "asked"),
	startInstances: ({ ec2 }) => ec2.startInstances(LONDON, ["i-1" as InstanceId], never).then(() => "asked"),
	consoleOutput: ({ ec2 }) => ec2.consoleOutput(LONDON, "i-1" as InstanceId, never),
	streams: ({ logs }) => logs.streams(LONDON, "/aws/parallelcluster/lsst", never),
	newestLines: ({ logs }) => logs.newestLines(LONDON, "/aws/parallelcluster/lsst", "cfn-init", never),
	passesChecks: ({ ec2 }) =>
		ec2.passesChecks(LONDON, "i-1" as InstanceId, never).then((passed) => ({ passed })),
	stacks: ({ stacks }) => stacks.stacks(LONDON, never),
	stack: ({ stacks }) => stacks.stack(LONDON, "lsst", never),
	resources: ({ stacks }) => stacks.resources(LONDON, "lsst", never),
	events: ({ stacks }) => stacks.events(LONDON, "lsst", never),
	declaredResources: ({ stacks }) => stacks.declaredResources(LONDON, "lsst", never),
	caller: ({ identity }) => identity.caller(LONDON, never),
	machines: ({ inventory }) => inventory.machines(LONDON, never),
	disks: ({ inventory }) => inventory.disks(LONDON, never),
	snapshots: ({ inventory }) => inventory.snapshots(LONDON, never),
	addresses: ({ inventory }) => inventory.addresses(LONDON, never),
	natGateways: ({ inventory }) => inventory.natGateways(LONDON, never),
	logGroups: ({ inventory }) => inventory.logGroups(LONDON, "", never),
	buckets: ({ inventory }) => inventory.buckets("", never),
	refusedActions: ({ identity }) => identity.refusedActions(LONDON, ["ec2:RunInstances"], never),
	hasRole: ({ identity }) => identity.hasRole(LONDON, "a", never),
};

/** Every text in a value, keys of records and maps included. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (value instanceof Date || typeof value !== "object" || value === null) return [];
	const parts = value instanceof Map ? [...value].flat() : Object.entries(value).flat();
	return parts.flatMap(textsIn);
}

function answering(text: string) {
	const x = escapeXml(text);
	return loopbackAws((query) => {
		const action = query["Action"] ?? "";
		if (query["service"] === "logs") return { body: LOGS(text), type: "application/x-amz-json-1.1" };
		if (query["service"] === "s3") return { body: BUCKETS(x) };
		const ec2 = EC2[action];
		if (action === "RunInstances") return ec2Fault(400, "OptInRequired", x);
		if (ec2) return ec2Answer(query, ec2(x, text));
		const other = OTHERS[action];
		return other ? queryAnswer(query, other(x, text)) : ec2Fault(500, "UnexpectedCall");
	});
}

// XML cannot say halves of a character, nor what is none.
const SAID = HOSTILE.map(([, text]) => text).filter(
	(text) => !/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(text),
);

async function answerTo(ask: (ports: AwsPorts) => Promise<unknown>, text: string): Promise<unknown> {
	aws = await answering(text);
	return ask(awsPorts(aws.config)).finally(aws.close);
}

/**
 * The largest pages: those that EC2 and IAM give, by their API references, which refuse to be asked for more, or such as
 * are read without holding up a key. 1,000 for all others.
 */
const LARGEST_PAGES: Readonly<Record<string, number>> = {
	DescribeImages: 100,
	DescribeRouteTables: 100,
	DescribeSubnets: 200,
	DescribeVolumes: 200,
	DescribeVpcs: 200,
};

test.each(Object.entries(QUESTIONS))("%s asks for no larger page than AWS gives", async (_, ask) => {
	await answerTo(ask, "plain");
	for (const { Action = "", MaxResults, MaxItems } of aws?.calls ?? [])
		expect(Number(MaxResults ?? MaxItems ?? 0)).toBeLessThanOrEqual(LARGEST_PAGES[Action] ?? 1000);
});

test.each(Object.entries(QUESTIONS))("what %s gives is safe to draw, whatever AWS says", async (_, ask) => {
	expect(await answerTo(ask, "plain")).toBeTruthy();
	const texts = textsIn(await answerTo(ask, `x ${SAID.join(" x ")} x`));
	expect(texts.filter((text) => plainText(text) !== text)).toEqual([]);
});

test.each(Object.entries(QUESTIONS))("%s names what was asked for where AWS refuses it", async (_, ask) => {
	aws = await loopbackAws(() => ec2Fault(403, "UnauthorizedOperation"));
	const said = await ask(awsPorts(aws.config)).then(() => "it is done without", String);
	expect(said).not.toMatch(/undefined/);
});
