import type { Profile } from "../pcluster/profile.ts";
import type { Clock } from "../ports/machine.ts";
import type { FleetGoal } from "./judge-fleet.ts";
import type { StackGoal } from "./judge-stack.ts";
import type { AnyView, CheckView, FleetView, RunRequest, StackView } from "./run.ts";

/** How long a verb usually takes where the profile does not know, minutes: fewest and most. Estimates. */
const TYPICAL_MINUTES = { delete: [5, 10], update: [2, 15], stop: [2, 8], start: [1, 5] } as const;

/** A check before anything is known. */
export function firstCheckView(clock: Clock, request: RunRequest): CheckView {
	return { ...firstOf(clock, request), phase: "checking", verb: "create", findings: undefined };
}

/** A creation, an update or a deletion before anything is known. */
export function firstStackView(
	clock: Clock,
	profile: Profile,
	request: RunRequest,
	verb: StackGoal["verb"],
): StackView {
	return {
		...firstOf(clock, request),
		...NOTHING_SEEN,
		phase: "stack",
		verb,
		typicalMinutes: verb === "create" ? profile.typicalCreateMinutes : TYPICAL_MINUTES[verb],
		resourcesDone: 0,
		resourcesExpected: verb === "create" ? profile.typicalResources : 0,
		stackStatus: undefined,
		stack: undefined,
		cause: undefined,
		findings: undefined,
	};
}

/** A stop or a start before anything is known. */
export function firstFleetView(clock: Clock, request: RunRequest, verb: FleetGoal["verb"]): FleetView {
	const typicalMinutes = TYPICAL_MINUTES[verb];
	return {
		...firstOf(clock, request),
		...NOTHING_SEEN,
		phase: "fleet",
		verb,
		typicalMinutes,
		fleet: undefined,
		headStage: request.head ? "later" : undefined,
		newAddress: undefined,
	};
}

const NOTHING_SEEN = { fraction: undefined, rows: [], progressNote: undefined };

function firstOf(clock: Clock, { target }: RunRequest): AnyView {
	return {
		cluster: target.name,
		region: target.region,
		outcome: { kind: "running" },
		startedAt: clock.now(),
		tail: [],
		trouble: undefined,
	};
}
