import type { ClusterView } from "../cluster/cluster-view.ts";
import { CLUSTER_LOGS, clusterOfLog } from "../leftovers/find-leftovers.ts";
import { asAppError } from "../ports/errors.ts";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import type { LogFile } from "./log-questions.ts";
import type { ReadLog } from "./read-log.ts";

/** Whose logs are read: a cluster that is there, one that failed, or one that is gone. */
export interface LoggedCluster {
	readonly name: string;
	readonly region: RegionId;
	/** Undefined where it is gone, or never was. */
	readonly headId: InstanceId | undefined;
	/** Undefined for one that is gone. */
	readonly createdAt: Date | undefined;
}

/** One that is there. */
export function loggedOf({ name, region, head, createdAt }: ClusterView): LoggedCluster {
	return { name, region, headId: head?.id, createdAt };
}

/** A machine that has written to a log group. */
export interface LoggedMachine {
	readonly id: InstanceId;
	/** Its name in the network: ip-10-0-0-1. */
	readonly host: string;
	readonly isHead: boolean;
	/** The names of its logs. */
	readonly logs: readonly string[];
}

/** What CloudWatch keeps of a cluster. */
export interface CloudLogs {
	readonly group: string;
	/** Those that wrote last first. */
	readonly machines: readonly LoggedMachine[];
}

type CloudPorts = Pick<Ports, "inventory" | "logs">;

/** The newest lines of each are enough to read. */
const MOST_LINES = 1000;

/** A group is named for the minute in which pcluster began to make the cluster; its stack comes later. */
const MINUTES_BEFORE = 15;

/**
 * The log group of just this cluster and who writes there; a string tells why there is none, in whole sentences. Rejects
 * as the ports do, but where AWS will not show it.
 */
export async function cloudLogsOf(
	{ inventory, logs }: CloudPorts,
	cluster: LoggedCluster,
	signal: AbortSignal,
): Promise<CloudLogs | string> {
	const { name, region, headId } = cluster;
	try {
		const groups = await inventory.logGroups(region, CLUSTER_LOGS + name, signal);
		const group = newestGroup(
			groups.map((one) => one.name).filter((one) => clusterOfLog(one) === name),
			cluster,
		);
		if (group === undefined) {
			return `CloudWatch has no logs of ${name}: its config file switches them off, or its pcluster is older than 2.6.`;
		}
		const machines = machinesIn(await logs.streams(region, group, signal), headId);
		const isOurs = headId === undefined || machines.some(({ isHead }) => isHead);
		return isOurs ? { group, machines } : `CloudWatch has no logs of ${name} yet.`;
	} catch (thrown) {
		signal.throwIfAborted();
		const { code, message } = asAppError(thrown);
		if (code === "denied") return message;
		if (code === "not-found") return `CloudWatch has no logs of ${name} yet.`;
		throw thrown;
	}
}

/** Not that of another cluster which had the name before. */
function newestGroup(groups: readonly string[], { createdAt }: LoggedCluster): string | undefined {
	const first = createdAt && new Date(createdAt.getTime() - MINUTES_BEFORE * 60_000);
	const least = first?.toISOString().replaceAll(/\D/g, "").slice(0, 12) ?? "";
	const minuteOf = (group: string) => /-(\d{12})$/.exec(group)?.[1];
	const dated = groups.filter((group) => (minuteOf(group) ?? "") > least).toSorted();
	return dated.at(-1) ?? groups.find((group) => minuteOf(group) === undefined);
}

/** What a head node alone writes, and what it never does, from 2.6 to 3.16. */
const HEAD_ALONE = ["clustermgtd", "slurmctld", "slurm_resume", "sqswatcher", "jobwatcher"];
const NODE_ALONE = ["slurmd", "computemgtd", "nodewatcher", "bootstrap_error_msg"];

/** Streams are named HOST.INSTANCE.LOG. */
function machinesIn(streams: readonly string[], headId: InstanceId | undefined): LoggedMachine[] {
	const found = new Map<string, { host: string; logs: string[] }>();
	for (const stream of streams) {
		const [, host = "", id, log = ""] = /^(.+)\.(i-[0-9a-f]+)\.(.+)$/.exec(stream) ?? [];
		if (id === undefined) continue;
		const known = found.get(id) ?? { host, logs: [] };
		known.logs.push(log);
		found.set(id, known);
	}
	const has = (logs: readonly string[], names: readonly string[]) => logs.some((log) => names.includes(log));
	const known = [...found].map(([id, { host, logs }]) => ({ id: id as InstanceId, host, logs }));
	// A creation that failed early has left the streams of one machine, and nothing that tells which.
	const guessed =
		known.find(({ logs }) => has(logs, HEAD_ALONE)) ?? known.find(({ logs }) => !has(logs, NODE_ALONE));
	return known.map((one) => ({ ...one, isHead: one.id === (headId ?? guessed?.id) }));
}

/** The newest lines of those files of a machine that are there, in their order. Rejects as the port does. */
export async function readCloudLogs(
	{ logs }: CloudPorts,
	{ region }: LoggedCluster,
	{ group }: CloudLogs,
	machine: LoggedMachine,
	files: readonly LogFile[],
	signal: AbortSignal,
): Promise<ReadLog[]> {
	const wanted = files.filter(({ name }) => machine.logs.includes(name));
	return Promise.all(
		wanted.map(async ({ name }) => {
			const stream = `${machine.host}.${machine.id}.${name}`;
			const { lines, writtenAt } = await logs.newestLines(region, group, stream, signal);
			return { name, lines: lines.slice(-MOST_LINES), writtenAt, isCut: lines.length > MOST_LINES };
		}),
	);
}
