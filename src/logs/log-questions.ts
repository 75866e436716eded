/** A log, under its name in CloudWatch and where it lies on the machine that writes it. */
export interface LogFile {
	/** The last part of its stream's name. */
	readonly name: string;
	readonly path: string;
}

/** Something that logs answer. */
export interface LogQuestion {
	/** The word for it on the command line. */
	readonly which: "nodes" | "gone" | "setup" | "slurm" | "system" | "node";
	readonly asks: string;
	/** Of every version; what a cluster has of them is shown in this order. Of `node` they lie on the node itself. */
	readonly files: readonly LogFile[];
}

/** pcluster's daemons on the head node write there: from 2.9 on the first two, before those of a queue of messages. */
const CLUSTERMGTD = file("clustermgtd", "/var/log/parallelcluster/clustermgtd");
const SLURM_RESUME = file("slurm_resume", "/var/log/parallelcluster/slurm_resume.log");
const SQSWATCHER = file("sqswatcher", "/var/log/sqswatcher");
const JOBWATCHER = file("jobwatcher", "/var/log/jobwatcher");

const CFN_INIT = file("cfn-init", "/var/log/cfn-init.log");
const CLOUD_INIT = file("cloud-init", "/var/log/cloud-init.log");
const CLOUD_INIT_OUTPUT = file("cloud-init-output", "/var/log/cloud-init-output.log");
const CHEF_CLIENT = file("chef-client", "/var/log/chef-client.log");

/** What tells why nodes do not start. */
export const NODE_START_FILES: readonly LogFile[] = [CLUSTERMGTD, SLURM_RESUME, SQSWATCHER, JOBWATCHER];

/** What a compute node writes on its own disk. */
export const NODE_FILES: readonly LogFile[] = [
	CLOUD_INIT_OUTPUT,
	CFN_INIT,
	CHEF_CLIENT,
	file("bootstrap_error_msg", "/var/log/parallelcluster/bootstrap_error_msg"),
	file("nodewatcher", "/var/log/nodewatcher"),
	file("computemgtd", "/var/log/parallelcluster/computemgtd"),
	file("slurmd", "/var/log/slurmd.log"),
];

/** Names and places are those of the cookbooks from 2.6 to 3.16, which the releases between have not changed. */
export const LOG_QUESTIONS: readonly LogQuestion[] = [
	{ which: "nodes", asks: "Why did my node not start?", files: NODE_START_FILES },
	{
		which: "gone",
		asks: "Why did a node go away?",
		files: [CLUSTERMGTD, SQSWATCHER, file("slurm_suspend", "/var/log/parallelcluster/slurm_suspend.log")],
	},
	{
		which: "setup",
		asks: "How was the head node made?",
		files: [CLOUD_INIT, CLOUD_INIT_OUTPUT, CFN_INIT, CHEF_CLIENT],
	},
	{ which: "slurm", asks: "What does Slurm say?", files: [file("slurmctld", "/var/log/slurmctld.log")] },
	{
		which: "system",
		asks: "What does its system say?",
		files: [file("system-messages", "/var/log/messages"), file("syslog", "/var/log/syslog")],
	},
	{ which: "node", asks: "A node's own log", files: NODE_FILES },
];

function file(name: string, path: string): LogFile {
	return { name, path };
}

/** The names of its logs, as one reads them. */
export function filesOf({ files }: LogQuestion): string {
	return files.map(({ name }) => name).join(", ");
}
