import { type BootLogs, bootLogsOf } from "../cluster/boot-logs.ts";
import { historyOf } from "../cluster/events.ts";
import type { ClusterFacts } from "../cluster/facts.ts";
import { nodeIdOf, slurmOf } from "../cluster/fleet.ts";
import { headIdOf, headPrivateIp, nodePrivateIp } from "../cluster/head-facts.ts";
import { releaseOf } from "../cluster/releases.ts";
import { stacksOf } from "../cluster/view.ts";
import { daemonLogsOf, type NamedLogs, nodeLogsOf } from "../control/daemon-logs.ts";
import { slurmReportOf } from "../control/slurm-report.ts";
import { refusedVolume } from "../control/trouble.ts";
import type { HttpAnswer } from "./answer.ts";
import { jsonAnswer, jsonFault, jsonUnknown } from "./json.ts";
import type { Scene } from "./scene.ts";

/** What stands before the action in the header that tells what is asked. */
export const LOGS_SERVICE = "Logs_20140328.";

interface Question {
	readonly logGroupName?: string;
	readonly logStreamName?: string;
}

/** CloudWatch Logs: the log group of each cluster, with what its head node wrote. */
export function logsAnswer(action: string, body: string, scene: Scene | undefined): HttpAnswer {
	const { logGroupName, logStreamName } = JSON.parse(body) as Question;
	const facts = scene?.clusters.findLast((one) => releaseOf(one).logGroup(one) === logGroupName);
	if (!scene || !facts || !isKept(facts, scene)) return missing("log group");
	if (scene.region.denied.includes(action)) {
		return jsonFault("AccessDeniedException", `not authorized to perform: logs:${action}`);
	}
	const streams = streamsOf(facts, scene);
	if (action === "DescribeLogStreams") {
		return jsonAnswer({ logStreams: Object.keys(streams).map((name) => ({ logStreamName: name })) });
	}
	if (action !== "GetLogEvents") return jsonUnknown(action);
	const lines = streams[logStreamName ?? ""];
	if (lines === undefined) return missing("log stream");
	return jsonAnswer({ events: lines.map((message) => ({ timestamp: timeIn(message, facts), message })) });
}

/** When a line was written, by itself. */
function timeIn(line: string, { createdAt }: ClusterFacts): number {
	const [, day, time] = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/.exec(line) ?? [];
	return day === undefined ? createdAt : Date.parse(`${day}T${time}Z`);
}

/** All that the machines of a cluster have written, by stream. */
function streamsOf(facts: ClusterFacts, scene: Scene): NamedLogs {
	const of = (ip: string, id: string, logs: NamedLogs) =>
		Object.entries(logs).flatMap(([log, lines]) =>
			lines.length === 0 ? [] : [[`ip-${ip.replaceAll(".", "-")}.${id}.${log}`, lines] as const],
		);
	const { news } = slurmOf(facts, scene.now, scene.speed);
	const refused = new Set(news.flatMap(({ what, host }) => (what === "refused" ? [host] : [])));
	return Object.fromEntries([
		...of(headPrivateIp(facts), headIdOf(facts), headLogsOf(facts, scene)),
		// Also of nodes that have gone since; one that EC2 refuses once it refuses each time.
		...news
			.filter(({ what, host }) => what === "asked" && !refused.has(host))
			.flatMap(({ index, at }) =>
				of(nodePrivateIp(facts, index), nodeIdOf(facts, index, at), nodeLogsOf(facts, index, at)),
			),
	]);
}

/** What a head node has in its log folders: of its start, and once the cluster works, of its daemons. */
export function headLogsOf(facts: ClusterFacts, scene: Scene): NamedLogs {
	const { logs } = logsOf(facts, scene);
	const isMade = stacksOf(facts, scene.now, scene.speed)[0]?.status !== "CREATE_IN_PROGRESS";
	const slurm = slurmReportOf(facts, zoneOf(facts, scene), scene.now, scene.speed);
	return slurm && isMade && facts.trouble === undefined ? { ...logs, ...daemonLogsOf(facts, slurm) } : logs;
}

/** Where its machines are. */
export function zoneOf({ config }: ClusterFacts, { region }: Scene): string {
	return region.subnets.find(({ id }) => id === config.subnetId)?.zone ?? `${region.id}a`;
}

/** What the head node of a cluster wrote while it booted. */
export function logsOf(facts: ClusterFacts, scene: Scene): BootLogs {
	const refused = facts.trouble === "boot-failed" ? refusedVolume(facts.config, scene) : undefined;
	return bootLogsOf(facts, scene.now, scene.speed, refused);
}

/** Version 2 takes its log group away with the cluster, version 3 leaves it. */
export function isKept(facts: ClusterFacts, { now, speed }: Scene): boolean {
	const own = historyOf(facts, now, speed).filter(({ logicalId }) => logicalId === "CloudWatchLogGroup");
	return ["CREATE_COMPLETE", "DELETE_SKIPPED", "DELETE_IN_PROGRESS"].includes(own.at(-1)?.status ?? "");
}

function missing(what: string): HttpAnswer {
	return jsonFault("ResourceNotFoundException", `The specified ${what} does not exist.`);
}
