import type { FleetState } from "../cluster/fleet-state.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Profile } from "./profile.ts";

/** Which cluster a verb is about. */
export interface Target {
	readonly name: string;
	readonly region: RegionId;
	/** The config file of this cluster. */
	readonly configPath: string;
}

/** Arguments and added environment of one run of pcluster; the program itself is put before it by the caller. */
export interface Invocation {
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** See `Command`. */
	readonly outlives?: boolean;
}

export interface ListedCluster {
	readonly name: string;
	readonly status: string;
	readonly version: string;
}

/** One failed resource as pcluster itself prints it. */
export interface PrintedFailure {
	readonly type: string;
	readonly logicalId: string;
	readonly reason: string;
}

/** One thing that pcluster itself noticed about the config, in its own words. */
export interface PrintedFinding {
	readonly level: "INFO" | "WARNING" | "ERROR";
	/** Which of pcluster's checks it was, e.g. SubnetsValidator; empty when it does not say. */
	readonly type: string;
	readonly message: string;
}

/** One setting of the config in which a cluster differs from its file, as pcluster itself tells it. */
export interface PrintedChange {
	readonly parameter: string;
	/** What the cluster has, and what the file says; `-` where that is nothing. */
	readonly from: string;
	readonly to: string;
	/** Why it cannot be changed as the cluster is now, and what would allow it; undefined where it can. */
	readonly refused: string | undefined;
}

/** What pcluster says of an update that it has only looked at. */
export interface UpdateAnswer {
	readonly changes: readonly PrintedChange[];
	/** Why nothing of it can be done, where no change tells; undefined otherwise. */
	readonly fault: string | undefined;
}

/** How a dry run ended. */
export interface DryRunAnswer {
	readonly passed: boolean;
	/** Of every level, in pcluster's order. */
	readonly findings: readonly PrintedFinding[];
	/** Why it did not pass, when no finding tells; undefined otherwise. */
	readonly fault: string | undefined;
}

/** Something that happened in a cluster's stack, as pcluster itself reports it. */
export interface PrintedEvent {
	readonly logicalId: string;
	readonly type: string;
	readonly status: string;
	readonly reason: string;
	/** True for the events of the stack as a whole. */
	readonly whole: boolean;
}

/** What a run's output said, whatever its exit code was. */
export type Verdict =
	/** `fleet`: the state that a verb leaves the compute nodes in, where only its own words tell. */
	| { readonly outcome: "done"; readonly fleet?: FleetState }
	| { readonly outcome: "in-progress" }
	| { readonly outcome: "failed"; readonly message: string; readonly failures: readonly PrintedFailure[] };

/**
 * How one major version of pcluster is spoken to: arguments out, answers in. Exit codes are known to mislead, so each
 * verb's answer is judged by its text.
 */
export interface Dialect {
	readonly major: 2 | 3;
	/** `keepsFailed`: what AWS has made stays when it fails, to be looked at, and goes on costing. */
	create(profile: Profile, target: Target, keepsFailed?: boolean): Invocation;
	status(profile: Profile, target: Target): Invocation;
	list(profile: Profile, region: RegionId, configPath: string): Invocation;
	stop(profile: Profile, target: Target): Invocation;
	start(profile: Profile, target: Target): Invocation;
	delete(profile: Profile, target: Target): Invocation;
	/** Makes the cluster what its config file says now. */
	update(profile: Profile, target: Target): Invocation;
	/** Asks what that would change, and changes nothing; undefined where this version cannot tell: it would make the change. */
	updateCheck(profile: Profile, target: Target): Invocation | undefined;
	updateAnswerFrom(lines: readonly string[]): UpdateAnswer;
	ssh(profile: Profile, target: Target, keyFile: string | undefined, sshArgs?: readonly string[]): Invocation;
	/** Among ssh's arguments: prints the line for the shell that ssh would be called with, and calls nothing. */
	readonly sshDryRun: readonly string[];
	/** That line; undefined when the output has none. */
	sshLineFrom(lines: readonly string[]): string | undefined;
	/** The state of the fleet in the output of `status`; undefined when it says nothing about it. */
	fleetFrom(lines: readonly string[]): FleetState | undefined;
	/** When the fleet came into that state; undefined when the output does not say. */
	fleetSince?(lines: readonly string[]): Date | undefined;
	/** The stack's own status in the output of `status`, e.g. CREATE_COMPLETE; undefined when it is not there. */
	stackStatusFrom(lines: readonly string[]): string | undefined;
	/** The resource that a line of progress is about; undefined for any other line. */
	progressFrom(line: string): { logicalId: string; status: string } | undefined;
	clustersFrom(lines: readonly string[]): ListedCluster[];
	/** pcluster's word, in the output of `create`, that AWS has taken it; with the stack's id where it says that. */
	createdFrom(lines: readonly string[]): { readonly stackId: string | undefined } | undefined;
	verdictOf(
		verb: "create" | "stop" | "start" | "delete" | "update",
		lines: readonly string[],
		code: number | undefined,
	): Verdict;
	/** Checks the config without creating anything; absent where pcluster has no such run. */
	dryRun?(profile: Profile, target: Target): Invocation;
	findingsFrom?(lines: readonly string[]): DryRunAnswer;
	/** Asks for the fleet's state alone, where that is quicker than `status`. */
	fleet?(profile: Profile, target: Target): Invocation;
	/** How to ask for the same once more, when the answer says that this kind of cluster is asked in another way. */
	insteadOf?(
		verb: "stop" | "start",
		profile: Profile,
		target: Target,
		lines: readonly string[],
	): Invocation | undefined;
	/** The rest of a list whose answer was only a page; undefined when it was the last one. */
	nextPage?(
		profile: Profile,
		region: RegionId,
		configPath: string,
		lines: readonly string[],
	): Invocation | undefined;
	/** The sentence that an answer gives for its failure; undefined when it gives none. */
	faultFrom?(lines: readonly string[]): string | undefined;
	/** Asks what happened in the stack, for where firstlight may not read it. */
	events?(profile: Profile, target: Target): Invocation;
	/** The page before that of an answer; undefined when it was the oldest one. */
	olderEvents?(profile: Profile, target: Target, lines: readonly string[]): Invocation | undefined;
	/** Fetches all that CloudWatch keeps of the cluster's logs as one archive; absent where pcluster has no such run. */
	exportLogs?(profile: Profile, target: Target): Invocation;
	/** Oldest first. */
	eventsFrom?(lines: readonly string[]): PrintedEvent[];
}
