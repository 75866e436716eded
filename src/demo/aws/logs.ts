import { type BootLogs, bootLogsOf } from "../cluster/boot-logs.ts";
import { historyOf } from "../cluster/events.ts";
import type { ClusterFacts } from "../cluster/facts.ts";
import { releaseOf } from "../cluster/releases.ts";
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
	const { streams } = logsOf(facts, scene);
	if (action === "DescribeLogStreams") {
		return jsonAnswer({ logStreams: Object.keys(streams).map((name) => ({ logStreamName: name })) });
	}
	if (action !== "GetLogEvents") return jsonUnknown(action);
	const lines = streams[logStreamName ?? ""];
	if (lines === undefined) return missing("log stream");
	return jsonAnswer({ events: lines.map((message) => ({ timestamp: facts.createdAt, message })) });
}

/** What the head node of a cluster wrote. */
export function logsOf(facts: ClusterFacts, scene: Scene): BootLogs {
	const refused = facts.trouble === "boot-failed" ? refusedVolume(facts.config, scene) : undefined;
	return bootLogsOf(facts, scene.now, scene.speed, refused);
}

/** Version 2 takes its log group away with the cluster, version 3 leaves it. */
function isKept(facts: ClusterFacts, { now, speed }: Scene): boolean {
	const own = historyOf(facts, now, speed).filter(({ logicalId }) => logicalId === "CloudWatchLogGroup");
	return ["CREATE_COMPLETE", "DELETE_SKIPPED", "DELETE_IN_PROGRESS"].includes(own.at(-1)?.status ?? "");
}

function missing(what: string): HttpAnswer {
	return jsonFault("ResourceNotFoundException", `The specified ${what} does not exist.`);
}
