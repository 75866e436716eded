import { ACCOUNT, hash } from "../world/ids.ts";
import { familyOf } from "../world/instance-types.ts";
import type { DemoMachine, DemoRegion } from "../world/things.ts";
import { type DemoEvent, historyOf } from "./events.ts";
import { type ClusterFacts, stackNameOf } from "./facts.ts";
import { type DemoNode, nodesOf } from "./fleet.ts";
import { headIdOf, nestedIdOf, nestedNameOf } from "./names.ts";
import { planFor, STACK_TYPE } from "./plan.ts";

/** The version of ParallelCluster that the demo speaks. */
export const DEMO_VERSION = "2.11.9";

/** One stack as it stands: a cluster's own or one nested in it. */
export interface DemoStack {
	readonly facts: ClusterFacts;
	/** Logical id in its parent; empty for the cluster's own. */
	readonly logicalId: string;
	readonly id: string;
	readonly name: string;
	readonly status: string;
	readonly reason: string | undefined;
	readonly createdAt: number;
	readonly deletedAt: number | undefined;
	/** Oldest first. */
	readonly events: readonly DemoEvent[];
	/** Logical ids and types that its template declares. */
	readonly declared: readonly { readonly id: string; readonly type: string }[];
}

/** All stacks that a cluster has or had at `now`, its own first. */
export function stacksOf(facts: ClusterFacts, now: number, speed: number): DemoStack[] {
	const history = historyOf(facts, now, speed);
	const plan = planFor(facts.config);
	const parts = ["", ...plan.filter((it) => it.type === STACK_TYPE).map((it) => it.id)];
	return parts.flatMap((logicalId) => {
		const name = logicalId === "" ? stackNameOf(facts.name) : nestedNameOf(facts, logicalId);
		const events = history.filter((event) => event.stack === logicalId);
		const own = events.filter((event) => event.logicalId === name);
		const [first, last] = [own[0], own.at(-1)];
		if (first === undefined || last === undefined) return [];
		return [
			{
				facts,
				logicalId,
				id: nestedIdOf(facts, logicalId),
				name,
				status: last.status,
				reason: last.reason,
				createdAt: first.at,
				deletedAt: own.find((event) => event.status === "DELETE_IN_PROGRESS")?.at,
				events,
				declared: plan.filter((it) => it.stack === logicalId),
			},
		];
	});
}

/** A resource's newest event is its state. */
export function resourcesOf(stack: DemoStack): DemoEvent[] {
	const newest = new Map<string, DemoEvent>();
	for (const event of stack.events) if (event.logicalId !== stack.name) newest.set(event.logicalId, event);
	return [...newest.values()];
}

/** Outputs of a complete cluster; none before. */
export function outputsOf(stack: DemoStack): readonly (readonly [key: string, value: string])[] {
	if (stack.logicalId !== "" || stack.status !== "CREATE_COMPLETE") return [];
	const { facts } = stack;
	const seed = hash(`bucket ${facts.name} ${facts.createdAt}`);
	return [
		["ClusterUser", loginUserOf(facts)],
		["MasterPrivateIP", headPrivateIp(facts)],
		["MasterPublicIP", headPublicIp(facts)],
		["ResourcesS3Bucket", `parallelcluster-${seed.slice(0, 16)}`],
		["ArtifactS3RootDirectory", `${stack.name}-${seed.slice(16, 32)}`],
		["IsHITCluster", "true"],
	];
}

/** The user to log in as. */
export function loginUserOf(facts: ClusterFacts): string {
	const os = facts.config.baseOs;
	if (os.startsWith("ubuntu")) return "ubuntu";
	return os.startsWith("centos") ? "centos" : "ec2-user";
}

/** Addresses from the ranges that are set aside for documentation. */
export function headPublicIp(facts: ClusterFacts): string {
	return `198.51.100.${octet(`public ${facts.name} ${facts.createdAt}`)}`;
}

/** The head node's address inside its subnet. */
export function headPrivateIp(facts: ClusterFacts): string {
	return `172.31.2.${octet(`private ${facts.name} ${facts.createdAt}`)}`;
}

function octet(seed: string): number {
	return 10 + (Number.parseInt(hash(seed).slice(0, 4), 16) % 200);
}

/** The cluster's instances as EC2 shows them, with version 2's tags. */
export function machinesOf(
	facts: ClusterFacts,
	region: DemoRegion,
	now: number,
	speed: number,
): DemoMachine[] {
	const subnet = region.subnets.find((candidate) => candidate.id === facts.config.subnetId);
	const base = {
		zone: subnet?.zone ?? region.zones[0] ?? `${region.id}a`,
		vpcId: facts.config.vpcId,
		subnetId: facts.config.subnetId,
		imageId: facts.config.imageId,
		keyName: facts.config.keyName,
	};
	const head = headOf(facts, now, speed);
	const machines: DemoMachine[] = [];
	if (head !== undefined) {
		machines.push({
			...base,
			id: headIdOf(facts),
			type: facts.config.headType,
			state: head.state,
			privateIp: headPrivateIp(facts),
			publicIp: headPublicIp(facts),
			launchedAt: new Date(head.launchedAt),
			tags: tagsOf(facts, "Master"),
		});
	}
	for (const node of nodesOf(facts, now, speed)) {
		machines.push({
			...base,
			id: node.id,
			type: facts.config.computeType,
			state: node.state,
			privateIp: nodeIp(facts, node),
			publicIp: undefined,
			launchedAt: new Date(node.launchedAt),
			tags: { ...tagsOf(facts, "Compute"), QueueName: "compute" },
		});
	}
	return machines;
}

function tagsOf(facts: ClusterFacts, role: "Master" | "Compute"): Readonly<Record<string, string>> {
	return {
		Name: role,
		Application: stackNameOf(facts.name),
		ClusterName: facts.name,
		"aws-parallelcluster-node-type": role,
		"aws-parallelcluster-attributes": `${facts.config.baseOs}, ${facts.config.scheduler}, ${DEMO_VERSION}, x86_64`,
	};
}

function nodeIp(facts: ClusterFacts, node: DemoNode): string {
	return `172.31.3.${(octet(`node ${facts.name} ${facts.createdAt}`) + node.index) % 250}`;
}

/** The head node, from the moment CloudFormation asks for it until it is gone; undefined before and after. */
export function headOf(
	facts: ClusterFacts,
	now: number,
	speed: number,
): { readonly state: "pending" | "running" | "shutting-down"; readonly launchedAt: number } | undefined {
	if (facts.trouble !== undefined) return undefined;
	const events = historyOf(facts, now, speed).filter((event) => event.logicalId === "MasterServer");
	const [begun, newest] = [events[0], events.at(-1)];
	if (begun === undefined || newest === undefined || newest.status === "DELETE_COMPLETE") return undefined;
	if (newest.status === "DELETE_IN_PROGRESS") return { state: "shutting-down", launchedAt: begun.at };
	const up = (now - begun.at) * speed >= 2500;
	return { state: up ? "running" : "pending", launchedAt: begun.at };
}

/** The parameters that a cluster's own stack was given, those that somebody may ask for. */
export function parametersOf(facts: ClusterFacts): Readonly<Record<string, string>> {
	const { config } = facts;
	return {
		AvailabilityZone: "NONE",
		BaseOS: config.baseOs,
		ClusterType: config.capacity,
		ComputeInstanceType: config.computeType,
		CustomAMI: config.imageId,
		DesiredSize: String(config.initial),
		EBSVolumeId: config.volumes.map((volume) => volume.id).join(",") || "NONE",
		KeyName: config.keyName,
		MasterInstanceFamily: familyOf(config.headType),
		MasterInstanceType: config.headType,
		MasterRootVolumeSize: String(config.rootGiB),
		MasterSubnetId: config.subnetId,
		MaxSize: String(config.maximum),
		MinSize: config.keepInitial ? String(config.initial) : "0",
		Scheduler: config.scheduler,
		SharedDir: config.volumes.map((volume) => volume.dir).join(",") || "/shared",
		VPCId: config.vpcId,
	};
}

/** True for an ARN of this account: it then also finds deleted stacks. */
export function isStackId(nameOrId: string): boolean {
	return nameOrId.startsWith("arn:aws:cloudformation:") && nameOrId.includes(`:${ACCOUNT}:stack/`);
}
