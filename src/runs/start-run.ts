import type { Engine } from "../engine/engine.ts";
import { type Check, CheckedRun } from "./checked-run.ts";
import { FleetRun } from "./fleet-run.ts";
import { starting, stopping } from "./judge-fleet.ts";
import { creation, deletion, updating } from "./judge-stack.ts";
import { ResizeRun } from "./resize-run.ts";
import type { Run, RunDeps, RunRequest } from "./run.ts";
import { StackRun } from "./stack-run.ts";

/** Begins a verb, or joins one that AWS is at already (`attach`); it then goes on by itself. */
export function startRun(deps: RunDeps, engine: Engine, request: RunRequest): Run {
	switch (request.verb) {
		case "create":
			return startCreation(deps, engine, request);
		case "delete":
			return new StackRun(deps, engine, request, deletion);
		case "update":
			return request.change && !request.attach
				? new ResizeRun(deps, engine, request, request.change)
				: new StackRun(deps, engine, request, updating);
		case "stop":
			return new FleetRun(deps, engine, request, stopping);
		case "start":
			return new FleetRun(deps, engine, request, starting);
	}
}

/** With a check before it, where this pcluster has one. */
function startCreation(deps: RunDeps, engine: Engine, request: RunRequest): Run {
	const create = () => new StackRun(deps, engine, request, creation);
	const check = request.attach ? undefined : checkOf(engine, request);
	return check ? new CheckedRun(deps, engine, request, check, create) : create();
}

function checkOf({ dialect, profile }: Engine, { target }: RunRequest): Check | undefined {
	const read = dialect.findingsFrom;
	const invocation = dialect.dryRun?.(profile, target);
	return read && invocation ? { invocation, read } : undefined;
}
