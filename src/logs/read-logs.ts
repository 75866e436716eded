import type { ClusterView } from "../cluster/cluster-view.ts";
import type { TellingLine } from "../diagnosis/node-log.ts";
import type { HeadNode } from "../login/head-node.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import type { InstanceId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { cloudLogsOf, type LoggedCluster, type LoggedMachine, readCloudLogs } from "./cloud-logs.ts";
import { readHeadFiles } from "./head-files.ts";
import { filesOf, type LogFile, type LogQuestion, NODE_FILES } from "./log-questions.ts";
import type { ReadLog } from "./read-log.ts";
import { newestTelling } from "./told.ts";

/** What logs say to a question. */
export interface LogsAnswer {
	readonly from: "cloudwatch" | "head-node" | "console";
	/** The log group, or the machine by its name or id. */
	readonly place: string;
	/** Why they do not come from CloudWatch, in whole sentences. */
	readonly why: string | undefined;
	/** At least one. */
	readonly logs: readonly ReadLog[];
	/** What tells why nodes do not start. */
	readonly telling: TellingLine | undefined;
}

type LogPorts = Pick<Ports, "inventory" | "logs">;

/**
 * The head node's logs: as CloudWatch keeps them, which is so when the head node is off, too; else from its disk by
 * ssh, where `way` does not tell why nobody can log in. Rejects as ports and head node do, with `not-found` where there is none yet or nobody can get there.
 */
export async function readLogs(
	ports: LogPorts,
	cluster: LoggedCluster,
	question: LogQuestion,
	way: HeadNode | string,
	signal: AbortSignal,
): Promise<LogsAnswer> {
	const told = (answer: LogsAnswer): LogsAnswer =>
		question.which === "nodes" ? { ...answer, telling: newestTelling(answer.logs) } : answer;
	const none = `CloudWatch has none of ${filesOf(question)} of ${cluster.name} yet.`;
	const wanted = { of: ({ isHead }: LoggedMachine) => isHead, files: question.files, none };
	const why = await fromCloud(ports, cluster, wanted, signal);
	if (typeof why !== "string") return told(why);
	if (typeof way === "string") throw new AppError("not-found", why, { hint: way });
	const logs = await readHeadFiles(way, question.files, signal).catch((thrown: unknown) => {
		signal.throwIfAborted();
		const { code, message, hint } = asAppError(thrown);
		throw new AppError(code, `${why} ${message}`, { ...(hint && { hint }), cause: thrown });
	});
	if (logs.length === 0)
		throw new AppError("not-found", `${why} The head node has none of ${filesOf(question)} either.`);
	const place = `the head node of ${cluster.name}`;
	return told({ from: "head-node", place, why, logs, telling: undefined });
}

/** Which logs of which machine, and what is said where there are none of them yet. */
interface Kept {
	readonly of: (machine: LoggedMachine) => boolean;
	readonly files: readonly LogFile[];
	readonly none: string;
}

/** What CloudWatch keeps of a machine; a string tells why that is nothing. Rejects as the ports do. */
async function fromCloud(
	ports: LogPorts,
	cluster: LoggedCluster,
	{ of, files, none }: Kept,
	signal: AbortSignal,
): Promise<LogsAnswer | string> {
	const cloud = await cloudLogsOf(ports, cluster, signal);
	if (typeof cloud === "string") return cloud;
	const machine = cloud.machines.find(of);
	const logs = machine ? await readCloudLogs(ports, cluster, cloud, machine, files, signal) : [];
	if (logs.length === 0) return none;
	return { from: "cloudwatch", place: cloud.group, why: undefined, logs, telling: undefined };
}

/** A compute node of which something can be read. */
export interface LoggedNode {
	readonly id: InstanceId;
	/** Its name in the network; undefined where CloudWatch has nothing of it. */
	readonly host: string | undefined;
	/** True while it is there. */
	readonly runs: boolean;
}

/** The compute nodes that have left logs, those of the moment among them, which wrote last first; and why not more. */
export async function loggedNodes(
	ports: LogPorts,
	cluster: LoggedCluster,
	there: ClusterView["nodes"],
	signal: AbortSignal,
): Promise<{ readonly nodes: readonly LoggedNode[]; readonly why: string | undefined }> {
	const cloud = await cloudLogsOf(ports, cluster, signal);
	const machines = typeof cloud === "string" ? [] : cloud.machines.filter(({ isHead }) => !isHead);
	const running = (there ?? []).map(({ id }) => id);
	const others = running.filter((id) => machines.every((one) => one.id !== id));
	return {
		nodes: [
			...machines.map(({ id, host }) => ({ id, host, runs: running.includes(id) })),
			...others.map((id) => ({ id, host: undefined, runs: true })),
		],
		why: typeof cloud === "string" ? cloud : undefined,
	};
}

/**
 * A compute node's own logs from CloudWatch, else what it wrote on its console at its start. Rejects as the ports do,
 * with `not-found` where it has written nothing.
 */
export async function readNodeLogs(
	ports: LogPorts & Pick<Ports, "ec2">,
	cluster: LoggedCluster,
	id: InstanceId,
	signal: AbortSignal,
): Promise<LogsAnswer> {
	const none = `CloudWatch has no logs of ${id} yet.`;
	const wanted = { of: (one: LoggedMachine) => one.id === id, files: NODE_FILES, none };
	const why = await fromCloud(ports, cluster, wanted, signal);
	if (typeof why !== "string") return why;
	const lines = await ports.ec2.consoleOutput(cluster.region, id, signal);
	if (lines.length === 0)
		throw new AppError("not-found", `${why} On its console it has written nothing yet either.`, {
			hint: "EC2 shows a console some minutes after the start.",
		});
	const logs = [{ name: "console", lines, writtenAt: undefined, isCut: false }];
	return { from: "console", place: id, why, logs, telling: undefined };
}
