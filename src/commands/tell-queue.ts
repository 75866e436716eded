import { servicesOf, type World } from "../services/services.ts";
import { lookAtSlurm, type SlurmLook } from "../slurm/look.ts";
import { JOB_TITLES, jobCells, lookSummary, nodeGroups } from "../slurm/look-words.ts";
import { waitReasonOf } from "../slurm/wait-reason.ts";
import { tableLines } from "../text/table-lines.ts";
import { withoutKeys } from "../text/without-keys.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { namedHead } from "./named-head.ts";
import type { OneAsked } from "./on-cluster.ts";

/** Tells the nodes and jobs of a cluster. */
export async function tellQueue(
	world: World,
	{ name, json }: OneAsked,
	{ version, say }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, version);
	const { cluster, head } = await namedHead(services, name, signal);
	const look = await lookAtSlurm(head, signal);
	if (json) say(JSON.stringify(queueJson(cluster, look), undefined, 2));
	else say(queueLines(look).join("\n"));
	return EXIT.done;
}

/** Nodes and jobs in lines. */
export function queueLines(look: SlurmLook): string[] {
	const jobs = look.jobs.map(jobCells);
	return [
		lookSummary(look),
		...nodeGroups(look.nodes).map(({ text }) => `  ${text}`),
		...(jobs.length === 0 ? [] : tableLines([JOB_TITLES, ...jobs])),
	];
}

/** Nodes and jobs for programs, as schemas/queue.json describes them. */
export function queueJson(
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
					? { reason: job.reason, words: waits.means, cure: withoutKeys(waits.cure), stuck: waits.isStuck }
					: null,
			};
		}),
	};
}
