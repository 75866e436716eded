import { headNodeOf } from "../login/head-node.ts";
import { clusterNamed } from "../services/clusters-at-hand.ts";
import { servicesOf, type World } from "../services/services.ts";
import { lookAtSlurm, type SlurmLook } from "../slurm/look.ts";
import { JOB_TITLES, jobCells, lookSummary, nodeGroups } from "../slurm/look-words.ts";
import { waitReasonOf } from "../slurm/wait-reason.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { refuseNow } from "./refuse-now.ts";
import { tableLines } from "./table-lines.ts";

/** Tells the nodes and jobs of a cluster. */
export async function tellQueue(
	world: World,
	{ name, json }: { readonly name: string | undefined; readonly json: true | undefined },
	{ version, say }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const { engine, cluster, target } = await clusterNamed(servicesOf(world, version), name, signal);
	refuseNow(cluster, "ssh");
	const look = await lookAtSlurm(headNodeOf(world.ports, engine, target, cluster.stackId), signal);
	if (json) say(JSON.stringify(queueJson(cluster, look), undefined, 2));
	else {
		say(`${cluster.name} in ${cluster.region}. ${lookSummary(look)}`);
		for (const { text } of nodeGroups(look.nodes)) say(`  ${text}`);
		if (look.jobs.length > 0)
			for (const line of tableLines([JOB_TITLES, ...look.jobs.map(jobCells)])) say(line);
	}
	return EXIT.done;
}

/** Nodes and jobs for programs, as schemas/queue.json describes them. */
function queueJson(
	{ name, region }: { name: string; region: string },
	{ user, nodes, jobs }: SlurmLook,
): object {
	return {
		...{ name, region, user },
		nodes: nodes.map(({ state, cores = null, reason = null, ...node }) => ({
			...{ name: node.name, queues: node.queues, state: state.code, kind: state.kind, words: state.means },
			...{ cores, reason },
		})),
		jobs: jobs.map(({ state, start = null, ...job }) => {
			const waits = state.kind === "waiting" ? waitReasonOf(job.reason) : undefined;
			return {
				...{ id: job.id, name: job.name, user: job.user, queue: job.queue },
				...{ state: state.code, kind: state.kind, words: state.means },
				...{ nodes: job.nodes, cores: job.cores, where: job.where, time: job.time, limit: job.limit, start },
				waits: waits
					? { reason: job.reason, words: waits.means, cure: waits.cure, stuck: waits.isStuck }
					: null,
			};
		}),
	};
}
