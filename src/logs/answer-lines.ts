import { drawable } from "../config/diff.ts";
import type { AwsPlace } from "../text/aws-options.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import type { LogsAnswer } from "./read-logs.ts";
import { tellingWords } from "./told.ts";

const FROM = {
	cloudwatch: "CloudWatch",
	"head-node": "the head node, by ssh",
	console: "its console, as EC2 keeps it",
} as const;

/** Where they come from and how old they are, in a few words. */
export function whence({ from, logs }: LogsAnswer, now: Date): string {
	const times = logs.flatMap(({ writtenAt }) => writtenAt?.getTime() ?? []);
	if (times.length === 0) return `from ${FROM[from]}`;
	return `from ${FROM[from]}, ${durationText(secondsBetween(new Date(Math.max(...times)), now))} old`;
}

/** What tells why, and where the logs come from. */
export function sourceLines({ from, place, why, telling }: LogsAnswer, now: Date, aws: AwsPlace): string[] {
	const told = telling && tellingWords(telling, aws);
	const source = from === "cloudwatch" ? `Log group ${place} in CloudWatch` : `From ${FROM[from]} (${place})`;
	const read = `${source}, read ${now.toISOString().slice(0, 19).replace("T", " ")} UTC.`;
	return [
		...(told ? [...told.paragraphs, ...told.commands, ""] : []),
		why === undefined ? read : `${read} ${why}`,
	];
}

/** Each log below its name; AWS keys masked. */
export function logLines({ logs }: LogsAnswer, now: Date): string[] {
	return logs.flatMap(({ name, lines, writtenAt, isCut }) => {
		const age = writtenAt && `last written to ${durationText(secondsBetween(writtenAt, now))} before`;
		const heading = [name, age, isCut && "only its end", lines.length === 0 && "empty"];
		return ["", `── ${heading.filter(Boolean).join(", ")} ──`, ...drawable(lines.join("\n"))];
	});
}

/** All of it. */
export function answerLines(answer: LogsAnswer, now: Date, aws: AwsPlace): string[] {
	return [...sourceLines(answer, now, aws), ...logLines(answer, now)];
}

/** A file that is not there yet, in the home folder: of the cluster, which log, and the second. */
export function logPath(home: string, of: readonly string[], now: Date): string {
	return `${home}/${of.join("-")}-${now.toISOString().slice(0, 19).replaceAll(":", "-")}.log`;
}
