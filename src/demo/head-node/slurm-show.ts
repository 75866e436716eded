import type { SlurmJob, SlurmNode, SlurmReport } from "../control/protocol.ts";
import { headHostOf } from "./session.ts";
import type { Call } from "./shell.ts";
import { hostList, hostsIn, spanOf, timeOf } from "./slurm-format.ts";
import { knownJobs, processorsFor, slurmNow } from "./slurm-tables.ts";

/** `scontrol show job`, `node`, `partition` and `hostnames`, and what tells that it is there. */
export async function scontrol(call: Call): Promise<number> {
	const { out, err, shell } = call;
	const words = call.words.filter((word) => !word.startsWith("-"));
	const [verb, what = "", name] = words[1]?.includes("=") ? [words[0], ...words[1].split("=")] : words;
	const slurm = await slurmNow(call);
	if (verb === "ping") {
		out(`Slurmctld(primary) at ${headHostOf(shell.session.report)} is UP\n`);
		return 0;
	}
	if (verb !== "show") {
		err(`scontrol: error: the demo knows scontrol show, not ${verb ?? "a call without words"}\n`);
		return 1;
	}
	const one = call.words.some((word) => word === "-o" || word === "--oneliner");
	const told = (blocks: readonly string[]) => {
		for (const block of blocks) out(one ? `${block.replaceAll(/\n\s*/g, " ")}\n` : `${block}\n\n`);
		return 0;
	};
	if (/^hostn/.test(what)) {
		out(
			hostsIn(name ?? shell.variables.get("SLURM_JOB_NODELIST") ?? "")
				.map((host) => `${host}\n`)
				.join(""),
		);
		return 0;
	}
	if (/^job/.test(what)) {
		const jobs = knownJobs(slurm).filter(({ id }) => name === undefined || id === Number(name));
		if (jobs.length > 0) return told(jobs.map((job) => jobBlock(job, slurm, call)));
		if (name === undefined) return out("No jobs in the system\n") ?? 0;
		err("slurm_load_jobs error: Invalid job id specified\n");
		return 1;
	}
	if (/^node/.test(what)) {
		const hosts = name === undefined ? undefined : hostsIn(name);
		const nodes = slurm.nodes.filter(({ host }) => hosts === undefined || hosts.includes(host));
		if (nodes.length > 0) return told(nodes.map((node) => nodeBlock(node, slurm)));
		out(`Node ${name} not found\n`);
		return 1;
	}
	if (/^part/.test(what)) return told([partitionBlock(slurm)]);
	err(`scontrol: error: the demo shows jobs, nodes, partitions and hostnames, not ${what}\n`);
	return 1;
}

function jobBlock(job: SlurmJob, slurm: SlurmReport, { shell }: Call): string {
	const { id, state, startedAt, endedAt, hosts, limitSeconds, folder, exitCode = 0 } = job;
	const { user } = shell.session.report;
	const ran = startedAt === undefined ? 0 : ((endedAt ?? slurm.now) - startedAt) / 1000;
	const cpus = processorsFor(job);
	const hostsList = hosts.length === 0 ? "(null)" : hostList(hosts);
	const isBatch = job.output !== "";
	return [
		`JobId=${id} JobName=${job.name}`,
		`UserId=${user}(1000) GroupId=${user}(1000) MCS_label=N/A`,
		`Priority=${4_294_901_760 - id} Nice=0 Account=(null) QOS=(null)`,
		`JobState=${state} Reason=${job.reason} Dependency=(null)`,
		`Requeue=1 Restarts=${job.refusals} BatchFlag=${Number(isBatch)} Reboot=0 ExitCode=${state === "FAILED" ? exitCode : 0}:0`,
		`RunTime=${spanOf(ran, true)} TimeLimit=${limitSeconds === undefined ? "UNLIMITED" : spanOf(limitSeconds, true)} TimeMin=N/A`,
		`SubmitTime=${timeOf(job.at)} EligibleTime=${timeOf(job.eligibleAt)}`,
		`AccrueTime=${timeOf(job.eligibleAt)}`,
		`StartTime=${timeOf(startedAt, "Unknown")} EndTime=${timeOf(endedAt, "Unknown")} Deadline=N/A`,
		`Partition=${slurm.partition} AllocNode:Sid=${headHostOf(shell.session.report)}:4242`,
		"ReqNodeList=(null) ExcNodeList=(null)",
		`NodeList=${hostsList}`,
		...(hosts[0] === undefined ? [] : [`BatchHost=${hosts[0]}`]),
		`NumNodes=${job.nodes} NumCPUs=${cpus} NumTasks=${job.tasks} CPUs/Task=${job.cpusPerTask} ReqB:S:C:T=0:0:*:*`,
		`TRES=cpu=${cpus},node=${job.nodes},billing=${cpus}`,
		`Command=${job.command === "" ? "(null)" : job.command}`,
		`WorkDir=${folder}`,
		...(isBatch ? [`StdErr=${job.errors}`, "StdIn=/dev/null", `StdOut=${job.output}`] : []),
	].join("\n   ");
}

/** The words that Slurm's signs stand for. */
const SIGNS: Readonly<Record<string, string>> = {
	"~": "+POWERED_DOWN",
	"#": "+POWERING_UP",
	"%": "+POWERING_DOWN",
};

function nodeBlock({ host, state, used, reason, address }: SlurmNode, slurm: SlurmReport): string {
	const [, word = "", sign = ""] = /^(\w+)(\W?)$/.exec(state) ?? [];
	return [
		`NodeName=${host} CoresPerSocket=1`,
		`CPUAlloc=${used} CPUEfctv=${slurm.processors} CPUTot=${slurm.processors} CPULoad=N/A`,
		"AvailableFeatures=dynamic",
		`NodeAddr=${sign === "~" ? host : address} NodeHostName=${host}`,
		`RealMemory=${slurm.memoryMiB} AllocMem=0 FreeMem=N/A Sockets=${slurm.processors} Boards=1`,
		`State=${word.toUpperCase()}+CLOUD${SIGNS[sign] ?? ""} ThreadsPerCore=1 TmpDisk=0 Weight=1000 Owner=N/A MCS_label=N/A`,
		`Partitions=${slurm.partition}`,
		...(reason === undefined ? [] : [`Reason=${reason} [root@${timeOf(slurm.now)}]`]),
	].join("\n   ");
}

function partitionBlock({ partition, active, nodes, processors }: SlurmReport): string {
	return [
		`PartitionName=${partition}`,
		"AllowGroups=ALL AllowAccounts=ALL AllowQos=ALL",
		"AllocNodes=ALL Default=YES QoS=N/A",
		`MaxNodes=UNLIMITED MaxTime=UNLIMITED MinNodes=0 LLN=NO MaxCPUsPerNode=UNLIMITED`,
		`Nodes=${hostList(nodes.map(({ host }) => host))}`,
		`State=${active ? "UP" : "INACTIVE"} TotalCPUs=${nodes.length * processors} TotalNodes=${nodes.length}`,
	].join("\n   ");
}
