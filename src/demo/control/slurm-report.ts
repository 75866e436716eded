import type { ClusterFacts } from "../cluster/facts.ts";
import { fleetOf, slurmOf } from "../cluster/fleet.ts";
import { nodePrivateIp } from "../cluster/head-facts.ts";
import { hostOf, queueOf } from "../cluster/node-names.ts";
import { inUse, processorsOf } from "../cluster/scheduler.ts";
import type { SchedulerNode } from "../cluster/scheduler-state.ts";
import { INSTANCE_TYPES } from "../world/instance-types.ts";
import type { SlurmNode, SlurmReport } from "./protocol.ts";

/** What Slurm says of a cluster now; undefined where another scheduler is at work. */
export function slurmReportOf(
	facts: ClusterFacts,
	zone: string,
	now: number,
	speed: number,
): SlurmReport | undefined {
	const { config } = facts;
	if (config.scheduler !== "slurm") return undefined;
	const { active, nodes, jobs, news } = slurmOf(facts, now, speed);
	const processors = processorsOf(facts);
	const isOff = fleetOf(facts, now, speed) !== "RUNNING" && !active;
	return {
		now,
		speed,
		active,
		partition: queueOf(config),
		processors,
		// Slurm is given what a machine has, less what its system takes.
		memoryMiB: Math.floor(
			(INSTANCE_TYPES.find(({ name }) => name === config.computeType)?.memoryMiB ?? 1024) * 0.95,
		),
		zone,
		nodes: nodes.map((node): SlurmNode => {
			return {
				host: hostOf(facts, node.index),
				state: stateOf(node, processors, isOff, now),
				used: inUse(node),
				reason:
					node.blockedUntil === undefined
						? undefined
						: "(Code:InsufficientInstanceCapacity)Failure when resuming nodes",
				address: nodePrivateIp(facts, node.index),
			};
		}),
		jobs: jobs.map(({ asked, state, reason, nodes: places, startedAt, endedAt, eligibleAt, refusals }) => {
			const hosts = places.map((index) => hostOf(facts, index));
			return { ...asked, state, reason, hosts, startedAt, endedAt, eligibleAt, refusals };
		}),
		machineNews: news,
	};
}

/** Slurm's word for a node, with its sign: `~` without a machine, `#` with one on its way, `%` with one that goes. */
function stateOf(node: SchedulerNode, processors: number, isOff: boolean, now: number): string {
	const { launchedAt, readyAt = now, goneAt, refusedAt, blockedUntil } = node;
	const used = inUse(node);
	const word =
		blockedUntil !== undefined || (isOff && launchedAt === undefined) ? "down" : workOf(used, processors);
	if (goneAt !== undefined) return `${word}%`;
	if (refusedAt !== undefined) return `${word}#`;
	if (launchedAt === undefined) return `${word}~`;
	return now < readyAt ? `${word}#` : word;
}

function workOf(used: number, processors: number): string {
	if (used === 0) return "idle";
	return used < processors ? "mixed" : "allocated";
}
