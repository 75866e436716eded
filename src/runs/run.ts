import type { FleetState } from "../cluster/fleet-state.ts";
import type { StackIdentity } from "../cluster/stack-identity.ts";
import type { Agreed } from "../cost/cost-words.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Finding } from "../diagnosis/findings.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { AppError } from "../ports/errors.ts";
import type { ReadConfig } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";

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
	/** When AWS began with it, and when it last told of it, ms since 1970; undefined where that was not seen. */
	readonly began?: number | undefined;
	readonly changed?: number | undefined;
}

export type RunVerb = "create" | "delete" | "stop" | "start" | "update";

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

/** What every run shows. */
export interface AnyView {
	readonly cluster: string;
	readonly region: RegionId;
	readonly outcome: RunOutcome;
	readonly startedAt: Date;
	/** Newest lines of pcluster's output, oldest first, cleaned; at most 200. */
	readonly tail: readonly string[];
	/** Passing trouble (throttling, a lost network) that the run outlives. */
	readonly trouble: AppError | undefined;
	/** What stays undone when it is let go of now; absent where AWS goes on by itself. */
	readonly undone?: string | undefined;
}

/** pcluster checks the config of a creation: AWS has begun nothing yet. */
export interface CheckView extends AnyView {
	readonly phase: "checking";
	readonly verb: "create";
	/** What the check noticed, of every level; undefined until it has ended. */
	readonly findings: readonly Finding[] | undefined;
}

interface AtWork extends AnyView {
	/** 0 to 1, never going back; undefined while nothing is known. */
	readonly fraction: number | undefined;
	/** Resources, or the nodes that the run has seen. */
	readonly rows: readonly ResourceRow[];
	/** How long it usually takes, minutes: fewest and most. */
	readonly typicalMinutes: readonly [number, number];
	/** Why less is shown than usual: something may not be read. */
	readonly progressNote: string | undefined;
}

/** AWS makes, changes or removes the cluster's stack. */
export interface StackView extends AtWork {
	readonly phase: "stack";
	readonly verb: "create" | "delete" | "update";
	readonly resourcesDone: number;
	readonly resourcesExpected: number;
	/** Undefined until AWS has begun. */
	readonly stackStatus: string | undefined;
	/** The run's own stack, once it was seen. */
	readonly stack: StackIdentity | undefined;
	/** The first cause of a failure, known while AWS is still clearing up. */
	readonly cause: Diagnosis | undefined;
	/** What the check before it noticed; undefined where there was none. */
	readonly findings: readonly Finding[] | undefined;
}

/** The compute nodes are stopped, or may start again. */
export interface FleetView extends AtWork {
	readonly phase: "fleet";
	readonly verb: "stop" | "start";
	readonly fleet: FleetState | undefined;
	/** What becomes of the head node; undefined where it stays as it is. */
	readonly headStage: HeadStage | undefined;
	/** The head node's public address after a start, where it is another one than before. */
	readonly newAddress: string | undefined;
}

/** `later`: its turn has not come; `off` and `on`: it is there. */
export type HeadStage = "later" | "stopping" | "off" | "starting" | "on";

/** All that a screen shows of a run; a new object at each change, at most one in 33 ms. */
export type RunView = CheckView | StackView | FleetView;

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
	/** The head node too: stopped after the nodes, or started before them. */
	readonly head?: boolean;
	/** The stack that was on the screen: a verb for it touches no other. Undefined where stacks may not be read. */
	readonly meant?: StackIdentity | undefined;
	/** AWS has ended it as failed already: it is joined to tell why. */
	readonly failed?: boolean;
	/** A creation whose machines are to stay when it fails, to be looked at. */
	readonly keepsFailed?: boolean;
	/** Of an update: what the config file is to say, and what goes before and after. */
	readonly change?: ConfigChange | undefined;
	/** What goes on costing after a deletion, by name, as its question has told; undefined where that is not known. */
	readonly keeps?: readonly string[] | undefined;
	/** What its question has told of the bill, for the screen that shows the run. */
	readonly agreed?: Agreed | undefined;
}

/** What an update makes of a cluster's config file. */
export interface ConfigChange {
	/** The file as it was shown: one that says something else by then is left alone. */
	readonly before: ReadConfig;
	readonly text: string;
	/** pcluster allows it only while the compute nodes are stopped, and they are not: they are stopped first. */
	readonly stops: boolean;
	/** The flags of `firstlight resize` that ask for the same. */
	readonly words: readonly string[];
}

/** The ports that runs use. */
export interface RunDeps
	extends Pick<Ports, "processes" | "stacks" | "ec2" | "clock" | "log" | "configFiles"> {
	/** Between two looks at AWS, milliseconds; 5000 when left out, which its limits bear well. */
	readonly lookMs?: number;
	/** From 0 to 1, for waits after trouble; Math.random when left out. */
	readonly random?: () => number;
}
