import type { RegionId } from "../ports.ts";
import type { Profile } from "./profile.ts";

/** The fleet of compute nodes, in the words of pcluster's own table; `UNKNOWN` when nobody can say. */
export type FleetState =
	| "RUNNING"
	| "STOPPED"
	| "STARTING"
	| "STOPPING"
	| "START_REQUESTED"
	| "STOP_REQUESTED"
	| "PROTECTED"
	| "ENABLED"
	| "DISABLED"
	| "UNKNOWN";

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

/** What a run's output said, whatever its exit code was. */
export type Verdict =
	| { readonly outcome: "done" }
	| { readonly outcome: "in-progress" }
	| { readonly outcome: "failed"; readonly message: string; readonly failures: readonly PrintedFailure[] };

/**
 * How one major version of pcluster is spoken to: arguments out, answers in. Exit codes are known to mislead
 * (facts 2, 3), so each verb's answer is judged by its text.
 */
export interface Dialect {
	readonly major: 2 | 3;
	create(profile: Profile, target: Target): Invocation;
	status(profile: Profile, target: Target): Invocation;
	list(profile: Profile, region: RegionId, configPath: string): Invocation;
	stop(profile: Profile, target: Target): Invocation;
	start(profile: Profile, target: Target): Invocation;
	delete(profile: Profile, target: Target): Invocation;
	ssh(profile: Profile, target: Target, keyFile: string | undefined, sshArgs?: readonly string[]): Invocation;
	/** The state of the fleet in the output of `status`; undefined when it says nothing about it. */
	fleetFrom(lines: readonly string[]): FleetState | undefined;
	/** Address and user of the head node in the output of `status`. */
	headFrom(lines: readonly string[]): { user: string | undefined; address: string | undefined };
	/** The stack's own status in the output of `status`, e.g. CREATE_COMPLETE; undefined when it is not there. */
	stackStatusFrom(lines: readonly string[]): string | undefined;
	/** The resource that a line of progress is about; undefined for any other line. */
	progressFrom(line: string): { logicalId: string; status: string } | undefined;
	clustersFrom(lines: readonly string[]): ListedCluster[];
	verdictOf(
		verb: "create" | "stop" | "start" | "delete",
		lines: readonly string[],
		code: number | undefined,
	): Verdict;
}
