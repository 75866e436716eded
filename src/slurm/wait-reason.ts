/** Why a job waits, in plain words. */
export interface WaitReason {
	readonly means: string;
	/** What to do about it. */
	readonly cure: string;
	/** True where waiting alone will not help. */
	readonly isStuck: boolean;
}

/** Signs at the beginning of Slurm's Reason, which are alternatives, then what they mean and what helps. */
type Row = readonly [signs: RegExp, means: string, cure: string, stuck?: true];

const WAIT = "There is nothing to do: it starts by itself.";
const ASK = "Ask whoever looks after the cluster.";

/** Slurm's Reason codes (`squeue -o %r`), the first that fits. */
const ROWS: readonly Row[] = [
	[/^(?:None|\(null\)|)$/, "Slurm has not looked at it yet.", "Wait a moment."],
	[
		/^Resources/,
		"It waits for nodes: those it asks for are at work, or start just now.",
		`${WAIT} A node that starts takes some minutes.`,
	],
	[/^Priority/, "Other jobs are before it.", WAIT],
	[
		/^ReqNodeNotAvail|^NodeDown|^Nodes required for job are DOWN/,
		"Nodes that it needs are out of use: they failed to start, or the fleet is stopped.",
		"See whether the compute nodes are stopped (u starts them), then why nodes do not start (w tells).",
	],
	[
		/^BeginTime/,
		"It may not start before a certain time. Slurm sets one, too, after a node failed to start.",
		`${WAIT} If it stays so, see why nodes do not start (w tells).`,
	],
	[
		/^DependencyNeverSatisfied/,
		"It waits for another job that has failed.",
		"Cancel it, mend the other one and send both again.",
		true,
	],
	[/^Dependency/, "It waits for the end of another job.", WAIT],
	[
		/^JobHoldMaxRequeue|requeued held/i,
		"It could not be started, so Slurm holds it back.",
		"See why nodes do not start (w tells), then let it go with scontrol release and its number.",
		true,
	],
	[/^JobHeldUser/, "Its owner holds it back.", "Let it go with scontrol release and its number.", true],
	[/^JobHeldAdmin/, "It is held back by whoever looks after the cluster.", ASK, true],
	[
		/^PartitionNodeLimit/,
		"It asks for more nodes than its queue has, or its queue is off.",
		"Ask for fewer nodes, or change the most nodes of the cluster.",
		true,
	],
	[
		/^PartitionTimeLimit/,
		"It asks for more time than its queue allows.",
		"Ask for less time (--time).",
		true,
	],
	[
		/^PartitionDown|^PartitionInactive/,
		"Its queue is off: the compute nodes are stopped.",
		"Start them (u in the console).",
		true,
	],
	[
		/^BadConstraints|^Reservation|^InvalidFeature/,
		"It asks for something that no node has.",
		"Take --constraint, --reservation or the like out of it and send it again.",
		true,
	],
	[
		/^MaxMemPerLimit|^OutOfMemory|^MaxCpuPerAccount|^MaxMem/,
		"It asks for more memory or cores than are allowed.",
		"Ask for less (--mem, --cpus-per-task).",
		true,
	],
	[/^JobArrayTaskLimit/, "So many jobs of its array run already as it allows.", WAIT],
	[/^Licenses/, "The licences that it asks for are in use.", WAIT],
	[/^Cleaning/, "What it left at its last start is being cleared away.", WAIT],
	[
		/^Assoc|^QOS|^InvalidAccount|^InvalidQOS|^AccountNotAllowed|^AccountingPolicy/,
		"The rules for accounts on this cluster hold it back.",
		ASK,
		true,
	],
	[
		/^NonZeroExitCode|^TimeLimit|^SystemFailure|^JobLaunchFailure|^FailedLaunch|^InactiveLimit|^NodeFail/,
		"It failed once, and is to run again.",
		`${WAIT} Its output tells more.`,
	],
	[/^DeadLine/, "It cannot be done by the time that it names.", "Send it again without --deadline.", true],
	[/^BurstBuffer|^FrontEndDown|^Prolog/, "What it needs is being made ready.", WAIT],
];

/** What Slurm's Reason means; a word that is in no row stands for itself. */
export function waitReasonOf(reason: string): WaitReason {
	const [, means, cure, stuck = false] = ROWS.find(([signs]) => signs.test(reason)) ?? [
		undefined,
		`Slurm says ${reason}.`,
		"man squeue, on the head node, explains such words.",
	];
	return { means, cure, isStuck: stuck };
}
