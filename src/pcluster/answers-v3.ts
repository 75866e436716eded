import * as z from "zod/mini";
import { plainText } from "../text/plain.ts";

/*
 * What pcluster 3 answers, as far as it is used. Fields that are not named here pass by; those of an unexpected
 * kind count as missing, so that a newer release is understood as far as possible.
 */

const text = z.pipe(
	z.string(),
	z.transform((words: string) => plainText(words)),
);
const said = ifReadable(text);

function ifReadable<Item extends z.ZodMiniType>(item: Item) {
	return z.catch(z.optional(item), undefined);
}

function listOf<Item extends z.ZodMiniType>(item: Item) {
	return z.pipe(
		z.catch(z.array(z.unknown()), []),
		z.transform((all) =>
			all.flatMap((one): z.output<Item>[] => {
				const read = item.safeParse(one);
				return read.success ? [read.data] : [];
			}),
		),
	);
}

const message = z.object({ level: said, type: said, message: text });
const change = z.object({
	parameter: said,
	requestedValue: said,
	currentValue: said,
	/** Why it is refused. */
	message: said,
});
const failure = z.object({ failureCode: said, failureReason: said });

/** A cluster in the answers of create, delete and list; `describe-cluster` gives the same at the top. */
const cluster = z.object({
	clusterName: text,
	version: said,
	clusterStatus: said,
	/** Spelt with a capital F by describe-cluster alone (seen with 3.0.0 to 3.16.1). */
	cloudformationStackStatus: said,
	cloudFormationStackStatus: said,
	cloudformationStackArn: said,
});

const event = z.object({
	logicalResourceId: text,
	physicalResourceId: said,
	resourceType: said,
	resourceStatus: text,
	resourceStatusReason: said,
	stackName: said,
});

const answer = z.object({
	/** Errors, and what a dry run that passes says. */
	message: said,
	configurationValidationErrors: listOf(message),
	validationMessages: listOf(message),
	/** What an update would change, and what of it is refused. */
	changeSet: listOf(change),
	updateValidationErrors: listOf(change),
	cluster: ifReadable(cluster),
	clusters: listOf(cluster),
	events: listOf(event),
	nextToken: ifReadable(z.string()),
	/** The line that a dry run of ssh would hand to the shell. */
	command: said,
	/** The fleet, in the answers of describe-compute-fleet and update-compute-fleet. */
	status: said,
	/** When that last changed, in ISO 8601. */
	lastStatusUpdatedTime: said,
	/** The fleet, in that of describe-cluster. */
	computeFleetStatus: said,
	clusterStatus: said,
	cloudFormationStackStatus: said,
	failures: listOf(failure),
});

/** An answer of pcluster 3, texts made safe to draw. */
export type AnswerV3 = z.output<typeof answer>;
/** What a validator of pcluster 3 said, as it said it. */
export type MessageV3 = z.output<typeof message>;
export type EventV3 = z.output<typeof event>;

/**
 * The answer among the lines of a run: the last JSON object that begins and ends at the edge. Warnings of Python
 * may stand before and after it, and between its lines, which are all indented. Undefined when there is none.
 */
export function answerIn(lines: readonly string[]): AnswerV3 | undefined {
	let found: AnswerV3 | undefined;
	for (let at = 0; at < lines.length; at++) {
		if (!lines[at]?.startsWith("{")) continue;
		const end = endOf(lines, at);
		const value = end === undefined ? undefined : parsed(lines, at, end);
		const read = value === undefined ? undefined : answer.safeParse(value);
		if (end === undefined || !read?.success) continue;
		found = read.data;
		at = end;
	}
	return found;
}

function endOf(lines: readonly string[], start: number): number | undefined {
	if (lines[start] !== "{" && lines[start]?.endsWith("}")) return start;
	for (let at = start + 1; at < lines.length; at++) {
		if (lines[at] === "}") return at;
		if (lines[at]?.startsWith("{")) return undefined;
	}
	return undefined;
}

function parsed(lines: readonly string[], start: number, end: number): unknown {
	const inner = lines.slice(start, end + 1);
	const own = inner.filter((line, at) => at === 0 || at === inner.length - 1 || /^\s/.test(line));
	try {
		return JSON.parse(own.join("\n"));
	} catch {
		return undefined;
	}
}
