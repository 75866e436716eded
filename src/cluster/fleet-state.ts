const FLEET_STATES = [
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
] as const;

/** The fleet of compute nodes, in the words of pcluster's own table; `UNKNOWN` when nobody can say. */
export type FleetState = (typeof FLEET_STATES)[number];

/** pcluster's word for the fleet's state; a word that is not known counts as `UNKNOWN`, none as undefined. */
export function fleetState(word: string | undefined): FleetState | undefined {
	if (word === undefined) return undefined;
	return FLEET_STATES.find((state) => state === word) ?? "UNKNOWN";
}
