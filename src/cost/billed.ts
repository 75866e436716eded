/**
 * The five states of a cluster's life that differ on the bill. `waiting`: no job runs, only the nodes that always stay
 * are there; `working`: all nodes are.
 */
export const COST_STATES = ["waiting", "working", "nodes stopped", "head stopped", "deleted"] as const;
export type CostState = (typeof COST_STATES)[number];

/** How much of something there is in each state, in its own units. */
export type Amounts = Readonly<Record<CostState, number>>;

/**
 * What AWS bills when (AWS's documentation of `pcluster stop`, and ParallelCluster's own CloudFormation templates):
 * a row for each kind of thing, in units of one.
 */
export const BILLED = {
	/** The head node: `pcluster stop` leaves it running. */
	head: { waiting: 1, working: 1, "nodes stopped": 1, "head stopped": 0, deleted: 0 },
	/** What stays with a head node that is stopped: its disk, volumes that pcluster made, an Elastic IP. */
	withCluster: { waiting: 1, working: 1, "nodes stopped": 1, "head stopped": 1, deleted: 0 },
	/** Volumes and gateways of one's own go on, whatever becomes of the cluster. */
	own: { waiting: 1, working: 1, "nodes stopped": 1, "head stopped": 1, deleted: 1 },
} as const satisfies Record<string, Amounts>;

/** Nodes, their root disks and addresses: `fewest` wait for jobs, `most` work. */
export function nodesBilled(fewest: number, most: number): Amounts {
	return { waiting: fewest, working: most, "nodes stopped": 0, "head stopped": 0, deleted: 0 };
}

/** Something for each state. */
export function inEachState<Value>(of: (state: CostState) => Value): Readonly<Record<CostState, Value>> {
	return Object.fromEntries(COST_STATES.map((state) => [state, of(state)])) as Record<CostState, Value>;
}

export function times(amounts: Amounts, factor: number): Amounts {
	return inEachState((state) => amounts[state] * factor);
}
