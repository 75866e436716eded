import type { ResourceRow } from "../runs/run.ts";

/** A part of a creation, in the order in which it is told; where the queue is made after the head node it is last. */
export type PhaseName = "permissions" | "network" | "queue" | "head" | "software";

/** One part of a creation as far as it has come. */
export interface Phase {
	readonly name: PhaseName;
	readonly state: "waiting" | "working" | "done" | "failed";
	/** When AWS began with it, and ended, ms since 1970; undefined before. */
	readonly began: number | undefined;
	readonly ended: number | undefined;
	/** What AWS is at of it now, and what of it has failed. */
	readonly rows: readonly ResourceRow[];
}

/** The logical id of the head node itself. */
const HEAD_NODE = /^(MasterServer|HeadNode)\d*$/;

/**
 * Which part a resource belongs to, by its logical id: those of pcluster 2.4.1 to 2.11.9 and 3.0 to 3.16.1. What is in
 * a nested stack that stands here belongs with it.
 */
const BY_ID: readonly (readonly [RegExp, PhaseName])[] = [
	[HEAD_NODE, "head"],
	[/^(MasterServerSubstack|HeadNodeWaitCondition)/, "software"],
	[/^(EBS|EFS|FSX|RAID|CloudWatch)\w*(Stack|Substack)$/i, "software"],
	[/ComputeFleet|Queues|^ComputeServer|^BatchStack/, "queue"],
];

/** The same by its type, for all other ids; what is not here is counted to the software. */
const BY_TYPE: readonly (readonly [RegExp, PhaseName])[] = [
	[/^AWS::IAM::/, "permissions"],
	[/^AWS::EC2::(SecurityGroup|EIP|NetworkInterface|Subnet|Route|VPC|InternetGateway|NatGateway)/, "network"],
	[/^AWS::Route53::/, "network"],
	[/^AWS::EC2::Instance$/, "head"],
	[/^AWS::EC2::(LaunchTemplate|PlacementGroup)$/, "queue"],
	[/^AWS::(AutoScaling|Batch|ECR|CodeBuild|Events)::/, "queue"],
];

type InPhase = readonly [row: ResourceRow, phase: PhaseName];

/** Each resource with its part; none is left out. */
function placed(rows: readonly ResourceRow[]): InPhase[] {
	/** The parts of the stacks around the row, outermost first. */
	const around: (PhaseName | undefined)[] = [];
	return rows.map((row) => {
		const own = BY_ID.find(([ids]) => ids.test(row.logicalId))?.[1];
		const parent = row.depth === 0 ? undefined : around[row.depth - 1];
		around.length = row.depth;
		around[row.depth] = own ?? parent;
		const byType = BY_TYPE.find(([types]) => types.test(row.type))?.[1];
		return [row, own ?? parent ?? byType ?? "software"];
	});
}

/**
 * A creation in five parts. Only what AWS shows counts: the machine is there, with version 2, from when EC2 has taken
 * the request, as its resource is complete only once the head node has reported; with version 3 a condition waits for
 * that, and waits from the first moment.
 */
export function phasesOf(rows: readonly ResourceRow[]): readonly Phase[] {
	const all = placed(rows);
	const of = (name: PhaseName) => all.filter(([, phase]) => phase === name).map(([row]) => row);
	const machine = rows.find(({ logicalId }) => HEAD_NODE.test(logicalId));
	const signal = rows.find(({ type }) => type === "AWS::CloudFormation::WaitCondition");
	const taken = !signal && /initiated/i.test(machine?.reason ?? "");
	const up = machine && (machine.state === "done" || taken) ? machine : undefined;
	const reported = signal ?? machine;
	const [permissions, network, queue] = [of("permissions"), of("network"), of("queue")];
	const isQueueBegun = queue.some(hasBegun);
	const parts = {
		permissions: partOf("permissions", permissions, isQueueBegun || machine !== undefined),
		network: partOf("network", network, isQueueBegun || machine !== undefined),
		queue: partOf("queue", queue, machine !== undefined),
		head: headOf(of("head"), up),
		software: softwareOf(of("software"), up, reported),
	};
	const first = [parts.permissions, parts.network];
	const boot = [parts.head, parts.software];
	// pcluster 2.9 and newer has the queue made before the head node, older ones after it: that shows once that begins.
	const isQueueLast = of("head").some(hasBegun) && (!isQueueBegun || isAfter(parts.queue, parts.head));
	return isQueueLast ? [...first, ...boot, parts.queue] : [...first, parts.queue, ...boot];
}

const hasBegun = ({ state }: ResourceRow) => state !== "waiting";

function isAfter(one: Phase, other: Phase): boolean {
	return other.began !== undefined && one.began !== undefined && one.began > other.began;
}

/** `followed`: what comes after it has begun, so that nothing of it is still to come. */
function partOf(name: PhaseName, rows: readonly ResourceRow[], followed: boolean): Phase {
	const begun = rows.filter(hasBegun);
	const atWork = begun.filter(({ state }) => state !== "done");
	const failed = atWork.some(({ state }) => state === "failed");
	const isDone = begun.length > 0 && atWork.length === 0 && followed;
	const state = begun.length === 0 ? "waiting" : failed ? "failed" : isDone ? "done" : "working";
	const began = least(begun.map((row) => row.began ?? row.changed));
	return {
		name,
		state,
		began,
		ended: isDone ? most(begun.map(({ changed }) => changed)) : undefined,
		rows: atWork,
	};
}

/** `up`: the head node, once it is there. */
function headOf(rows: readonly ResourceRow[], up: ResourceRow | undefined): Phase {
	const part = partOf("head", rows, true);
	const rest = part.rows.filter((row) => row !== up);
	return up && rest.length === 0 && up.state !== "failed"
		? { ...part, state: "done", ended: up.changed, rows: [] }
		: part;
}

/** It begins when the machine is there, and ends when that has reported. */
function softwareOf(
	rows: readonly ResourceRow[],
	up: ResourceRow | undefined,
	reported: ResourceRow | undefined,
): Phase {
	const part = partOf("software", rows, reported?.state === "done");
	if (up === undefined)
		return part.state === "failed" ? part : { ...part, state: "waiting", began: undefined, ended: undefined };
	return { ...part, began: up.changed };
}

function least(times: readonly (number | undefined)[]): number | undefined {
	const known = times.filter((time) => time !== undefined);
	return known.length === 0 ? undefined : Math.min(...known);
}

function most(times: readonly (number | undefined)[]): number | undefined {
	const known = times.filter((time) => time !== undefined);
	return known.length === 0 ? undefined : Math.max(...known);
}
