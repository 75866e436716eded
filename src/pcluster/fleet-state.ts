import type { FleetState } from "./dialect.ts";

const FLEET_STATES: readonly FleetState[] = [
	"RUNNING",
	"STOPPED",
	"STARTING",
	"STOPPING",
	"START_REQUESTED",
	"STOP_REQUESTED",
	"PROTECTED",
	"ENABLED",
	"DISABLED",
	"UNKNOWN",
];

/** pcluster's word for the fleet's state; a word that is not known counts as `UNKNOWN`, none as undefined. */
export function fleetState(word: string | undefined): FleetState | undefined {
	if (word === undefined) return undefined;
	return FLEET_STATES.find((state) => state === word) ?? "UNKNOWN";
}
