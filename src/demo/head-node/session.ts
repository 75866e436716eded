import type { Account } from "../cli/account.ts";
import type { ClusterReport } from "../control/protocol.ts";

/** A visit to the head node, or a job on a compute node. */
export interface Session {
	/** The cluster's name. */
	readonly name: string;
	readonly account: Account;
	/** As it was last asked for. */
	report: ClusterReport;
	/** Of the terminal; undefined: there is none. */
	readonly columns: number | undefined;
	pause(): Promise<void>;
	/** Where a job runs: its nodes, and what sleeping does. */
	readonly job?: JobPlace;
}

interface JobPlace {
	readonly id: number;
	readonly hosts: readonly string[];
	readonly tasks: number;
	readonly cpusPerTask: number;
	/** Sleeping takes no time: it is noted. */
	sleep(seconds: number): void;
}

/** The cluster as it is now. */
export async function fresh(session: Session): Promise<ClusterReport> {
	session.report = (await session.account.report(session.name)) ?? session.report;
	return session.report;
}

/** The machine that a session stands on. */
export function hostOf({ report, job }: Session): string {
	return job?.hosts[0] ?? headHostOf(report);
}

/** The head node's own name. */
export function headHostOf({ privateIp }: ClusterReport): string {
	return `ip-${privateIp.replaceAll(".", "-")}`;
}
