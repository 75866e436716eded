import type { ClusterState } from "./cluster-view.ts";
import type { FleetState } from "./fleet-state.ts";

const BY_STACK: Readonly<Record<string, ClusterState>> = {
	REVIEW_IN_PROGRESS: "creating",
	CREATE_IN_PROGRESS: "creating",
	CREATE_FAILED: "create-failed",
	ROLLBACK_IN_PROGRESS: "create-failed",
	ROLLBACK_COMPLETE: "create-failed",
	ROLLBACK_FAILED: "create-failed",
	DELETE_IN_PROGRESS: "deleting",
	DELETE_FAILED: "delete-failed",
	UPDATE_IN_PROGRESS: "updating",
	UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: "updating",
	UPDATE_ROLLBACK_IN_PROGRESS: "updating",
	UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: "updating",
};

const BY_FLEET: Record<FleetState, ClusterState> = {
	RUNNING: "running",
	PROTECTED: "running",
	ENABLED: "running",
	UNKNOWN: "running",
	STOPPED: "stopped",
	DISABLED: "stopped",
	STOPPING: "stopping",
	STOP_REQUESTED: "stopping",
	STARTING: "starting",
	START_REQUESTED: "starting",
};

/** Stacks at rest that hold a working cluster. */
const WORKING = [
	"CREATE_COMPLETE",
	"UPDATE_COMPLETE",
	"UPDATE_FAILED",
	"UPDATE_ROLLBACK_COMPLETE",
	"UPDATE_ROLLBACK_FAILED",
];

/** A cluster's life from its stack's status and, where known, its fleet; a fleet not asked counts as running. */
export function clusterStateOf(stackStatus: string, fleet: FleetState | undefined): ClusterState {
	if (WORKING.includes(stackStatus)) return fleet === undefined ? "running" : BY_FLEET[fleet];
	return BY_STACK[stackStatus] ?? "unknown";
}

/** True while AWS is at work on the cluster, so that looking often is worth it. */
export function isMoving(state: ClusterState, stackStatus: string): boolean {
	return (
		["creating", "deleting", "updating", "stopping", "starting"].includes(state) ||
		stackStatus === "ROLLBACK_IN_PROGRESS"
	);
}
