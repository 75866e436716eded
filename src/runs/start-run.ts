import type { Engine, RunRequest } from "../services.ts";
import { starting, stopping } from "./fleet-goals.ts";
import { FleetRun } from "./fleet-run.ts";
import type { Run } from "./run.ts";
import type { RunDeps } from "./run-deps.ts";
import { creation, deletion } from "./stack-goals.ts";
import { StackRun } from "./stack-run.ts";

/** Begins a verb, or joins one that AWS is at already (`attach`); it then goes on by itself. */
export function startRun(deps: RunDeps, engine: Engine, request: RunRequest): Run {
	switch (request.verb) {
		case "create":
			return new StackRun(deps, engine, request, creation);
		case "delete":
			return new StackRun(deps, engine, request, deletion);
		case "stop":
			return new FleetRun(deps, engine, request, stopping);
		case "start":
			return new FleetRun(deps, engine, request, starting);
	}
}
