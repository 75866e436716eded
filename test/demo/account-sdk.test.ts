import {
	CloudFormationClient,
	DescribeStackEventsCommand,
	DescribeStackResourcesCommand,
	DescribeStacksCommand,
	GetTemplateCommand,
	ListStackResourcesCommand,
} from "@aws-sdk/client-cloudformation";
import {
	DescribeAvailabilityZonesCommand,
	DescribeImagesCommand,
	DescribeInstancesCommand,
	DescribeInstanceTypeOfferingsCommand,
	DescribeInstanceTypesCommand,
	DescribeInternetGatewaysCommand,
	DescribeKeyPairsCommand,
	DescribeRegionsCommand,
	DescribeRouteTablesCommand,
	DescribeSubnetsCommand,
	DescribeVolumesCommand,
	DescribeVpcAttributeCommand,
	DescribeVpcsCommand,
	EC2Client,
	paginateDescribeImages,
	paginateDescribeInstanceTypes,
} from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, onTestFinished, test } from "vitest";
import { type TestDemo, testDemo, tutorialConfig } from "./demo-account.ts";

function clients(demo: TestDemo, region: string) {
	const config = { region, endpoint: demo.endpoint, credentials: demo.credentials, maxAttempts: 1 };
	const all = {
		ec2: new EC2Client(config),
		stacks: new CloudFormationClient(config),
		sts: new STSClient(config),
	};
	onTestFinished(() => {
		for (const client of Object.values(all)) client.destroy();
	});
	return all;
}

const nameOf = (tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined) =>
	tags?.find((tag) => tag.Key === "Name")?.Value;

describe("EC2", () => {
	test("tells all regions on request, and which are off", async () => {
		const { ec2 } = clients(await testDemo(), "us-east-1");
		const all = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
		const open = await ec2.send(new DescribeRegionsCommand({}));
		expect(all.Regions).toHaveLength(20);
		expect(open.Regions).toHaveLength(16);
		const off = all.Regions?.find((region) => region.RegionName === "af-south-1");
		expect(off?.OptInStatus).toBe("not-opted-in");
	});

	test("gives the zones their account-independent ids", async () => {
		const { ec2 } = clients(await testDemo(), "ap-northeast-1");
		const { AvailabilityZones } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
		expect(AvailabilityZones?.map((zone) => zone.ZoneId)).toEqual(["apne1-az1", "apne1-az3", "apne1-az4"]);
	});

	test("has a second VPC without DNS host names in London", async () => {
		const { ec2 } = clients(await testDemo(), "eu-west-2");
		const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
		expect(Vpcs.map((vpc) => [nameOf(vpc.Tags), vpc.IsDefault])).toEqual([
			[undefined, true],
			["archive", false],
		]);
		const asked = Vpcs.map((vpc) =>
			ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpc.VpcId, Attribute: "enableDnsHostnames" })),
		);
		const answers = await Promise.all(asked);
		expect(answers.map((answer) => answer.EnableDnsHostnames?.Value)).toEqual([true, false]);
	});

	test("leads two of three subnets out, and says so in its route tables", async () => {
		const { ec2 } = clients(await testDemo(), "eu-west-2");
		const vpc = (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.[0]?.VpcId ?? "";
		const filter = { Filters: [{ Name: "vpc-id", Values: [vpc] }] };
		const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand(filter));
		const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand(filter));
		const closed = Subnets.find((subnet) => subnet.AvailabilityZone === "eu-west-2c")?.SubnetId;
		expect(Subnets.map((subnet) => subnet.MapPublicIpOnLaunch)).toEqual([true, true, false]);
		const own = RouteTables.find((table) => table.Associations?.some((it) => it.SubnetId === closed));
		const main = RouteTables.find((table) => table.Associations?.some((it) => it.Main));
		expect(own?.Routes?.map((route) => route.GatewayId)).toEqual(["local"]);
		expect(main?.Routes?.at(-1)?.GatewayId).toMatch(/^igw-/);
		const gateways = await ec2.send(new DescribeInternetGatewaysCommand({}));
		expect(gateways.InternetGateways?.[0]?.Attachments?.[0]?.VpcId).toBe(vpc);
	});

	test("holds the tutorial's volumes, one elsewhere and one in use by the installation's instance", async () => {
		const { ec2 } = clients(await testDemo(), "eu-west-2");
		const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
		expect(Volumes.map((it) => [nameOf(it.Tags), it.AvailabilityZone, it.Size, it.State])).toEqual([
			["lsst_stack", "eu-west-2a", 15, "available"],
			["ps1", "eu-west-2a", 120, "available"],
			["data", "eu-west-2a", 200, "available"],
			["old-survey", "eu-west-2b", 500, "available"],
			["install-scratch", "eu-west-2a", 30, "in-use"],
		]);
		const holder = Volumes[4]?.Attachments?.[0]?.InstanceId ?? "";
		const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [holder] }));
		expect(nameOf(Reservations?.[0]?.Instances?.[0]?.Tags)).toBe("lsst-install");
	});

	test("passes a tag full of control characters through unharmed", async () => {
		const { ec2 } = clients(await testDemo(), "us-east-1");
		const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
		const zones = new Set(Volumes.map((volume) => volume.AvailabilityZone));
		expect(zones).toEqual(new Set(["us-east-1a", "us-east-1b"]));
		const names = Volumes.map((volume) => nameOf(volume.Tags));
		expect(names).toContain("\u001b[31mred\u001b[0m\u0007 scratch\u202e");
		expect(names).toContain("calib & darks <2021>");
		expect(names).toContain(undefined);
	});

	test("pages through 1,500 images; deprecated ones only on request", async () => {
		const { ec2 } = clients(await testDemo(), "us-east-1");
		let count = 0;
		let pages = 0;
		const all = { IncludeDeprecated: true, MaxResults: 400 };
		for await (const page of paginateDescribeImages({ client: ec2 }, all)) {
			count += page.Images?.length ?? 0;
			pages++;
		}
		expect([count, pages]).toEqual([1500, 4]);
		const filter = [{ Name: "name", Values: ["aws-parallelcluster-2.11.9-*"] }];
		const question = { Owners: ["amazon"], Filters: filter };
		expect((await ec2.send(new DescribeImagesCommand(question))).Images).toEqual([]);
		const old = await ec2.send(new DescribeImagesCommand({ ...question, IncludeDeprecated: true }));
		expect(old.Images).toHaveLength(7);
		const own = await ec2.send(new DescribeImagesCommand({ Owners: ["self"] }));
		expect(own.Images?.every((image) => image.OwnerId === "123456789012")).toBe(true);
	});

	test("knows the true shapes of more than a hundred instance types, over two pages", async () => {
		const { ec2 } = clients(await testDemo(), "eu-west-2");
		const types = new Map<string | undefined, string>();
		let pages = 0;
		for await (const page of paginateDescribeInstanceTypes({ client: ec2 }, {})) {
			pages++;
			for (const it of page.InstanceTypes ?? []) {
				const architectures = it.ProcessorInfo?.SupportedArchitectures?.join("+");
				types.set(
					it.InstanceType,
					`${it.VCpuInfo?.DefaultVCpus} ${it.MemoryInfo?.SizeInMiB} ${architectures}`,
				);
			}
		}
		expect(pages).toBe(2);
		expect(types.size).toBeGreaterThan(110);
		expect(types.get("t2.micro")).toBe("1 1024 i386+x86_64");
		expect(types.get("t2.xlarge")).toBe("4 16384 x86_64");
		expect(types.get("t3.medium")).toBe("2 4096 x86_64");
		expect(types.get("t4g.nano")).toBe("2 512 arm64");
		expect(types.get("c4.large")).toBe("2 3840 x86_64");
		expect(types.get("r5.24xlarge")).toBe("96 786432 x86_64");
		const one = await ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ["p3.8xlarge"] }));
		expect(one.InstanceTypes?.[0]?.GpuInfo?.Gpus?.[0]?.Count).toBe(4);
	});

	test("does not offer every type in every zone", async () => {
		const { ec2 } = clients(await testDemo(), "us-east-1");
		const offeredIn = async (zone: string) => {
			const { InstanceTypeOfferings = [] } = await ec2.send(
				new DescribeInstanceTypeOfferingsCommand({
					LocationType: "availability-zone",
					Filters: [{ Name: "location", Values: [zone] }],
				}),
			);
			return InstanceTypeOfferings.map((offer) => offer.InstanceType);
		};
		expect(await offeredIn("us-east-1a")).toContain("t3.medium");
		expect(await offeredIn("us-east-1e")).not.toContain("t3.medium");
		expect(await offeredIn("us-east-1e")).toContain("t2.micro");
	});
});

describe("refusals in AWS's own codes", () => {
	const refused = (code: string, text: string) => ({ name: code, message: expect.stringContaining(text) });

	test("a permission that has run out in Frankfurt", async () => {
		const { ec2 } = clients(await testDemo(), "eu-central-1");
		const error = refused(
			"UnauthorizedOperation",
			"ClusterUser is not authorized to perform: ec2:DescribeVolumes",
		);
		await expect(ec2.send(new DescribeVolumesCommand({}))).rejects.toMatchObject(error);
		await expect(ec2.send(new DescribeKeyPairsCommand({}))).rejects.toMatchObject({ name: error.name });
		expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
	});

	test("a region that is switched off", async () => {
		const { ec2, stacks } = clients(await testDemo(), "me-south-1");
		await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({ name: "AuthFailure" });
		await expect(stacks.send(new DescribeStacksCommand({}))).rejects.toMatchObject({ name: "AuthFailure" });
	});

	test("ids that do not exist", async () => {
		const { ec2, stacks } = clients(await testDemo(), "eu-west-2");
		const all = await Promise.allSettled([
			ec2.send(new DescribeVpcsCommand({ VpcIds: ["vpc-1"] })),
			ec2.send(new DescribeSubnetsCommand({ SubnetIds: ["subnet-1"] })),
			ec2.send(new DescribeVolumesCommand({ VolumeIds: ["vol-1"] })),
			ec2.send(new DescribeImagesCommand({ ImageIds: ["ami-1"] })),
			ec2.send(new DescribeKeyPairsCommand({ KeyNames: ["nobody"] })),
			ec2.send(new DescribeInstancesCommand({ InstanceIds: ["i-1"] })),
			stacks.send(new DescribeStacksCommand({ StackName: "nothing" })),
		]);
		expect(all.map((it) => (it.status === "rejected" ? it.reason.name : "answered"))).toEqual([
			"InvalidVpcID.NotFound",
			"InvalidSubnetID.NotFound",
			"InvalidVolume.NotFound",
			"InvalidAMIID.NotFound",
			"InvalidKeyPair.NotFound",
			"InvalidInstanceID.NotFound",
			"ValidationError",
		]);
	});
});

test("STS says whose credentials these are", async () => {
	const { sts } = clients(await testDemo(), "eu-west-2");
	expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
		Account: "123456789012",
		Arn: "arn:aws:iam::123456789012:user/ClusterUser",
	});
});

describe("CloudFormation", () => {
	const creating = async (name: string) => {
		const demo = await testDemo();
		const made = await demo.run(["create", "-nw", "-c", demo.config(tutorialConfig()), name]);
		expect(made.code).toBe(0);
		return { demo, ...clients(demo, "eu-west-2") };
	};

	test("shows a stack growing: status, resources, events, nested stacks, template", async () => {
		const { demo, stacks } = await creating("lsst");
		const StackName = "parallelcluster-lsst";
		const stack = async () => (await stacks.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
		demo.advance(10);
		const early = await stack();
		expect(early).toMatchObject({
			StackStatus: "CREATE_IN_PROGRESS",
			Tags: [{ Key: "Version", Value: "2.11.9" }],
		});
		expect(early?.Outputs ?? []).toEqual([]);
		const resources = await stacks.send(new ListStackResourcesCommand({ StackName }));
		const fleet = resources.StackResourceSummaries?.find(
			(it) => it.LogicalResourceId === "ComputeFleetHITSubstack",
		);
		expect(fleet?.ResourceStatus).toBe("CREATE_IN_PROGRESS");
		const inside = await stacks.send(
			new DescribeStackResourcesCommand({ StackName: fleet?.PhysicalResourceId }),
		);
		expect(inside.StackResources?.map((it) => it.LogicalResourceId)).toContain("DynamoDBTable");
		const nested = await stacks.send(new DescribeStacksCommand({ StackName: fleet?.PhysicalResourceId }));
		expect(nested.Stacks?.[0]?.ParentId).toBe(early?.StackId);
		demo.advance(16);
		const done = await stack();
		expect(done?.StackStatus).toBe("CREATE_COMPLETE");
		expect(done?.Outputs?.map((output) => output.OutputKey)).toContain("MasterPublicIP");
		const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName }));
		expect(StackEvents[0]).toMatchObject({ LogicalResourceId: StackName, ResourceStatus: "CREATE_COMPLETE" });
		expect(StackEvents.at(-1)?.ResourceStatusReason).toBe("User Initiated");
		expect(new Set(StackEvents.map((event) => event.EventId)).size).toBe(StackEvents.length);
		const { TemplateBody = "" } = await stacks.send(new GetTemplateCommand({ StackName }));
		expect(Object.keys(JSON.parse(TemplateBody).Resources)).toHaveLength(22);
	});

	test("a deleted stack is found by its id only", async () => {
		const { demo, stacks } = await creating("lsst");
		const StackName = "parallelcluster-lsst";
		const id = (await stacks.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackId;
		demo.advance(30);
		await demo.run(["delete", "-nw", "-r", "eu-west-2", "lsst"]);
		demo.advance(1);
		const going = await stacks.send(new DescribeStacksCommand({ StackName }));
		expect(going.Stacks?.[0]?.StackStatus).toBe("DELETE_IN_PROGRESS");
		demo.advance(30);
		await expect(stacks.send(new DescribeStacksCommand({ StackName }))).rejects.toThrow("does not exist");
		const gone = await stacks.send(new DescribeStacksCommand({ StackName: id }));
		expect(gone.Stacks?.[0]?.StackStatus).toBe("DELETE_COMPLETE");
		expect((await stacks.send(new DescribeStacksCommand({}))).Stacks ?? []).toEqual([]);
	});

	test("the nodes and the volumes of a cluster show in EC2 with version 2's tags", async () => {
		const { demo, ec2 } = await creating("lsst");
		demo.advance(60);
		const { Reservations = [] } = await ec2.send(
			new DescribeInstancesCommand({
				Filters: [{ Name: "tag:Application", Values: ["parallelcluster-lsst"] }],
			}),
		);
		const nodes = Reservations.flatMap((it) => it.Instances ?? []);
		const roles = nodes.map(
			(it) => it.Tags?.find((tag) => tag.Key === "aws-parallelcluster-node-type")?.Value,
		);
		expect(roles).toEqual(["Master", "Compute", "Compute"]);
		expect(nodes.map((it) => it.State?.Name)).toEqual(["running", "running", "running"]);
		const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
		expect(Volumes[0]?.Attachments?.[0]?.InstanceId).toBe(nodes[0]?.InstanceId);
	});
});
