import { expect, test } from "vitest";
import { STACK_TYPE } from "../../src/demo/cluster/plan.ts";
import { planV2 } from "../../src/demo/cluster/plan-v2.ts";
import { planV3 } from "../../src/demo/cluster/plan-v3.ts";
import { phaseLines } from "../../src/progress/phase-lines.ts";
import { type PhaseName, phasesOf } from "../../src/progress/phases.ts";
import type { ResourceRow } from "../../src/runs/run.ts";

type Given = Partial<ResourceRow> & Pick<ResourceRow, "logicalId" | "type">;

const MINUTE = 60_000;

function row(given: Given): ResourceRow {
	const { logicalId } = given;
	return { key: logicalId, depth: 0, state: "working", reason: undefined, seconds: undefined, ...given };
}

/** The part in which a resource is shown while AWS is at it alone; one at rest is in none. */
function partOf(given: Given): PhaseName | undefined {
	return phasesOf([row({ ...given, state: "failed" })]).find(({ rows }) => rows.length > 0)?.name;
}

test.each<[logicalId: string, type: string, name: PhaseName]>([
	["RootRole", "IAM::Role", "permissions"],
	["InstanceProfileHeadNode", "IAM::InstanceProfile", "permissions"],
	["MasterEIP", "EC2::EIP", "network"],
	["HeadNodeENI", "EC2::NetworkInterface", "network"],
	["HeadNodeSecurityGroup", "EC2::SecurityGroup", "network"],
	["Route53HostedZone", "Route53::HostedZone", "network"],
	["MasterServer", "EC2::Instance", "head"],
	["HeadNode", "EC2::Instance", "head"],
	["MasterServerSubstack", "CloudFormation::Stack", "software"],
	["HeadNodeWaitCondition20261123", "CloudFormation::WaitCondition", "software"],
	["EBSCfnStack", "CloudFormation::Stack", "software"],
	["CloudWatchLogsSubstack", "CloudFormation::Stack", "software"],
	["ComputeFleetHITSubstack", "CloudFormation::Stack", "queue"],
	["ComputeFleet", "AutoScaling::AutoScalingGroup", "queue"],
	["ComputeFleetQueuesNestedStackQueuesNestedStackResource4C142E85", "CloudFormation::Stack", "queue"],
	["LaunchTemplate0123", "EC2::LaunchTemplate", "queue"],
	["WhateverComesNext", "Sky::Thing", "software"],
])("%s of the type AWS::%s belongs to the part %s", (logicalId, type, name) => {
	expect(partOf({ logicalId, type: `AWS::${type}` })).toBe(name);
});

test("what is in a nested stack belongs with it, however it is called", () => {
	const [stack, role] = [
		row({ logicalId: "ComputeFleetHITSubstack", type: STACK_TYPE }),
		row({ logicalId: "Role0123", type: "AWS::IAM::Role", depth: 1 }),
	];
	const outside = row({ logicalId: "RootRole", type: "AWS::IAM::Role", key: "outside" });
	const parts = phasesOf([stack, role, outside]);
	const rowsOf = (name: PhaseName) => parts.find((part) => part.name === name)?.rows.map(({ key }) => key);
	expect(rowsOf("queue")).toEqual(["ComputeFleetHITSubstack", "Role0123"]);
	expect(rowsOf("permissions")).toEqual(["outside"]);
});

const CONFIG = {
	...{ baseOs: "alinux2", scheduler: "slurm", headType: "t3.medium", computeType: "t3.xlarge", volumes: [] },
	...{ initial: 0, maximum: 2, keepInitial: false, capacity: "ondemand", keyName: "lsst", rootGiB: 45 },
	...{ vpcId: "vpc-1", subnetId: "subnet-1", imageId: "ami-1" },
};
const FACTS = {
	...{
		name: "lsst",
		region: "eu-west-2",
		config: CONFIG,
		createdAt: 0,
		keepFailed: false,
		fleet: [],
		jobs: [],
	},
};

/** All resources of a plan as AWS shows them at a time: each nested stack's own right after it. */
function seenAt(second: number, major: 2 | 3): ResourceRow[] {
	const plan = major === 2 ? planV2(CONFIG) : planV3({ ...FACTS, major: 3 });
	const begun = plan.filter(({ from }) => from <= second);
	const rowOf = (it: (typeof plan)[number], depth: number) => {
		const isDone = it.to <= second;
		return row({
			...{ logicalId: it.id, type: it.type, depth, began: it.from * 1000 },
			...{
				state: isDone ? ("done" as const) : ("working" as const),
				changed: (isDone ? it.to : it.from) * 1000,
			},
			reason: isDone ? undefined : "Resource creation Initiated",
		});
	};
	const outer = begun.filter(({ stack }) => stack === "");
	return outer.flatMap((it) => [
		rowOf(it, 0),
		...begun.filter(({ stack }) => stack === it.id).map((inner) => rowOf(inner, 1)),
	]);
}

/** Each part with its state at a time of a creation. */
const statesAt = (second: number, major: 2 | 3) =>
	phasesOf(seenAt(second, major)).map(({ name, state }) => `${name} ${state}`);

test.each([
	[3, 3, ["permissions working", "network working", "queue waiting", "head waiting", "software waiting"]],
	[3, 8, ["permissions done", "network done", "queue working", "head waiting", "software waiting"]],
	[3, 14, ["permissions done", "network done", "queue done", "head working", "software waiting"]],
	[3, 20, ["permissions done", "network done", "queue done", "head done", "software working"]],
	[2, 3, ["permissions working", "network working", "queue waiting", "head waiting", "software waiting"]],
	[2, 9, ["permissions done", "network done", "queue working", "head waiting", "software waiting"]],
	[2, 20, ["permissions done", "network done", "queue done", "head done", "software working"]],
	[2, 25, ["permissions done", "network done", "queue done", "head done", "software done"]],
] as const)("with version %i, after %i s: %j", (major, second, states) => {
	expect(statesAt(second, major)).toEqual(states);
});

test("the software's time begins when the machine is there, and the head node's ends there", () => {
	const parts = phasesOf(seenAt(20, 3));
	const head = parts.find(({ name }) => name === "head");
	const software = parts.find(({ name }) => name === "software");
	expect([head?.began, head?.ended]).toEqual([13_500, 15_800]);
	expect([software?.began, software?.ended]).toEqual([15_800, undefined]);
});

test("a queue that is made after the head node stands last, as with version 2.4.1", () => {
	const head = row({
		logicalId: "MasterServer",
		type: "AWS::EC2::Instance",
		state: "done",
		began: 1,
		changed: 5,
	});
	const fleet = row({ logicalId: "ComputeFleet", type: "AWS::AutoScaling::AutoScalingGroup", began: 6 });
	const states = phasesOf([head, fleet]).map(({ name, state }) => `${name} ${state}`);
	expect(states.slice(2)).toEqual(["head done", "software waiting", "queue working"]);
	expect(phasesOf([head]).at(-1)?.name).toBe("queue");
});

test("five rows stand whatever the room; what goes on below them takes what is left, the newest part first", () => {
	const parts = phasesOf(seenAt(3, 3));
	const kinds = (height: number) => phaseLines(parts, new Date(MINUTE), 76, height).map(({ is }) => is);
	expect(kinds(3)).toEqual(Array.from({ length: 5 }, () => "phase"));
	expect(kinds(7)).toEqual(["phase", "phase", "about", "resource", "phase", "phase", "phase"]);
	expect(kinds(40).filter((is) => is === "phase")).toHaveLength(5);
});

test("what to expect stands beside, or below where there is no room", () => {
	const parts = phasesOf(seenAt(20, 3));
	const texts = (columns: number) =>
		phaseLines(parts, new Date(MINUTE), columns, 20).flatMap((line) =>
			line.is === "phase"
				? [`${line.title}|${line.time}|${line.expects}`]
				: line.is === "about"
					? [line.text]
					: [],
		);
	expect(texts(76)).toContain("software and disks|44 s|usually 5 to 15 min");
	expect(texts(50)).toContain("software and disks|44 s|");
	expect(texts(50).join(" ")).toContain("reports when it is ready. Usually 5 to 15 min.");
});
