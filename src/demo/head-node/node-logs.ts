import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MachineNews } from "../cluster/scheduler-state.ts";
import type { ClusterReport, SlurmJob, SlurmReport } from "../control/protocol.ts";

const FOLDER = "var/log/parallelcluster";

/** Writes what pcluster's daemons log of the machines that Slurm asked for, in the words of its version. */
export function writeNodeLogs(report: ClusterReport, slurm: SlurmReport): void {
	const { machineNews } = slurm;
	const write = (name: string, lines: readonly string[]) => {
		const path = join(report.disk.root, FOLDER, name);
		if (lines.length > 0 || !existsSync(path)) writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
	};
	write(
		"slurm_resume.log",
		machineNews.flatMap((news) => resumeLines(news, report, slurm)),
	);
	write("../slurmctld.log", slurm.jobs.flatMap(endLines));
	write("clustermgtd", [
		line(Date.parse(report.createdAt), "slurm_plugin.clustermgtd:main", "INFO", "ClusterManager Startup"),
		...machineNews.flatMap((news) => managerLines(news, slurm)),
	]);
	write(
		"slurm_suspend.log",
		machineNews
			.filter(({ what }) => what === "taken-away")
			.map(({ at, host }) => line(at, "slurm_plugin.suspend:main", "INFO", `Suspending nodes:${host}`)),
	);
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
	return [`[${new Date(endedAt).toISOString().slice(0, 23)}] ${what}`];
}

function line(at: number, from: string, level: string, text: string): string {
	const time = new Date(at).toISOString().replace("T", " ").replace(".", ",").slice(0, 23);
	return `${time} - [${from}] - ${level} - ${text}`;
}

function resumeLines(
	{ at, what, host, job }: MachineNews,
	report: ClusterReport,
	slurm: SlurmReport,
): string[] {
	const newer = report.major === 3;
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
		`We currently do not have sufficient ${report.config.computeType} capacity in the Availability Zone you requested ` +
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
