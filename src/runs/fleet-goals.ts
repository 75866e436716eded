import type { FleetState } from "../cluster/fleet-state.ts";

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
