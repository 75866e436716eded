import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeImagesCommand, DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { describe, expect, onTestFinished, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { Invocation, Target } from "../../src/pcluster/dialect.ts";
import { dialectV3 } from "../../src/pcluster/dialect-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { InstanceId, RegionId } from "../../src/ports/ids.ts";
import { clusterOfStack } from "../../src/runs/cluster-of-stack.ts";
import { type TestDemo, testDemo, tutorialConfig } from "./demo-account.ts";
import { created, demoV3, yamlFor } from "./demo-v3.ts";

const LONDON = "eu-west-2" as RegionId;
const signal = new AbortController().signal;

function ports({ region, endpoint, credentials }: TestDemo) {
	return awsPorts({ baseRegion: region, endpoint, credentials, attempts: 1 });
}

describe("AWS's own SDK", () => {
	test("finds the images of 3.16.1 where its owner is amazon, 45 GiB each", async () => {
		const demo = await demoV3();
		const { endpoint, credentials, region } = demo;
		const ec2 = new EC2Client({ region, endpoint, credentials, maxAttempts: 1 });
		onTestFinished(() => ec2.destroy());
		const name = { Name: "name", Values: ["aws-parallelcluster-3.16.1-*"] };
		const { Images = [] } = await ec2.send(
			new DescribeImagesCommand({ Owners: ["amazon"], Filters: [name] }),
		);
		expect(Images).toHaveLength(10);
		expect(new Set(Images.map((it) => it.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize))).toEqual(new Set([45]));
		const arm = Images.filter((it) => it.Architecture === "arm64");
		expect(arm.map((it) => it.Name)).toEqual(arm.map(() => expect.stringMatching(/-hvm-arm64-\d{12}$/)));
		expect(arm).toHaveLength(5);
	});

	test("sees version 3's tags on stacks and machines", async () => {
		const demo = await demoV3();
		await created(demo);
		demo.advance(60);
		const config = { region: "eu-west-2", endpoint: demo.endpoint, credentials: demo.credentials };
		const [stacks, ec2] = [new CloudFormationClient(config), new EC2Client(config)];
		onTestFinished(() => [stacks, ec2].forEach((client) => void client.destroy()));
		const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({}));
		expect(Stacks.map((stack) => [stack.ParentId === undefined, stack.Tags])).toEqual(
			[true, false].map((own) => [
				own,
				[
					{ Key: "parallelcluster:version", Value: "3.16.1" },
					{ Key: "parallelcluster:cluster-name", Value: "lsst" },
				],
			]),
		);
		const mine = { Name: "tag:parallelcluster:cluster-name", Values: ["lsst"] };
		const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters: [mine] }));
		const machines = Reservations.flatMap((it) => it.Instances ?? []);
		const tags = machines.map((it) => Object.fromEntries((it.Tags ?? []).map((tag) => [tag.Key, tag.Value])));
		expect(tags.map((it) => it["parallelcluster:node-type"])).toEqual(["HeadNode", "Compute", "Compute"]);
		expect(tags[0]?.["parallelcluster:attributes"]).toBe("alinux2023, slurm, 3.16.1, x86_64");
		expect(tags[1]?.["parallelcluster:queue-name"]).toBe("compute");
	});
});

describe("firstlight's own eyes", () => {
	test("see a cluster grow in two stacks, its nodes, and the volumes that it holds", async () => {
		const demo = await demoV3();
		const { ec2, stacks } = ports(demo);
		await created(demo, "lsst", { capacity: "SPOT" });
		demo.advance(10);
		const stack = await stacks.stack(LONDON, "lsst", signal);
		if (stack === undefined) throw new Error("no stack");
		expect(await stacks.declaredResources(LONDON, stack.id, signal)).toBe(50);
		const resources = await stacks.resources(LONDON, stack.id, signal);
		const nested = resources.find((it) => it.type.endsWith("::Stack"));
		expect(nested?.status).toBe("CREATE_IN_PROGRESS");
		const inside = await stacks.resources(LONDON, nested?.physicalId ?? "", signal);
		expect(inside.map((it) => it.type)).toContain("AWS::IAM::Role");
		demo.advance(60);
		const nodes = await ec2.clusterInstances(LONDON, "lsst", signal);
		const zone = "eu-west-2a";
		expect(nodes).toMatchObject([
			{ role: "head", type: "t3.medium", zone },
			...[1, 2].map(() => ({ role: "compute", type: "t3.xlarge", zone, spot: true })),
		]);
		expect(new Set(nodes.map(({ publicAddress }) => publicAddress ?? "none")).size).toBe(3);
		const held = (await ec2.volumes(LONDON, signal)).filter(
			(it) => it.holders[0]?.instanceId === nodes[0]?.id,
		);
		expect(held.map((it) => [it.name, it.holders[0]?.endsWithIt])).toEqual([
			["lsst_stack", undefined],
			["ps1", undefined],
			[undefined, true],
		]);
		expect(new Set(held.map((it) => it.holders[0]?.cluster))).toEqual(new Set(["lsst"]));
		const disks = await ec2.attachedVolumes(LONDON, nodes[0]?.id as InstanceId, signal);
		expect(disks.map((it) => [it.name, it.endsWithIt])).toEqual([
			["lsst_stack", false],
			["ps1", false],
			[undefined, true],
		]);
	});

	test("tell the clusters of both versions apart", async () => {
		const three = await demoV3();
		await created(three);
		const two = await testDemo(three.stateFolder);
		await two.run(["create", "-nw", "old", "-c", two.config(tutorialConfig({}, 0))]);
		const used = { major: 3, version: three.version } as const;
		const stacks = await ports(three).stacks.stacks(LONDON, signal);
		const clusters = stacks.flatMap((stack) => clusterOfStack(stack, LONDON, used) ?? []);
		expect(clusters.map((it) => [it.name, it.major, it.version, it.unmanageable === undefined])).toEqual([
			["old", 2, "2.11.9", false],
			["lsst", 3, "3.16.1", true],
		]);
	});
});

test("firstlight's words for version 3 are understood, and so are the answers", async () => {
	const demo = await demoV3();
	const profile = profileFor(demo.version);
	const target: Target = { name: "lsst", region: LONDON, configPath: demo.config(yamlFor()) };
	const linesOf = async (asked: Invocation | undefined) => {
		if (asked === undefined) throw new Error("the dialect has no such verb");
		const { stdout, stderr } = await demo.run(asked.args, asked.env);
		expect(stderr).toBe("");
		return stdout.split("\n");
	};
	const checked = await linesOf(dialectV3.dryRun?.(profile, target));
	expect(dialectV3.findingsFrom?.(checked)).toEqual({ passed: true, findings: [], fault: undefined });
	const begun = await linesOf(dialectV3.create(profile, target));
	expect(dialectV3.stackStatusFrom(begun)).toBe("CREATE_IN_PROGRESS");
	expect(dialectV3.verdictOf("create", begun, 0).outcome).not.toBe("failed");
	demo.advance(60);
	const standing = await linesOf(dialectV3.status(profile, target));
	expect(dialectV3.stackStatusFrom(standing)).toBe("CREATE_COMPLETE");
	expect(dialectV3.fleetFrom(await linesOf(dialectV3.stop(profile, target)))).toBe("STOP_REQUESTED");
	demo.advance(10);
	expect(dialectV3.fleetFrom(await linesOf(dialectV3.fleet?.(profile, target)))).toBe("STOPPED");
	expect(dialectV3.clustersFrom(await linesOf(dialectV3.list(profile, LONDON, "")))).toEqual([
		{ name: "lsst", status: "CREATE_COMPLETE", version: "3.16.1" },
	]);
	const events = dialectV3.eventsFrom?.(await linesOf(dialectV3.events?.(profile, target))) ?? [];
	expect(events.at(-1)).toMatchObject({ logicalId: "lsst", status: "CREATE_COMPLETE", whole: true });
	expect(
		await linesOf(dialectV3.ssh(profile, target, `${demo.home}/.ssh/lsst-demo.pem`, ["whoami"])),
	).toEqual(["ec2-user", ""]);
	const gone = await linesOf(dialectV3.delete(profile, target));
	expect(dialectV3.verdictOf("delete", gone, 0).outcome).not.toBe("failed");
});
