import { type ClusterView, identityOf } from "../cluster/cluster-view.ts";
import { commandLine } from "../engine/command-line.ts";
import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { ConfigChange, RunRequest, RunVerb } from "../runs/run.ts";
import type { LaunchPlan } from "../wizard/plan.ts";
import { type AskedVerb, failedRun, takenBack } from "./cluster-words.ts";

/** Makes a cluster whose config is on disk. */
export function creationRequest({
	target,
	stackName,
	agreed,
}: Pick<LaunchPlan, "target" | "stackName" | "agreed">): RunRequest {
	return { verb: "create", target, stackName, attach: false, agreed };
}

/** A creation once more, its head node kept for a look if that fails as well, and pcluster's command for it. */
export function keptCreation(
	engine: Engine,
	request: RunRequest,
): { readonly again: RunRequest; readonly command: string } {
	return {
		again: { ...request, attach: false, keepsFailed: true },
		command: commandLine(engine, engine.dialect.create(engine.profile, request.target, true)),
	};
}

/** Joins what AWS is at with a cluster, or tells why it failed. */
export function watchRequest(cluster: ClusterView, target: Target, verb: RunVerb): RunRequest {
	const request = { ...requestOf(cluster, target, verb), attach: true };
	return (failedRun(cluster) ?? takenBack(cluster)) ? { ...request, failed: true } : request;
}

/** Does what was asked and answered with yes. A head node that is off has to start before the compute nodes can. */
export function verbRequest(cluster: ClusterView, target: Target, verb: AskedVerb): RunRequest {
	if (verb === "stop-head") return { ...requestOf(cluster, target, "stop"), head: true };
	const head = verb === "start" && cluster.head?.state === "stopped";
	return { ...requestOf(cluster, target, verb), head };
}

/** Changes its size, as was asked and answered with yes. */
export function sizeRequest(cluster: ClusterView, target: Target, change: ConfigChange): RunRequest {
	return { ...requestOf(cluster, target, "update"), change };
}

function requestOf(cluster: ClusterView, target: Target, verb: RunVerb): RunRequest {
	return { verb, target, stackName: cluster.stackName, attach: false, meant: identityOf(cluster) };
}
