import type { FleetState } from "../cluster/fleet-state.ts";
import type { StackIdentity } from "../cluster/stack-identity.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Finding } from "../diagnosis/findings.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { AppError } from "../ports/errors.ts";

/** One AWS resource of the cluster while it is made or removed, nested stacks flattened in. */
export interface ResourceRow {
	/** Unique over all nested stacks. */
	readonly key: string;
	readonly logicalId: string;
	readonly type: string;
	/** 0 for the cluster's own stack, 1 for a nested one … */
	readonly depth: number;
	readonly state: "waiting" | "working" | "done" | "failed" | "removed";
	readonly reason: string | undefined;
	/** Seconds it took, or has taken so far; undefined before it began. */
	readonly seconds: number | undefined;
}

export type RunVerb = "create" | "delete" | "stop" | "start";

/** What stands under the cluster's name after a run that failed. */
export type Remains =
	/** AWS showed that there is nothing, or nothing was begun. */
	| { readonly kind: "nothing" }
	/** The run's own stack; undefined where stacks may not be read and only pcluster's words show it. */
	| { readonly kind: "own"; readonly stack: StackIdentity | undefined }
	/** A cluster that this run has not made. */
	| { readonly kind: "other" }
	/** Nobody has shown what is there, or whose it is. */
	| { readonly kind: "unknown" };

export type RunOutcome =
	| { readonly kind: "running" }
	/** `unseen`: AWS has taken the request, and nobody may see whether it was carried out. */
	| { readonly kind: "done"; readonly unseen?: true }
	| { readonly kind: "failed"; readonly diagnosis: Diagnosis; readonly remains: Remains }
	/** firstlight let go; AWS goes on if the request had reached it. Undefined: that could not be found out. */
	| { readonly kind: "left"; readonly reachedAws: boolean | undefined };

/** All that a screen shows of a run; a new object at each change, at most one in 33 ms. */
export interface RunView {
	readonly verb: RunVerb;
	readonly cluster: string;
	readonly outcome: RunOutcome;
	/** 0 to 1, never going back; undefined while nothing is known. */
	readonly fraction: number | undefined;
	readonly resourcesDone: number;
	readonly resourcesExpected: number;
	readonly rows: readonly ResourceRow[];
	readonly startedAt: Date;
	readonly typicalMinutes: readonly [number, number];
	readonly stackStatus: string | undefined;
	readonly fleet: FleetState | undefined;
	/** Newest lines of pcluster's output, oldest first, cleaned; at most 200. */
	readonly tail: readonly string[];
	/** How many lines there were in all. */
	readonly lineCount: number;
	/** Set when CloudFormation cannot be read: progress then comes from pcluster's own lines. */
	readonly progressNote: string | undefined;
	/** What a creation is at, where pcluster checks the config first; `checking`: AWS has begun nothing yet. */
	readonly phase?: "checking" | "building" | undefined;
	/** The phase as a sentence. */
	readonly phaseText?: string | undefined;
	/** What the check of the config noticed, of every level; absent until it has ended, and where there is none. */
	readonly findings?: readonly Finding[] | undefined;
	/** The first cause of a failure, known while AWS is still clearing up. */
	readonly cause?: Diagnosis | undefined;
	/** Passing trouble (throttling, a lost network) that the run outlives. */
	readonly trouble: AppError | undefined;
}

/** A run that goes on by itself; screens subscribe to it (the shape of useSyncExternalStore). */
export interface Run {
	subscribe(listener: () => void): () => void;
	snapshot(): RunView;
	/** Lets go: stops watching and ends the local pcluster. What AWS has begun goes on. */
	leave(): Promise<void>;
	/** Resolves at the end, whichever it is; never rejects. */
	readonly ended: Promise<RunView>;
}

export interface RunRequest {
	readonly verb: RunVerb;
	readonly target: Target;
	readonly stackName: string;
	/** True: AWS is already at it (found by the stack's state); only watch, start no pcluster. */
	readonly attach: boolean;
	/** The stack that was on the screen: a verb for it touches no other. Undefined where stacks may not be read. */
	readonly meant?: StackIdentity | undefined;
	/** What goes on costing after a deletion, by name, as its question has told; undefined where that is not known. */
	readonly keeps?: readonly string[] | undefined;
}
