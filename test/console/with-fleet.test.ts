import { expect, test } from "vitest";
import type { FleetState } from "../../src/cluster/fleet-state.ts";
import { stateWord, withFleet } from "../../src/console/cluster-words.ts";
import { clusterView } from "../components/console/world.ts";

test.each<readonly [fleet: FleetState, word: string]>([
	["STOPPED", "nodes stopped, head node on"],
	["DISABLED", "nodes stopped, head node on"],
	["STOP_REQUESTED", "stopping its nodes"],
	["STARTING", "starting its nodes"],
	["RUNNING", "running"],
])("a cluster whose fleet a run has left %s is %s until it was asked anew", (fleet, word) => {
	const unasked = clusterView({ fleet: undefined });
	expect(stateWord(withFleet(unasked, fleet))).toBe(word);
	expect(withFleet(clusterView({ fleet: "RUNNING" }), fleet).fleet).toBe("RUNNING");
	const failed = clusterView({ fleet: undefined, stackStatus: "DELETE_FAILED", state: "delete-failed" });
	expect(withFleet(failed, fleet).state).toBe("delete-failed");
});
