import { type AnswerV3, answerIn } from "./answers-v3.ts";
import type { Dialect, Verdict } from "./dialect.ts";
import { schemaWords } from "./schema-words.ts";
import { ENDED } from "./verdict-v2.ts";

const DONE: Verdict = { outcome: "done" };
const IN_PROGRESS: Verdict = { outcome: "in-progress" };

/**
 * What a run of ParallelCluster 3 said. Every verb returns at once, so an answer without an error means that AWS
 * has begun; `message` at its top is an error (seen with 3.0.0 to 3.16.1).
 */
export const judgeV3: Dialect["verdictOf"] = (verb, lines, code) => {
	const answer = answerIn(lines);
	if (!answer) return unanswered(lines, code);
	if (answer.message !== undefined) {
		return verb === "delete" && GONE.test(answer.message) ? DONE : failed(faultOf(answer));
	}
	if (verb === "stop" || verb === "start")
		return REACHED[verb].includes(fleetOf(answer)) ? doneWith(fleetOf(answer)) : IN_PROGRESS;
	const status = answer.cluster?.clusterStatus ?? answer.clusterStatus ?? "";
	if (status === `${verb.toUpperCase()}_COMPLETE`) return DONE;
	if (status !== `${verb.toUpperCase()}_FAILED`) return IN_PROGRESS;
	return failed(reasonOf(answer) ?? `The cluster's status is ${status}.`);
};

/** It says the same of a cluster of another major version (seen with 3.11.1 and 3.16.1). */
const GONE = /^(Bad Request: )?Cluster '[^']*' does not exist/i;

/** The words of AWS Batch mean something else than stopped and running. */
function doneWith(word: string): Verdict {
	return word === "ENABLED" || word === "DISABLED" ? { outcome: "done", fleet: word } : DONE;
}

const REACHED = { stop: ["STOPPED", "DISABLED"], start: ["RUNNING", "PROTECTED", "ENABLED"] };

/** The state of the fleet in an answer, in pcluster's word; empty when it does not say. */
export function fleetOf({ status, computeFleetStatus }: AnswerV3): string {
	return status ?? computeFleetStatus ?? "";
}

/** The sentence on what went wrong in an answer that is an error: the first finding, else the message itself. */
export function faultOf({ message, configurationValidationErrors }: AnswerV3): string {
	const errors = configurationValidationErrors.filter(
		({ level }) => level === "ERROR" || level === undefined,
	);
	return schemaWords(errors[0]?.message ?? message ?? "");
}

/** Only what is not said of every failed creation tells anything (seen with 3.16.1). */
function reasonOf({ failures }: AnswerV3): string | undefined {
	const telling = failures.filter(({ failureCode }) => failureCode !== "ClusterCreationFailure");
	const words = telling.flatMap(({ failureCode, failureReason }) =>
		[failureCode, failureReason].filter((word) => word !== undefined).join(": "),
	);
	return words[0];
}

const SILENT = "pcluster ended without a word.";

/** No JSON: Python's argument parser complained, something broke, or it was stopped. */
function unanswered(lines: readonly string[], code: number | undefined): Verdict {
	const said = lines.map((line) => line.trim()).filter((line) => line !== "");
	if (said.length === 0) {
		if (code === 0) return IN_PROGRESS;
		return failed(code === undefined || code < 0 ? ENDED : SILENT);
	}
	const words = said.filter((line) => !/^(usage: |File "|Traceback|\[|\{|\^)/.test(line));
	const telling = words.findLast((line) => /error: |^ERROR|Error\b|Invalid arguments/.test(line));
	if (code === 0 && telling === undefined) return IN_PROGRESS;
	const message = (telling ?? words.at(-1) ?? SILENT).replace(/^ERROR:\s*/, "");
	return failed(message);
}

function failed(message: string): Verdict {
	return { outcome: "failed", message: message.trim() || SILENT, failures: [] };
}
