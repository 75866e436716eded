/** Two columns of what a verb means for the bill and the data, said before it is done. */
export interface Consequences {
	readonly question: string;
	readonly ends: { readonly title: string; readonly lines: readonly string[] };
	readonly stays: { readonly title: string; readonly lines: readonly string[] };
	readonly note: string;
}

/** What `stop` ends and what goes on costing: it ends compute nodes only (seen with pcluster 2.11.9). */
export function stopConsequences(cluster: string): Consequences {
	return {
		question: `Stop the compute nodes of ${cluster}?`,
		ends: {
			title: "Ends",
			lines: [
				"the compute nodes, within some minutes, and their disks",
				"jobs that run now are lost; waiting jobs stay in the queue",
			],
		},
		stays: {
			title: "Goes on costing",
			lines: [
				"the head node, which stays on, and its disk",
				"your volumes (lsst_stack, ps1, data …)",
				"the public address; a NAT gateway if you have one",
			],
		},
		note: "To end the cost of the head node too: delete the cluster, or stop its instance in the EC2 console.",
	};
}

/** What `start` does and what it costs. */
export function startConsequences(cluster: string): Consequences {
	return {
		question: `Start the compute nodes of ${cluster} again?`,
		ends: {
			title: "Does",
			lines: ["lets Slurm start compute nodes again when jobs need them", "waiting jobs go on by themselves"],
		},
		stays: {
			title: "Costs",
			lines: ["each compute node from the moment it starts", "the head node and the disks, as before"],
		},
		note: "Nodes need some minutes to boot. A cluster with fixed nodes starts them at once.",
	};
}

/** What `delete` removes and what survives it. */
export function deleteConsequences(cluster: string, failedCreate: boolean): Consequences {
	return {
		question: failedCreate ? `Remove what is left of ${cluster}?` : `Delete the cluster ${cluster}?`,
		ends: {
			title: "Gone for good",
			lines: [
				"the head node and all compute nodes, with their disks",
				"everything in /home, and every folder that is not on a volume of yours",
				"volumes that pcluster made itself, /shared among them",
			],
		},
		stays: {
			title: "Stays, and goes on costing",
			lines: [
				"your own volumes (lsst_stack, ps1, data …) with all that is on them",
				"an EC2 instance from an earlier page of the tutorial, if it is still there",
			],
		},
		note: "Copy what you want to keep to /mnt/data first. The config file on this machine stays.",
	};
}

/** What to do on the head node the first time, after logging in: a heading and its commands. */
export interface ChecklistStep {
	readonly what: string;
	readonly commands: readonly string[];
}

/** The first login, step by step, in the tutorial's terms; each line fits 80 columns. */
export const FIRST_LOGIN: readonly ChecklistStep[] = [
	{
		what: "See that your volumes are there and not empty",
		commands: ["df -h /mnt/*", "ls /mnt/lsst_stack /mnt/ps1"],
	},
	{
		what: "Switch the LSST software on (in older installations: loadlsst.bash)",
		commands: ["source /mnt/lsst_stack/loadLSST.bash", "setup lsst_distrib"],
	},
	{
		what: "Once only: have that done at each login, on the nodes too",
		commands: ["echo 'source /mnt/lsst_stack/loadLSST.bash' >> ~/.bashrc"],
	},
	{
		what: "See the nodes and try two; the first job waits while they boot",
		commands: ["sinfo", "srun -N 2 hostname"],
	},
	{
		what: "Keep results on /mnt/data: /home goes when the cluster is deleted",
		commands: ["exit"],
	},
];
