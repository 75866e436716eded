import type { ClusterView } from "../cluster/cluster-view.ts";
import { refusalOf } from "../console/cluster-words.ts";
import type { HeadNode } from "../login/head-node.ts";
import { answerLines } from "../logs/answer-lines.ts";
import { cloudLogsOf, type LoggedCluster, loggedOf } from "../logs/cloud-logs.ts";
import { filesOf, LOG_QUESTIONS, type LogQuestion } from "../logs/log-questions.ts";
import { type LogsAnswer, loggedNodes, readLogs, readNodeLogs } from "../logs/read-logs.ts";
import { tellingWords } from "../logs/told.ts";
import { asAppError } from "../ports/errors.ts";
import type { InstanceId } from "../ports/ids.ts";
import { clusterNamed, regionAtHand } from "../services/clusters-at-hand.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import type { AwsPlace } from "../text/aws-options.ts";
import { tableLines } from "../text/table-lines.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";

/** Tells which logs there are. */
export function tellWhich(json: true | undefined, { say }: Pick<Tools, "say">): void {
	if (json) {
		const all = LOG_QUESTIONS.map(({ which, asks, files }) => ({
			which,
			asks,
			logs: files.map(({ name }) => name),
		}));
		say(JSON.stringify({ choices: all }, undefined, 2));
	} else say(tableLines(LOG_QUESTIONS.map((one) => [one.which, one.asks, filesOf(one)])).join("\n"));
}

interface Wanted {
	readonly name: string | undefined;
	readonly question: LogQuestion;
	/** Of a compute node. */
	readonly id: string | undefined;
	readonly json: true | undefined;
}

/** Tells the logs of a cluster, of one that is deleted too as long as CloudWatch has them. */
export async function tellLogs(
	world: World,
	{ name, question, id, json }: Wanted,
	{ version, say }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, version);
	const { ports } = services;
	const { cluster, nodes, way } = await found(services, name, signal);
	if (question.which === "node" && id === undefined) {
		const seen = await loggedNodes(ports, cluster, nodes, signal);
		if (json) {
			const nodes = seen.nodes.map((one) => ({ ...one, host: one.host ?? null }));
			say(JSON.stringify({ name: cluster.name, region: cluster.region, nodes }, undefined, 2));
		} else {
			const rows = seen.nodes.map((one) => [one.id, one.host ?? "", one.runs ? "there now" : "gone"]);
			say(
				[
					...(seen.why ? [seen.why] : []),
					...(rows.length ? tableLines(rows) : ["No node has left a log."]),
				].join("\n"),
			);
		}
		return EXIT.done;
	}
	const answer =
		id === undefined
			? await readLogs(ports, cluster, question, way, signal)
			: await readNodeLogs(ports, cluster, id as InstanceId, signal);
	const aws = { region: cluster.region, profile: services.settings.profile };
	if (json) say(JSON.stringify(logsJson(cluster, question, answer, aws), undefined, 2));
	else say(answerLines(answer, ports.clock.now(), aws).join("\n"), true);
	return EXIT.done;
}

interface Found {
	readonly cluster: LoggedCluster;
	/** Those that are there. */
	readonly nodes: ClusterView["nodes"];
	readonly way: HeadNode | string;
}

const GONE = "The cluster is deleted: only CloudWatch may still have them.";

async function found(services: Services, name: string | undefined, signal: AbortSignal): Promise<Found> {
	try {
		const { engine, cluster, target } = await clusterNamed(services, name, signal);
		const way = refusalOf(cluster, "ssh") ?? services.headNode(engine, target, cluster.stackId);
		return { cluster: loggedOf(cluster), nodes: cluster.nodes, way };
	} catch (thrown) {
		if (name === undefined || asAppError(thrown).code !== "not-found") throw thrown;
		const { region } = await regionAtHand(services, signal);
		const cluster = { name, region, headId: undefined, createdAt: undefined };
		if (typeof (await cloudLogsOf(services.ports, cluster, signal)) === "string") throw thrown;
		return { cluster, nodes: undefined, way: GONE };
	}
}

/** Logs for programs, as schemas/logs.json describes them. */
function logsJson(
	{ name, region }: LoggedCluster,
	{ which }: LogQuestion,
	{ from, place, why, telling, logs }: LogsAnswer,
	aws: AwsPlace,
): object {
	const told = telling && { ...tellingWords(telling, aws), log: telling.log };
	return {
		...{ name, region, which, from, place, why: why ?? null, telling: told ?? null },
		logs: logs.map(({ name, lines, writtenAt, isCut }) => ({
			...{ name, writtenAt: writtenAt?.toISOString() ?? null, isCut, lines },
		})),
	};
}
