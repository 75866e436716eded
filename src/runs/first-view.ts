import type { Engine } from "../engine/engine.ts";
import type { RunRequest, RunView } from "./run.ts";
import type { RunDeps } from "./run-deps.ts";
import { typicalMinutes } from "./typical-minutes.ts";

/** What a run shows before anything is known. */
export function firstView(deps: RunDeps, { profile }: Engine, { verb, target }: RunRequest): RunView {
	return {
		verb,
		cluster: target.name,
		outcome: { kind: "running" },
		fraction: undefined,
		resourcesDone: 0,
		resourcesExpected: verb === "create" ? profile.typicalResources : 0,
		rows: [],
		startedAt: deps.clock.now(),
		typicalMinutes: typicalMinutes(verb, profile),
		stackStatus: undefined,
		fleet: undefined,
		tail: [],
		lineCount: 0,
		progressNote: undefined,
		trouble: undefined,
	};
}
