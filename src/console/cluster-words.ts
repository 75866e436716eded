import { clusterStateOf } from "../cluster/cluster-state.ts";
import type { ClusterState, ClusterView } from "../cluster/cluster-view.ts";
import type { FleetState } from "../cluster/fleet-state.ts";
import type { RunVerb } from "../runs/run.ts";

/** Whether a state is good, under way, at rest or in trouble: gives the sign and the colour. */
export type StateMood = "good" | "busy" | "resting" | "trouble" | "unknown";

const WORDS: Record<ClusterState, { readonly word: string; readonly mood: StateMood }> = {
	creating: { word: "being created", mood: "busy" },
	running: { word: "running", mood: "good" },
	stopping: { word: "stopping its nodes", mood: "busy" },
	stopped: { word: "nodes stopped, head node on", mood: "resting" },
	starting: { word: "starting its nodes", mood: "busy" },
	updating: { word: "being changed", mood: "busy" },
	"create-failed": { word: "creation failed", mood: "trouble" },
	deleting: { word: "being deleted", mood: "busy" },
	"delete-failed": { word: "deletion failed", mood: "trouble" },
	unknown: { word: "state not known", mood: "unknown" },
};

/** The state as a few words; a stopped fleet with a head node that is off as well is told apart. */
export function stateWord(view: ClusterView): string {
	if (isAllOff(view)) return "nodes and head node stopped";
	const off = headOff(view);
	if (off !== undefined) return `head node ${off}`;
	if (view.stackStatus.startsWith("UPDATE_ROLLBACK") && view.state === "updating")
		return "going back to what it was";
	if (view.fleet === "UNKNOWN" && isIdle(view)) return HEAD_RUNS;
	return WORDS[view.state].word;
}

/** Its state in a list: of a fleet without nodes only pcluster knows whether it is stopped, and a list does not ask it. */
export function listedWord(view: ClusterView): string {
	return view.fleet === undefined && headOff(view) === undefined && isIdle(view)
		? HEAD_RUNS
		: stateWord(view);
}

const HEAD_RUNS = "head node running";

/** True where no node is on: they are stopped, or no job needs any. */
const isIdle = ({ state, computeNodes }: ClusterView) => state === "running" && computeNodes === 0;

/** True where neither pcluster nor a node that is on tells whether the nodes are stopped. */
export function isFleetUntold(view: ClusterView): boolean {
	if (view.state !== "running") return false;
	return view.fleet === undefined || (view.fleet === "UNKNOWN" && !view.computeNodes);
}

/**
 * What is off about the head node of a cluster at rest, in EC2's words: `stopping`, `stopped`, or `pending` while it
 * starts; undefined when it runs, when nobody knows, and while its stack is at work.
 */
export function headOff({ state, head }: ClusterView): "stopping" | "stopped" | "pending" | undefined {
	if (!IN_LIFE.includes(state)) return undefined;
	return HEAD_OFF.find((word) => word === head?.state);
}

const IN_LIFE: readonly ClusterState[] = ["running", "stopping", "stopped", "starting", "unknown"];
const HEAD_OFF = ["stopping", "stopped", "pending"] as const;

/** True where the head node is off and no compute node is on. */
function isAllOff(view: ClusterView): boolean {
	return headOff(view) === "stopped" && (view.state === "stopped" || view.computeNodes === 0);
}

/** Its state as it is told on leaving: with all machines off only disks and what is fixed go on costing. */
export function stateOnLeaving(view: ClusterView): ClusterState | "head-stopped" {
	return isAllOff(view) ? "head-stopped" : view.state;
}

/** Mood of a state, for sign and colour. */
export function moodOf(view: ClusterView): StateMood {
	const off = headOff(view);
	if (off !== undefined) return off === "stopped" ? "resting" : "busy";
	return WORDS[view.state].mood;
}

/** The run that is under way at AWS and can be watched again; undefined when there is none. */
function runUnderWay(view: ClusterView): RunVerb | undefined {
	// Without its head node nothing of it is under way.
	if (headOff(view) !== undefined) return undefined;
	// A failed creation that is still being taken back: its first cause is already known to the run.
	if (view.state === "creating" || view.stackStatus === "ROLLBACK_IN_PROGRESS") return "create";
	if (view.state === "deleting") return "delete";
	if (view.state === "stopping") return "stop";
	if (view.state === "starting") return "start";
	if (view.state === "updating") return "update";
	return undefined;
}

/** The run that AWS has ended as failed, and whose first cause its events still tell; undefined when there is none. */
export function failedRun({ state, stackStatus }: ClusterView): "create" | "delete" | "update" | undefined {
	if (state === "delete-failed") return "delete";
	if (/^UPDATE_(ROLLBACK_)?FAILED$/.test(stackStatus)) return "update";
	return state === "create-failed" && stackStatus !== "ROLLBACK_IN_PROGRESS" ? "create" : undefined;
}

/** The change that AWS has taken back: the cluster works as before, and its events still tell why. */
export function takenBack({ stackStatus }: Pick<ClusterView, "stackStatus">): "update" | undefined {
	return stackStatus === "UPDATE_ROLLBACK_COMPLETE" ? "update" : undefined;
}

/** The run whose screen tells of the cluster: one that has failed, else one under way; undefined when there is none. */
export function runToWatch(view: ClusterView): RunVerb | undefined {
	return failedRun(view) ?? runUnderWay(view);
}

/** True of a creation that failed and whose head node is there to be looked at. */
export function isKeptForALook({ state, head }: Pick<ClusterView, "state" | "head">): boolean {
	return state === "create-failed" && head?.state === "running";
}

/** "2 of 4 nodes"; says less where less is known. */
export function nodesText(view: ClusterView): string {
	if (view.computeNodes === undefined) return "nodes not known";
	const of = view.maximumNodes === undefined ? "" : ` of ${view.maximumNodes}`;
	const last = view.maximumNodes ?? view.computeNodes;
	return `${view.computeNodes}${of} ${last === 1 ? "node" : "nodes"}`;
}

const FLEET: Record<FleetState, string> = {
	RUNNING: "running: nodes start when jobs need them",
	STOPPED: "stopped: no nodes, jobs wait",
	STARTING: "starting",
	STOPPING: "stopping",
	START_REQUESTED: "asked to start",
	STOP_REQUESTED: "asked to stop",
	PROTECTED: "protected: nodes failed to start too often",
	ENABLED: "on",
	DISABLED: "off",
	UNKNOWN: "not known: pcluster does not tell",
};

/** The fleet of compute nodes in a few words. */
export function fleetText(fleet: FleetState | undefined): string {
	return fleet === undefined ? "asking …" : FLEET[fleet];
}

/** What is asked with a question of its own; `stop-head`: the compute nodes, and then the head node too. */
export type AskedVerb = "stop" | "stop-head" | "start" | "delete";
/** What may be asked of a cluster. */
export type ConsoleVerb = "ssh" | "resize" | AskedVerb;

/** Why this may not be asked of the cluster as it is now; nothing may of one that another pcluster has to manage. */
export function refusalOf(view: ClusterView, verb: ConsoleVerb): string | undefined {
	if (view.unmanageable !== undefined) return view.unmanageable;
	const off = verb === "delete" ? undefined : headOff(view);
	if (off !== undefined) return verb === "start" && off === "stopped" ? undefined : NOT_WHILE[off];
	if (!isAllowed(view, verb)) return NOT_IN[view.state] ?? `It is ${stateWord(view)} now.`;
	if (verb === "stop-head" && (view.stackId === undefined || view.head === undefined)) {
		return "AWS does not show which machine is its head node.";
	}
	return undefined;
}

const NOT_IN: Readonly<Partial<Record<ClusterView["state"], string>>> = {
	stopped: "Its nodes are stopped already.",
	"create-failed": "Its creation failed.",
	"delete-failed": "Its deletion failed.",
};

const NOT_WHILE = {
	stopped: "The head node is stopped: press u to start it.",
	stopping: "The head node is stopping: u starts it again when it has stopped.",
	pending: "The head node is starting: that takes a minute or two.",
} as const;

function isAllowed({ state, fleet, head }: ClusterView, verb: ConsoleVerb): boolean {
	switch (verb) {
		case "ssh":
			if (isKeptForALook({ state, head })) return true;
			return ["running", "stopping", "stopped", "starting", "updating", "unknown"].includes(state);
		case "stop":
			return ["running", "starting", "unknown"].includes(state);
		case "stop-head":
			return ["running", "starting", "stopping", "stopped", "unknown"].includes(state);
		case "start":
			// A fleet without a state of its own (an Auto Scaling group) reads as running, stopped or not.
			return (
				["stopped", "stopping", "unknown"].includes(state) || (state === "running" && fleet === "UNKNOWN")
			);
		case "resize":
			return ["running", "stopped"].includes(state);
		case "delete":
			return !["creating", "deleting", "updating"].includes(state);
	}
}

/** The cluster with the fleet as it was last known, as long as nothing newer is: asking takes a second. */
export function withFleet(view: ClusterView, known: FleetState | undefined): ClusterView {
	if (view.fleet !== undefined || known === undefined) return view;
	const { stackStatus } = view;
	return {
		...view,
		fleet: known,
		state: view.state === "running" ? clusterStateOf(stackStatus, known) : view.state,
	};
}
