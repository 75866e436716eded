import type { Dialect, PrintedFailure, Verdict } from "./dialect.ts";

type Judge = Dialect["verdictOf"];

const DONE: Verdict = { outcome: "done" };
const IN_PROGRESS: Verdict = { outcome: "in-progress" };

/**
 * What a run of ParallelCluster 2 said. The text decides, for the exit code misleads: 0 after Ctrl-C, after a
 * failed delete and, in 2.4.1 and 2.5.0, after a failed create (seen with 2.4.1 … 2.11.9).
 */
export const judgeV2: Judge = (verb, lines, code) => {
	const said = lines.flatMap(apart).filter((line) => line !== "");
	const has = (fragment: string) => said.some((line) => line.includes(fragment));
	if (verb === "delete" && said.some((line) => GONE.test(line))) return DONE;
	const known = VERDICTS[verb].find(({ sign }) => has(sign));
	if (code !== undefined && code !== 0 && !has("Exiting...")) return failure(lines, said);
	if (known) return known.verdict === "failed" ? failure(lines, said) : known.verdict;
	if (verb === "create" && code === 0 && created(said)) return DONE;
	if (said.some((line) => TROUBLE.test(line))) return failure(lines, said);
	if (has("Exiting...") || code === undefined) return asked(said) ? IN_PROGRESS : interrupted();
	return IN_PROGRESS;
};

/**
 * The line of progress is never ended before an error is told: what AWS refuses while pcluster waits stands behind it,
 * without a blank or with many (seen with 2.5.1: its source up to 2.11.9 writes so).
 */
const WAITED =
	/^(?:Status: (?:\S+ - )?[A-Z_]*?(?:_IN_PROGRESS|_COMPLETE|_FAILED)(?!_)|MasterServer: (?:PENDING|RUNNING|STOPP(?:ED|ING)))(?=.)/;

function apart(line: string): string[] {
	const text = line.trim();
	const waited = WAITED.exec(text)?.[0];
	return waited === undefined ? [text] : [waited, text.slice(waited.length).trim()];
}

/** 2.4.1 takes a stack that is gone for a fault, and exits with 1; later versions only warn. */
const GONE =
	/^(ERROR: )?(Stack with id \S+ does not exist|.*Failed with error: Stack with id \S+ does not exist)$/;

const TROUBLE = /^ERROR:|^Config sanity error|Traceback \(most recent call last\)|Unexpected error of type/i;

/** First sign that fits wins, so what ends a run stands above what begins it. */
const VERDICTS: Record<
	"create" | "stop" | "start" | "delete" | "update",
	readonly { sign: string; verdict: Verdict | "failed" }[]
> = {
	create: [{ sign: "Cluster creation failed", verdict: "failed" }],
	update: [{ sign: "Update aborted.", verdict: "failed" }],
	stop: [
		{ sign: "Compute fleet already in STOPPED", verdict: DONE },
		{ sign: "Request submitted successfully", verdict: IN_PROGRESS },
		{ sign: "Stopping compute fleet", verdict: IN_PROGRESS },
		{ sign: "Disabling AWS Batch compute environment", verdict: { ...DONE, fleet: "DISABLED" } },
	],
	// An Auto Scaling group that is switched on again starts no node by itself: nothing is left to wait for.
	start: [
		{ sign: "Compute fleet already in RUNNING", verdict: DONE },
		{ sign: "Request submitted successfully", verdict: IN_PROGRESS },
		{ sign: "Starting compute fleet", verdict: DONE },
		{ sign: "Enabling AWS Batch compute environment", verdict: { ...DONE, fleet: "ENABLED" } },
	],
	delete: [
		{ sign: "Cluster deleted successfully", verdict: DONE },
		{ sign: "has already been deleted or does not exist", verdict: DONE },
		{ sign: "Cluster did not delete successfully", verdict: "failed" },
	],
};

function asked(said: readonly string[]): boolean {
	return said.some((line) => line.startsWith("Creating stack named") || line.startsWith("Status: "));
}

function created(said: readonly string[]): boolean {
	return said.some((line) => /^(ClusterUser|MasterPrivateIP): |^Status: CREATE_COMPLETE$/.test(line));
}

/** Whether it had asked AWS by then is not known. */
export const ENDED = "pcluster was ended from outside before it had an answer.";

function interrupted(): Verdict {
	return {
		outcome: "failed",
		message: ENDED,
		failures: [],
	};
}

const SILENT = "pcluster ended without a word.";

function failure(lines: readonly string[], said: readonly string[]): Verdict {
	return {
		outcome: "failed",
		message: messageOf(said).trim() || SILENT,
		failures: lines.flatMap(printedFailure),
	};
}

/** The lines that tell why, without prefixes and stack traces; the last line when none does. */
function messageOf(said: readonly string[]): string {
	const unexpected = said.find((line) => line.includes("Unexpected error of type"));
	const start = said.findIndex((line) => /^ERROR:|^Config sanity error/i.test(line));
	if (start >= 0) return errorBlock(said.slice(start));
	if (unexpected) return unexpected;
	const refused = refusalIn(said);
	if (refused !== "") return refused;
	const words = said.filter((line) => !/^(Status: |Exiting|File ")/.test(line));
	const telling = words.find((line) =>
		/Cluster creation failed|did not delete|[Nn]etwork|[Cc]redentials|must /.test(line),
	);
	return telling ?? words.at(-1) ?? "";
}

/**
 * Why the bucket or the stack was refused, in AWS's words, which may be several lines: they stand before what it tidies
 * up, and below what it had just begun (seen with 2.11.9). Empty when neither was.
 */
function refusalIn(said: readonly string[]): string {
	const tidying = said.findIndex((line) => /^Deleting (artifacts under|bucket) /.test(line));
	const told = tidying < 0 ? said : said.slice(0, tidying);
	const trouble = told.findIndex((line) =>
		/^(Unable to (create|access|upload)|Failed when|Error when) /.test(line),
	);
	const begun = tidying < 0 ? -1 : told.findLastIndex((line) => line.startsWith("Creating stack named"));
	const from = trouble >= 0 ? trouble : begun + 1;
	return from === 0 && tidying < 0 ? "" : told.slice(from).slice(-6).join(" ");
}

/** An error and the lines below that belong to it: allowed values, the list of what a parameter brought up. */
function errorBlock(said: readonly string[]): string {
	const end = said.findIndex(
		(line, at) => at > 0 && /^(WARNING:|Traceback|usage:|Exiting|Deleting)/.test(line),
	);
	const block = said.slice(0, end < 0 ? 6 : Math.min(end, 6));
	return block.map((line) => line.replace(/^ERROR:\s*/i, "")).join(" ");
}

/** `  - TYPE LOGICALID REASON`, deeper for each nested stack (seen with 2.6 to 2.11.9). */
function printedFailure(line: string): PrintedFailure[] {
	const match = /^\s*- (\S+::\S+) (\S+) ?(.*)$/.exec(line);
	if (!match?.[1] || !match[2]) return [];
	return [{ type: match[1], logicalId: match[2], reason: match[3]?.trim() ?? "" }];
}
