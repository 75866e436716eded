import { type ClusterFacts, majorOf } from "../cluster/facts.ts";
import { nodePrivateIp } from "../cluster/head-facts.ts";
import type { MachineNews } from "../cluster/scheduler-state.ts";
import type { SlurmJob, SlurmReport } from "./protocol.ts";

/** Logs by their names in CloudWatch. */
export type NamedLogs = Readonly<Record<string, readonly string[]>>;

/** What Slurm and pcluster's daemons log of the machines that Slurm asked for, in the words of the cluster's version. */
export function daemonLogsOf(facts: ClusterFacts, slurm: SlurmReport): NamedLogs {
	const { machineNews } = slurm;
	return {
		slurm_resume: machineNews.flatMap((news) => resumeLines(news, facts, slurm)),
		clustermgtd: [
			line(facts.createdAt, "slurm_plugin.clustermgtd:main", "INFO", "ClusterManager Startup"),
			...machineNews.flatMap((news) => managerLines(news, slurm)),
		],
		slurm_suspend: machineNews
			.filter(({ what }) => what === "taken-away")
			.map(({ at, host }) => line(at, "slurm_plugin.suspend:main", "INFO", `Suspending nodes:${host}`)),
		slurmctld: [
			`[${timeOf(facts.createdAt)}] slurmctld started on cluster parallelcluster`,
			...[
				...machineNews.map(({ at, what, host, job }) => `[${timeOf(at)}] ${controllerLine(what, host, job)}`),
				...slurm.jobs.flatMap(endLines),
			].toSorted(),
		],
	};
}

/** What a compute node writes of its own start. */
export function nodeLogsOf(facts: ClusterFacts, index: number, launchedAt: number): NamedLogs {
	return {
		"cloud-init-output": [
			`Cloud-init v. 19.3-46.amzn2 running 'init' at ${new Date(launchedAt).toUTCString()}. Up 7.94 seconds.`,
		],
		slurmd: [`[${timeOf(launchedAt)}] slurmd started on ${nodePrivateIp(facts, index)}`],
	};
}

function timeOf(at: number): string {
	return new Date(at).toISOString().slice(0, 23);
}

function controllerLine(what: MachineNews["what"], host: string, job: number | undefined): string {
	if (what === "asked") return `sched: Allocate JobId=${job ?? 0} NodeList=${host}`;
	return what === "refused"
		? `update_node: node ${host} state set to DOWN`
		: `power_save: suspending nodes ${host}`;
}

/** What slurmctld writes of a job's end. */
function endLines({ id, state, endedAt, exitCode = 0 }: SlurmJob): string[] {
	if (endedAt === undefined) return [];
	const what =
		state === "TIMEOUT"
			? `Time limit exhausted for JobId=${id}`
			: state === "CANCELLED"
				? `_slurm_rpc_kill_job: REQUEST_KILL_JOB JobId=${id} uid 1000`
				: `_job_complete: JobId=${id} WEXITSTATUS ${exitCode}`;
	return [`[${timeOf(endedAt)}] ${what}`];
}

function line(at: number, from: string, level: string, text: string): string {
	const time = new Date(at).toISOString().replace("T", " ").replace(".", ",").slice(0, 23);
	return `${time} - [${from}] - ${level} - ${text}`;
}

function resumeLines(
	{ at, what, host, job }: MachineNews,
	facts: ClusterFacts,
	slurm: SlurmReport,
): string[] {
	const newer = majorOf(facts) === 3;
	const forJob = newer && job !== undefined ? `JobID ${job} - ` : "";
	if (what === "asked") {
		return [
			line(at, "slurm_plugin.resume:main", "INFO", "ResumeProgram startup."),
			line(
				at,
				"slurm_plugin.resume:_resume",
				"INFO",
				`Launching EC2 instances for the following Slurm nodes: ${host}`,
			),
		];
	}
	if (what !== "refused") return [];
	const from = newer
		? "slurm_plugin.instance_manager:_launch_instances"
		: "slurm_plugin.common:add_instances_for_nodes";
	const refusal =
		"An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation (reached max retries: 1): " +
		`We currently do not have sufficient ${facts.config.computeType} capacity in the Availability Zone you requested ` +
		`(${slurm.zone}). Our system will be working on provisioning additional capacity.`;
	return [
		line(
			at,
			from,
			"ERROR",
			`${forJob}Encountered exception when launching instances for nodes (x1) ['${host}']: ${refusal}`,
		),
		line(at, "slurm_plugin.resume:_resume", "INFO", "Successfully launched nodes (x0) []"),
		line(
			at,
			"slurm_plugin.resume:_resume",
			"ERROR",
			`Failed to launch following nodes, setting nodes to down: (x1) ['${host}']`,
		),
	];
}

function managerLines({ at, what, host }: MachineNews, { partition }: SlurmReport): string[] {
	if (what !== "refused") return [];
	const resource = /-dy-(.*)-\d+$/.exec(host)?.[1] ?? "";
	const event = `ComputeResourceFailureEvent(timestamp=${pythonTime(at)}, error_code='InsufficientInstanceCapacity')`;
	return [
		line(
			at + 1000,
			"slurm_plugin.clustermgtd:_handle_unhealthy_dynamic_nodes",
			"INFO",
			`Setting unhealthy dynamic nodes to down and power_down: (x1) ['${host}']`,
		),
		line(
			at + 1000,
			"slurm_plugin.clustermgtd:_reset_timeout_expired_compute_resources",
			"INFO",
			`The following compute resources are in down state due to insufficient capacity: {'${partition}': {'${resource}': ${event}}}, ` +
				"compute resources will be reset after insufficient capacity timeout (600.0 seconds) expired",
		),
	];
}

function pythonTime(at: number): string {
	const [year, month, day, hour, minute, second] =
		new Date(at).toISOString().match(/\d+/g)?.map(Number) ?? [];
	return `datetime.datetime(${year}, ${month}, ${day}, ${hour}, ${minute}, ${second}, tzinfo=datetime.timezone.utc)`;
}
