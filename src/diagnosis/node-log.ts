import type { Cause } from "./cause.ts";
import { type Diagnosis, diagnosisFrom, quoteOf } from "./diagnose.ts";
import { finderIn } from "./find-cause.ts";
import { headCauses } from "./head-causes.ts";
import { imageCauses } from "./image-causes.ts";
import { limitCauses } from "./limit-causes.ts";
import { nodeCauses } from "./node-causes.ts";
import { nodeLogCauses } from "./node-log-causes.ts";
import { volumeCauses } from "./volume-causes.ts";

/** Something that the head node wrote while it was set up, oldest line first. */
export interface NodeLog {
	/** What it is called for people, e.g. cfn-init. */
	readonly name: string;
	readonly lines: readonly string[];
}

/** The line of the head node's logs that tells why it could not be set up. */
export interface TellingLine {
	readonly log: string;
	/** Without the time before it. */
	readonly line: string;
	/** What it means; undefined when the cause is not one we know. */
	readonly cause: Cause | undefined;
}

const find = finderIn([
	...nodeLogCauses,
	...volumeCauses,
	...imageCauses,
	...nodeCauses,
	...limitCauses,
	...headCauses,
]);

/** Words of trouble; a line without any of them is passed over. */
const TROUBLE =
	/error|fatal|fail|denied|refused|cannot|can't|could ?n[o']t|unable|no such|not found|unknown|wrong|timed? ?out|timeout|unreachable|not authorized|no space|out of memory|oom-killer|in use|already attached|capacity|limit/i;

/** Lines that say such words and tell of no trouble. Of the address in them a machine asks for facts of itself. */
const HARMLESS =
	/\[?\b(?:DEBUG|INFO|TRACE)\b\]?|169\.254\.169\.254|errors=remount-ro|ignore_failure|\b(?:0|no) (?:errors?|failures?|failed)\b|error_log|--?fail|SELinux|audit\(|firmware|\bACPI\b|\bkernel: .*(?:PCI|mce|i8042)/i;

/** What is left of very long logs: the newest lines of trouble, and as much of each. */
const MOST_LINES = 300;
const LONGEST_LINE = 400;

/**
 * The line that tells most. A known cause comes first, in the order of the logs; then what a command wrote that
 * failed, then the first line that calls itself an error.
 */
export function tellingLine(logs: readonly NodeLog[]): TellingLine | undefined {
	const troubled = logs.map(({ name, lines }) => ({ name, lines: troubleIn(lines) }));
	for (const { name, lines } of troubled) {
		const text = lines.join("\n");
		const found = find(text);
		if (found === undefined || found.cause.role !== undefined) continue;
		return { log: name, line: untimed(lineAt(text, found.at)), cause: found.cause };
	}
	for (const tells of [/^\s*STDERR: *(?!Traceback)\S/, /\b(?:FATAL|ERROR|Error|error:|fatal:)/]) {
		for (const { name, lines } of troubled) {
			const line = lines.find((each) => tells.test(each));
			if (line !== undefined) return { log: name, line: untimed(line), cause: undefined };
		}
	}
	return undefined;
}

function troubleIn(lines: readonly string[]): string[] {
	return lines
		.filter((line) => TROUBLE.test(line) && !HARMLESS.test(line))
		.slice(-MOST_LINES)
		.map((line) => line.slice(0, LONGEST_LINE));
}

/** Without the time, the machine and the level that stand before what is said. */
function untimed(line: string): string {
	return line
		.trim()
		.replace(/^\[ *\d+\.\d+\] */, "")
		.replace(/^\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]? */, "")
		.replace(/^[A-Z][a-z]{2} +\d+ [\d:]{8} */, "")
		.replace(/^(?:\S+ )?cloud-init\[\d+\]: */, "")
		.replace(/^(?:P\d+ )?\[(?:ERROR|FATAL|WARN(?:ING)?)\] */, "")
		.trim();
}

function lineAt(text: string, at: number): string {
	const end = text.indexOf("\n", at);
	return text.slice(text.lastIndexOf("\n", at - 1) + 1, end === -1 ? undefined : end);
}

/** The same failure, explained by what the head node wrote: its own words stand before AWS's. */
export function toldByNode(diagnosis: Diagnosis, { log, line, cause }: TellingLine): Diagnosis {
	const said = [
		`The head node's log (${log}): ${line}`,
		`${diagnosis.quotes ?? "AWS"}: ${quoteOf(diagnosis)}`,
	];
	if (cause === undefined) return { ...diagnosis, said };
	return { ...diagnosisFrom({ resource: undefined, reason: line }, cause, "the head node"), said };
}
