import { INSTANCE_TYPES } from "../world/instance-types.ts";
import type { ClusterFacts, DemoJob } from "./facts.ts";
import { hostOf } from "./node-names.ts";
import type {
	FleetSpan,
	JobState,
	MachineNews,
	Scheduler,
	SchedulerJob,
	SchedulerNode,
} from "./scheduler-state.ts";

/** Seconds at the demo's own pace, of minutes in truth. */
export const BOOT_S = 6;
/** How long a dynamic node stays without work (ScaledownIdletime, 10 min in truth). */
const IDLE_S = 60;
const POWER_DOWN_S = 3;
/** Until EC2 has refused a machine. */
const REFUSED_S = 4;
/** How long a node is kept from jobs after that (insufficient_capacity_timeout, 10 min in truth). */
const BLOCKED_S = 25;
/** A job that lost its nodes waits so long before it is looked at again. */
const REQUEUED_S = 5;
/** After so many Slurm holds it (max_batch_requeue). */
const MOST_REFUSALS = 5;
/** So many are kept. */
const MOST_NEWS = 100;

/** Processors of each compute node. */
export function processorsOf(facts: ClusterFacts): number {
	return INSTANCE_TYPES.find(({ name }) => name === facts.config.computeType)?.vcpus ?? 1;
}

/**
 * Slurm and pcluster's daemons, played from the first node to `now`: jobs in their order, machines that come when a job
 * needs them and go when none does.
 */
export function schedulerOf(
	facts: ClusterFacts,
	spans: readonly FleetSpan[],
	now: number,
	speed: number,
): Scheduler {
	const { maximum, initial, keepInitial } = facts.config;
	const ms = (seconds: number) => (seconds * 1000) / speed;
	const processors = processorsOf(facts);
	const nodes = Array.from({ length: Math.max(maximum, initial) }, (_, index) => newNode(index));
	const jobs: SchedulerJob[] = [];
	const fixed = keepInitial ? initial : 0;
	const news: MachineNews[] = [];
	let span: FleetSpan | undefined;
	let time = Number.NEGATIVE_INFINITY;

	const tell = (what: MachineNews["what"], { index }: SchedulerNode, job?: number) => {
		news.push({ at: time, what, host: hostOf(facts, index), index, job });
		if (news.length > MOST_NEWS) news.shift();
	};
	const launch = (node: SchedulerNode, job?: number) => {
		tell("asked", node, job);
		if (facts.scarce === true && node.index === nodes.length - 1 && node.index >= fixed) {
			node.refusedAt = time + ms(REFUSED_S);
			return;
		}
		node.launchedAt = time;
		node.readyAt = time + ms(BOOT_S);
		node.idleSince = node.readyAt;
	};
	const free = (job: SchedulerJob) => {
		for (const index of job.nodes) {
			const node = nodes[index];
			if (!node) continue;
			node.used.delete(job.asked.id);
			if (node.used.size === 0) node.idleSince = Math.max(time, node.readyAt ?? time);
		}
	};
	const requeue = (job: SchedulerJob) => {
		free(job);
		Object.assign(job, { state: "PENDING", nodes: [], allocatedAt: undefined, startedAt: undefined });
		job.eligibleAt = time + ms(REQUEUED_S);
	};
	const end = (job: SchedulerJob, state: JobState) => {
		free(job);
		Object.assign(job, { state, endedAt: time, reason: "None" });
	};
	const working = () => jobs.filter(({ state }) => state === "CONFIGURING" || state === "RUNNING");

	const switchFleet = () => {
		const current = spans.find(({ from, to }) => from <= time && (to === undefined || time < to));
		if (current === span) return;
		for (const job of working()) requeue(job);
		for (const node of nodes) {
			const gone = span?.goneAt ?? time;
			Object.assign(node, newNode(node.index), node.launchedAt !== undefined && { ...node, goneAt: gone });
			node.used.clear();
		}
		span = current;
		if (span === undefined) return;
		for (const node of nodes.slice(0, initial)) {
			Object.assign(node, newNode(node.index));
			launch(node);
		}
	};
	const refuse = (node: SchedulerNode) => {
		tell("refused", node, [...node.used.keys()][0]);
		node.refusedAt = undefined;
		node.blockedUntil = time + ms(BLOCKED_S);
		for (const job of working().filter(({ nodes: own }) => own.includes(node.index))) {
			const begun = nodes.filter(
				({ launchedAt }) => launchedAt !== undefined && launchedAt === job.allocatedAt,
			);
			requeue(job);
			job.refusals++;
			for (const other of begun) if (other.used.size === 0) Object.assign(other, newNode(other.index));
		}
	};
	const moveNodes = () => {
		for (const node of nodes) {
			if (reached(node.refusedAt)) refuse(node);
			if (reached(node.blockedUntil)) node.blockedUntil = undefined;
			if (reached(node.goneAt)) Object.assign(node, newNode(node.index));
			const leaves = span !== undefined && node.index >= fixed && node.goneAt === undefined;
			if (leaves && node.used.size === 0 && reached(lastsUntil(node))) {
				tell("taken-away", node);
				node.goneAt = time + ms(POWER_DOWN_S);
			}
		}
	};
	const moveJobs = () => {
		for (const job of jobs) {
			if (job.endedAt !== undefined) continue;
			const { asked } = job;
			if (reached(asked.cancelledAt)) end(job, "CANCELLED");
			else if (job.state === "CONFIGURING" && job.nodes.every((index) => reached(nodes[index]?.readyAt))) {
				job.state = "RUNNING";
				job.startedAt = time;
			} else if (reached(endOf(job))) end(job, endStateOf(asked));
		}
	};
	const schedule = () => {
		let held = false;
		for (const job of jobs.filter(({ state }) => state === "PENDING")) {
			if (job.refusals >= MOST_REFUSALS) job.reason = "JobHoldMaxRequeue";
			else if (span === undefined) job.reason = "PartitionInactive";
			else if (time < job.eligibleAt) job.reason = "BeginTime";
			else if (held) job.reason = "Priority";
			else {
				job.reason = allocate(job);
				held = job.reason === "Resources";
			}
		}
	};
	/** Gives the job its nodes; else why not. */
	const allocate = (job: SchedulerJob): string => {
		const each = Math.ceil(job.asked.tasks / job.asked.nodes) * job.asked.cpusPerTask;
		const open = nodes.filter(
			({ blockedUntil, goneAt }) => blockedUntil === undefined && goneAt === undefined,
		);
		const down = nodes.filter(({ blockedUntil }) => blockedUntil !== undefined);
		if (nodes.length - down.length < job.asked.nodes) {
			return `ReqNodeNotAvail, UnavailableNodes:${down.map(({ index }) => hostOf(facts, index)).join(",")}`;
		}
		const fit = open
			.filter((node) => inUse(node) + each <= processors)
			.toSorted((a, b) => Number(b.launchedAt !== undefined) - Number(a.launchedAt !== undefined));
		if (fit.length < job.asked.nodes) return "Resources";
		const chosen = fit.slice(0, job.asked.nodes);
		for (const node of chosen) {
			if (node.launchedAt === undefined && node.refusedAt === undefined) launch(node, job.asked.id);
			node.used.set(job.asked.id, each);
			node.idleSince = undefined;
		}
		job.nodes = chosen.map(({ index }) => index).toSorted((a, b) => a - b);
		job.state = "CONFIGURING";
		job.allocatedAt = time;
		return "None";
	};

	const lastsUntil = (node: SchedulerNode) =>
		node.idleSince === undefined || node.launchedAt === undefined ? undefined : node.idleSince + ms(IDLE_S);
	const endOf = ({ startedAt, asked }: SchedulerJob) =>
		startedAt === undefined
			? undefined
			: startedAt + ms(Math.min(asked.seconds, asked.limitSeconds ?? asked.seconds));
	const reached = (at: number | undefined) => at !== undefined && at <= time;

	/** All moments at which something changes by itself or was asked for. */
	const moments = () => [
		...spans.flatMap(({ from, to }) => [from, to]),
		...facts.jobs.flatMap(({ at, beginAt, cancelledAt }) => [at, beginAt, cancelledAt]),
		...jobs.flatMap((job) => [job.eligibleAt, endOf(job)]),
		...nodes.flatMap((node) => [
			node.readyAt,
			node.goneAt,
			node.refusedAt,
			node.blockedUntil,
			lastsUntil(node),
		]),
	];
	for (;;) {
		const coming = moments()
			.filter((at) => at !== undefined)
			.filter((at) => at > time);
		const next = Math.min(...coming, Number.POSITIVE_INFINITY);
		if (next > now) break;
		time = next;
		for (const asked of facts.jobs) if (asked.at === time) jobs.push(newJob(asked));
		switchFleet();
		moveJobs();
		moveNodes();
		schedule();
		// A job whose nodes are there already begins at once.
		moveJobs();
	}
	return { active: span !== undefined, nodes, jobs, news };
}

/** Processors of a node that jobs have taken. */
export function inUse(node: SchedulerNode): number {
	return [...node.used.values()].reduce((sum, count) => sum + count, 0);
}

function endStateOf({ exitCode = 0, seconds, limitSeconds = seconds }: DemoJob): JobState {
	if (seconds > limitSeconds) return "TIMEOUT";
	return exitCode === 0 ? "COMPLETED" : "FAILED";
}

function newJob(asked: DemoJob): SchedulerJob {
	const none = { allocatedAt: undefined, startedAt: undefined, endedAt: undefined };
	const eligibleAt = asked.beginAt ?? asked.at;
	return { asked, state: "PENDING", reason: "None", nodes: [], ...none, eligibleAt, refusals: 0 };
}

function newNode(index: number): SchedulerNode {
	const none = { launchedAt: undefined, readyAt: undefined, idleSince: undefined, goneAt: undefined };
	return { index, ...none, refusedAt: undefined, blockedUntil: undefined, used: new Map() };
}
