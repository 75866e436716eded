import type { FleetState } from "../cluster/fleet-state.ts";
import type { ClusterInstance, Stack } from "../ports/account.ts";
import { beingDeleted, headNodeOff, noSuchCluster } from "./failure-words.ts";
import type { Remains, RunOutcome } from "./run.ts";

/** What the states of the fleet mean for stopping and for starting it. */
export interface FleetGoal {
	readonly verb: "stop" | "start";
	readonly reached: readonly FleetState[];
	/** States in which the head node has been asked but has not begun. */
	readonly asked: FleetState;
	/** Share of the bar that each state on the way stands for. */
	readonly share: Partial<Record<FleetState, number>>;
}

export const stopping: FleetGoal = {
	verb: "stop",
	reached: ["STOPPED", "DISABLED"],
	asked: "STOP_REQUESTED",
	share: { RUNNING: 0.05, STOP_REQUESTED: 0.15, STOPPING: 0.4 },
};

export const starting: FleetGoal = {
	verb: "start",
	reached: ["RUNNING", "ENABLED", "PROTECTED"],
	asked: "START_REQUESTED",
	share: { STOPPED: 0.05, START_REQUESTED: 0.3, STARTING: 0.6 },
};

/** Nothing of the cluster is made or removed by it. */
export const UNTOUCHED: Remains = { kind: "unknown" };

/** All that a look tells of a stop or a start. */
export interface SeenFleet {
	/** Undefined where the fleet has no state of its own (an Auto Scaling group). */
	readonly fleet: FleetState | undefined;
	/** The cluster's nodes; undefined where EC2 may not be read or cannot be reached. */
	readonly instances: readonly ClusterInstance[] | undefined;
}

/** What a look means for the run; undefined: it is not carried out yet. */
export function judgeFleet(goal: FleetGoal, { fleet, instances }: SeenFleet): RunOutcome | undefined {
	if (fleet === undefined) return judgeNodes(goal, instances);
	if (goal.reached.includes(fleet)) return { kind: "done" };
	const head = instances?.find(({ role }) => role === "head");
	const isOff = head?.state === "stopping" || head?.state === "stopped";
	if (fleet !== goal.asked || !isOff) return undefined;
	return { kind: "failed", diagnosis: headNodeOff(head), remains: UNTOUCHED };
}

function judgeNodes({ verb }: FleetGoal, instances: SeenFleet["instances"]): RunOutcome | undefined {
	if (verb === "start") return { kind: "done" };
	if (!instances) return { kind: "done", unseen: true };
	return instances.some(({ role }) => role === "compute") ? undefined : { kind: "done" };
}

/** The end of the run when somebody deletes the cluster meanwhile; undefined when nobody does. */
export function judgeHolder(name: string, stack: Stack | undefined): RunOutcome | undefined {
	if (stack === undefined || stack.status === "DELETE_COMPLETE") {
		return { kind: "failed", diagnosis: noSuchCluster(name), remains: { kind: "nothing" } };
	}
	if (stack.status !== "DELETE_IN_PROGRESS") return undefined;
	return { kind: "failed", diagnosis: beingDeleted(name), remains: UNTOUCHED };
}

/** How far it is, 0 to 0.95; `gone`: which share of the nodes that were seen has gone, undefined without any. */
export function fleetFraction(
	{ verb, share }: FleetGoal,
	fleet: FleetState | undefined,
	gone: number | undefined,
): number | undefined {
	const told = fleet === undefined ? undefined : share[fleet];
	return verb === "start" || gone === undefined ? told : Math.max(told ?? 0, 0.4 + 0.55 * gone);
}
