import type { JobOrder, SlurmJob } from "../control/protocol.ts";
import { type Call, childOf } from "./shell.ts";
import { hostList, refusalOf, type Typed, typed } from "./slurm-format.ts";
import { LETTERS, LONG, orderFrom, textOf } from "./slurm-order.ts";
import { slurmNow } from "./slurm-tables.ts";
import { secondsOf } from "./system-programs.ts";

/** `srun`: inside a job on its nodes, else on nodes that it asks for and waits for. */
export async function srun(call: Call): Promise<number> {
	const { words, shell, err } = call;
	const asked = typed(words, LETTERS, LONG, true);
	if (asked.unknown !== undefined) {
		err(refusalOf("srun", asked.unknown));
		return 1;
	}
	if (asked.rest.length === 0) {
		err("srun: fatal: No command given to execute.\n");
		return 1;
	}
	const { job } = shell.session;
	if (job !== undefined) return await onNodes(call, asked, job.hosts, job.tasks, job.cpusPerTask, job.id);
	const [name = ""] = asked.rest;
	const seconds = 1 + (name === "sleep" ? secondsOf(asked.rest) : 0);
	const own = { name: name.split("/").at(-1) ?? "", folder: shell.folder, command: name, seconds };
	const order = await orderFrom(asked.options, call, own);
	if (typeof order === "string") {
		err(`srun: error: Unable to allocate resources: ${order}\n`);
		return 1;
	}
	return await allocated(call, asked, order);
}

/** Waits until a job of its own has its nodes, and works there. */
async function allocated(call: Call, asked: Typed, order: JobOrder): Promise<number> {
	const { err, signal } = call;
	const { session } = call.shell;
	const id = await session.account.job(session.name, textOf(order));
	let told = false;
	for (;;) {
		const job = (await slurmNow(call)).jobs.find((it) => it.id === id);
		if (job?.state === "CANCELLED") break;
		if (job?.startedAt !== undefined) {
			if (told) err(`srun: job ${id} has been allocated resources\n`);
			return await onNodes(call, asked, job.hosts, job.tasks, job.cpusPerTask, id);
		}
		if (!told) err(`srun: job ${id} queued and waiting for resources\n`);
		told = true;
		if (!signal.aborted) await session.pause();
		if (signal.aborted) {
			await session.account.cancelJob(session.name, id);
			break;
		}
	}
	err(`srun: Job allocation ${id} has been revoked\n`);
	return 1;
}

/** Runs the command once for each task, on the nodes in turn. */
async function onNodes(
	call: Call,
	{ options, rest }: Typed,
	all: readonly string[],
	ofJob: number,
	cpusPerTask: number,
	id: number,
): Promise<number> {
	const nodes = Number(options.get("nodes") ?? all.length);
	const hosts = all.slice(0, nodes);
	const tasks = Number(options.get("ntasks") ?? (options.has("nodes") ? nodes : ofJob));
	const { shell, out, err } = call;
	const sleep = shell.session.job?.sleep ?? (() => {});
	let status = 0;
	for (let task = 0; task < tasks; task++) {
		const host = hosts[Math.floor((task * hosts.length) / tasks)] ?? hosts[0];
		if (host === undefined) break;
		const job = { id, hosts: [host], tasks: 1, cpusPerTask, sleep: task === 0 ? sleep : () => {} };
		const child = childOf({ ...shell, session: { ...shell.session, job } });
		for (const [name, value] of jobVariables({
			id,
			name: "",
			hosts: all,
			tasks,
			cpusPerTask,
			folder: shell.folder,
		})) {
			child.variables.set(name, value);
		}
		child.variables.set("SLURM_PROCID", String(task));
		child.variables.set("SLURMD_NODENAME", host);
		const label = options.has("label") ? `${task}: ` : "";
		const says = (write: (text: string) => void) => (text: string) =>
			write(label === "" ? text : text.replaceAll(/^(?=[\s\S])/gm, label));
		const own = await call.script(rest.map(quoted).join(" "), child, { out: says(out), err: says(err) });
		if (own !== 0) {
			err(`srun: error: ${host}: task ${task}: Exited with exit code ${own}\n`);
			status = own;
		}
	}
	return status;
}

/** What Slurm tells a job of itself. */
export function jobVariables(
	job: Pick<SlurmJob, "id" | "name" | "hosts" | "tasks" | "cpusPerTask" | "folder">,
): [name: string, value: string][] {
	const count = String(job.hosts.length);
	return [
		["SLURM_JOB_ID", String(job.id)],
		["SLURM_JOBID", String(job.id)],
		["SLURM_JOB_NAME", job.name],
		["SLURM_JOB_NODELIST", hostList(job.hosts)],
		["SLURM_NODELIST", hostList(job.hosts)],
		["SLURM_JOB_NUM_NODES", count],
		["SLURM_NNODES", count],
		["SLURM_NTASKS", String(job.tasks)],
		["SLURM_CPUS_PER_TASK", String(job.cpusPerTask)],
		["SLURM_CPUS_ON_NODE", String(Math.ceil(job.tasks / job.hosts.length) * job.cpusPerTask)],
		["SLURM_SUBMIT_DIR", job.folder],
	];
}

function quoted(word: string): string {
	return `'${word.replaceAll("'", "'\\''")}'`;
}
