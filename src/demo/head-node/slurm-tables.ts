import type { SlurmJob, SlurmNode, SlurmReport } from "../control/protocol.ts";
import { settle } from "./job-work.ts";
import { fresh } from "./session.ts";
import type { Call } from "./shell.ts";
import {
	type Columns,
	formatted,
	hostList,
	hostsIn,
	refusalOf,
	spanOf,
	timeOf,
	typed,
} from "./slurm-format.ts";

/** Slurm forgets a job so long after its end (MinJobAge), seconds at the demo's own pace. */
const KEPT_S = 300;

/** Slurm's short words for the states of a job. */
const JOB_CODES = {
	PENDING: "PD",
	CONFIGURING: "CF",
	RUNNING: "R",
	COMPLETED: "CD",
	FAILED: "F",
	CANCELLED: "CA",
	TIMEOUT: "TO",
} as const;

/** Slurm as it is now; undefined on a machine that the demo has forgotten. */
export async function slurmNow({ shell: { session } }: Call): Promise<SlurmReport> {
	const { slurm } = await fresh(session);
	if (slurm === undefined) throw new Error("There is no Slurm here.");
	// Whoever hears of a job's end finds all that it has said.
	if (session.job === undefined) await settle(session);
	return slurm;
}

/** The jobs that Slurm still remembers. */
export function knownJobs({ jobs, now, speed }: SlurmReport): SlurmJob[] {
	return jobs.filter(({ endedAt }) => endedAt === undefined || ((now - endedAt) * speed) / 1000 < KEPT_S);
}

const NODE_FORMAT = "%9P %.5a %.10l %.6D %.6t %N";
const NODES_FORMAT = "%10N %.6D %9P %6t";
const NODE_TITLES: Columns = {
	N: "NODELIST",
	P: "PARTITION",
	R: "PARTITION",
	a: "AVAIL",
	l: "TIMELIMIT",
	D: "NODES",
	t: "STATE",
	T: "STATE",
	c: "CPUS",
	C: "CPUS(A/I/O/T)",
	m: "MEMORY",
	E: "REASON",
	H: "TIMESTAMP",
	u: "USER",
	n: "HOSTNAMES",
	o: "NODE_ADDR",
	G: "GRES",
	f: "AVAIL_FEATURES",
	z: "S:C:T",
};

/** `sinfo`: the nodes, those of one state in one row, or each in its own (`-N`). */
export async function sinfo(call: Call): Promise<number> {
	const { out, err } = call;
	const letters = {
		h: "noheader",
		N: "Node",
		o: "format=",
		p: "partition=",
		t: "states=",
		n: "nodes=",
		a: "all",
		R: "list-reasons",
	};
	const { options, unknown } = typed(call.words, letters);
	if (unknown !== undefined) {
		err(refusalOf("sinfo", unknown));
		return 1;
	}
	const slurm = await slurmNow(call);
	const reasons = options.has("list-reasons");
	const usual = reasons ? "%20E %9u %19H %N" : options.has("Node") ? NODES_FORMAT : NODE_FORMAT;
	const format = options.get("format") ?? usual;
	const states = options.get("states")?.toLowerCase().split(",");
	const hosts = options.has("nodes") ? hostsIn(options.get("nodes") ?? "") : undefined;
	const nodes = slurm.nodes.filter(
		({ host, state, reason }) =>
			(hosts === undefined || hosts.includes(host)) &&
			(!reasons || reason !== undefined) &&
			(states === undefined ||
				states.some((it) => it === shortOf(state).replace(/\W$/, "") || it === state.replace(/\W$/, ""))) &&
			(options.get("partition") ?? slurm.partition) === slurm.partition,
	);
	if (!options.has("noheader")) out(`${formatted(format, NODE_TITLES)}\n`);
	for (const group of options.has("Node") ? nodes.map((node) => [node]) : grouped(nodes, format, slurm)) {
		out(`${formatted(format, nodeColumns(group, slurm))}\n`);
	}
	return 0;
}

/** Nodes that look the same but for their names, together. */
function grouped(nodes: readonly SlurmNode[], format: string, slurm: SlurmReport): SlurmNode[][] {
	const groups = new Map<string, SlurmNode[]>();
	for (const node of nodes) {
		const { N: _, ...same } = nodeColumns([node], slurm);
		const { n: __, o: ___, ...others } = same;
		const look = formatted(format, /%\.?\d*[no]/.test(format) ? same : { ...others, t: node.state });
		groups.set(look, [...(groups.get(look) ?? []), node]);
	}
	return [...groups.values()];
}

function nodeColumns(nodes: readonly SlurmNode[], slurm: SlurmReport): Columns {
	const [first] = nodes;
	const state = first?.state ?? "";
	const used = nodes.reduce((sum, node) => sum + node.used, 0);
	const all = nodes.length * slurm.processors;
	return {
		N: hostList(nodes.map(({ host }) => host)),
		n: first?.host ?? "",
		o: first?.address ?? "",
		P: `${slurm.partition}*`,
		R: slurm.partition,
		a: slurm.active ? "up" : "inact",
		l: "infinite",
		D: String(nodes.length),
		t: shortOf(state),
		T: state,
		c: String(slurm.processors),
		C: `${used}/${all - used}/0/${all}`,
		m: String(slurm.memoryMiB),
		E: first?.reason ?? "none",
		H: first?.reason === undefined ? "Unknown" : timeOf(slurm.now),
		u: first?.reason === undefined ? "Unknown" : "root",
		G: "(null)",
		f: "dynamic",
		z: `${slurm.processors}:1:1`,
	};
}

function shortOf(state: string): string {
	return state.replace("allocated", "alloc").replace("mixed", "mix");
}

const JOB_FORMAT = "%.18i %.9P %.8j %.8u %.2t %.10M %.6D %R";
const JOB_TITLES: Columns = {
	i: "JOBID",
	A: "JOBID",
	P: "PARTITION",
	j: "NAME",
	u: "USER",
	t: "ST",
	T: "STATE",
	M: "TIME",
	l: "TIME_LIMIT",
	L: "TIME_LEFT",
	D: "NODES",
	C: "CPUS",
	R: "NODELIST(REASON)",
	N: "NODELIST",
	r: "REASON",
	S: "START_TIME",
	e: "END_TIME",
	V: "SUBMIT_TIME",
	o: "COMMAND",
	k: "COMMENT",
	Z: "WORK_DIR",
	q: "QOS",
	a: "ACCOUNT",
	Q: "PRIORITY",
};

/** `squeue`: the jobs that wait and run, and with `-t all` those that ended a while ago. */
export async function squeue(call: Call): Promise<number> {
	const { out, err, shell } = call;
	const letters = {
		h: "noheader",
		o: "format=",
		j: "jobs=",
		u: "user=",
		t: "states=",
		p: "partition=",
		n: "name=",
		a: "all",
		l: "long",
	};
	const { options, unknown } = typed(call.words, letters, ["me"]);
	if (unknown !== undefined) {
		err(refusalOf("squeue", unknown));
		return 1;
	}
	const slurm = await slurmNow(call);
	const known = knownJobs(slurm);
	const numbers = options.get("jobs")?.split(",").map(Number);
	if (numbers?.length === 1 && !known.some(({ id }) => id === numbers[0])) {
		err("slurm_load_jobs error: Invalid job id specified\n");
		return 1;
	}
	const { user } = shell.session.report;
	const states = (options.get("states") ?? "PD,CF,R").toUpperCase().split(",");
	const wanted = known.filter(
		({ id, name, state }) =>
			(numbers === undefined || numbers.includes(id)) &&
			(options.get("name") ?? name).split(",").includes(name) &&
			(options.get("user") ?? user).split(",").includes(user) &&
			(options.get("partition") ?? slurm.partition) === slurm.partition &&
			states.some((it) => it === "ALL" || it === state || it === JOB_CODES[state]),
	);
	const format = options.get("format") ?? JOB_FORMAT;
	if (!options.has("noheader")) out(`${formatted(format, JOB_TITLES)}\n`);
	const rank = ({ state }: SlurmJob) => ["PENDING", "CONFIGURING", "RUNNING"].indexOf(state) + 1 || 9;
	for (const job of wanted.toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)) {
		out(`${formatted(format, jobColumns(job, slurm, user))}\n`);
	}
	return 0;
}

function jobColumns(job: SlurmJob, slurm: SlurmReport, user: string): Columns {
	const { id, hosts, reason, startedAt, endedAt, limitSeconds, state } = job;
	const waits = state === "PENDING";
	const ran = startedAt === undefined ? 0 : ((endedAt ?? slurm.now) - startedAt) / 1000;
	const limit = limitSeconds === undefined ? "UNLIMITED" : spanOf(limitSeconds);
	return {
		i: String(id),
		A: String(id),
		P: slurm.partition,
		j: job.name,
		u: user,
		t: JOB_CODES[state],
		T: state,
		M: spanOf(ran),
		l: limit,
		L: limitSeconds === undefined ? limit : spanOf(limitSeconds - ran),
		D: String(job.nodes),
		C: String(processorsFor(job)),
		R: waits ? `(${reason})` : hostList(hosts),
		N: hostList(hosts),
		r: reason,
		S: timeOf(waits && reason === "BeginTime" ? job.eligibleAt : startedAt),
		e: timeOf(endedAt),
		V: timeOf(job.at),
		o: job.command === "" ? "(null)" : job.command,
		k: job.comment ?? "(null)",
		Z: job.folder,
		q: "normal",
		a: "(null)",
		Q: String(4_294_901_760 - id),
	};
}

/** Processors that a job takes on all of its nodes. */
export function processorsFor({ nodes, tasks, cpusPerTask }: SlurmJob): number {
	return Math.max(nodes, tasks * cpusPerTask);
}
