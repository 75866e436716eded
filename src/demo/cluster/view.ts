import { ACCOUNT } from "../world/ids.ts";
import type { DemoMachine, DemoRegion } from "../world/things.ts";
import type { DemoEvent } from "./change.ts";
import { historyOf } from "./events.ts";
import { type ClusterFacts, madeBy } from "./facts.ts";
import { nodesOf } from "./fleet.ts";
import { headIdOf, headPrivateIp, headPublicIp, nodePrivateIp, nodePublicIp } from "./head-facts.ts";
import { nestedIdOf, nestedNameOf } from "./names.ts";
import { STACK_TYPE } from "./plan.ts";
import { planOf, releaseOf } from "./releases.ts";

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
	readonly updatedAt: number | undefined;
	readonly deletedAt: number | undefined;
	/** Oldest first. */
	readonly events: readonly DemoEvent[];
	/** Logical ids and types that its template declares. */
	readonly declared: readonly { readonly id: string; readonly type: string }[];
}

/** All stacks that a cluster has or had at `now`, its own first. */
export function stacksOf(facts: ClusterFacts, now: number, speed: number): DemoStack[] {
	const history = historyOf(facts, now, speed);
	const plan = planOf(facts);
	const parts = ["", ...plan.filter((it) => it.type === STACK_TYPE).map((it) => it.id)];
	return parts.flatMap((logicalId) => {
		const name = nestedNameOf(facts, logicalId);
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
				updatedAt: own.findLast((event) => event.status === "UPDATE_IN_PROGRESS")?.at,
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
	if (stack.logicalId !== "" || !/^CREATE_COMPLETE$|^UPDATE_/.test(stack.status)) return [];
	return releaseOf(stack.facts).outputs(stack.facts);
}

/** The cluster's instances as EC2 shows them, with their version's tags. */
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
	const release = releaseOf(facts);
	const tags = { head: release.machineTags(facts, "head"), compute: release.machineTags(facts, "compute") };
	const head = headOf(facts, now, speed);
	const machines: DemoMachine[] = [];
	if (head !== undefined) {
		machines.push({
			...base,
			id: headIdOf(facts),
			type: facts.config.headType,
			state: head.state,
			privateIp: headPrivateIp(facts),
			publicIp: headPublicIp(facts, now),
			launchedAt: new Date(head.launchedAt),
			tags: tags.head,
		});
	}
	for (const node of nodesOf(facts, now, speed)) {
		machines.push({
			...base,
			id: node.id,
			type: facts.config.computeType,
			state: node.state,
			privateIp: nodePrivateIp(facts, node.index),
			publicIp: subnet?.publicIpOnLaunch ? nodePublicIp(facts, node.index) : undefined,
			spot: facts.config.capacity === "spot",
			launchedAt: new Date(node.launchedAt),
			tags: tags.compute,
		});
	}
	return machines;
}

interface DemoHead {
	readonly state: "pending" | "running" | "stopping" | "stopped" | "shutting-down";
	readonly launchedAt: number;
}

/** How long a machine takes to come up and to go down, milliseconds at the demo's own pace. */
const POWER_MS = 2500;

/** The head node, from the moment CloudFormation asks for it until it is gone; undefined before and after. */
export function headOf(facts: ClusterFacts, now: number, speed: number): DemoHead | undefined {
	const release = releaseOf(facts);
	// AWS refuses to make it: any other trouble is the machine's own, which is there meanwhile.
	if (facts.trouble === "vcpu-limit") return undefined;
	const events = historyOf(facts, now, speed).filter((event) => event.logicalId === release.headId);
	const [begun, newest] = [events[0], events.at(-1)];
	if (begun === undefined || newest === undefined || newest.status === "DELETE_COMPLETE") return undefined;
	if (newest.status === "DELETE_IN_PROGRESS") return { state: "shutting-down", launchedAt: begun.at };
	const last = madeBy(now, facts.head).at(-1);
	const since = last?.at ?? begun.at;
	const there = (now - since) * speed >= POWER_MS;
	if (last?.wanted === "STOPPED") return { state: there ? "stopped" : "stopping", launchedAt: begun.at };
	return { state: there ? "running" : "pending", launchedAt: since };
}

/** True for an ARN of this account: it then also finds deleted stacks. */
export function isStackId(nameOrId: string): boolean {
	return nameOrId.startsWith("arn:aws:cloudformation:") && nameOrId.includes(`:${ACCOUNT}:stack/`);
}
