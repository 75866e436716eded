import { diagnosisFrom } from "../diagnosis/diagnose.ts";
import { type NodeLog, type TellingLine, tellingLine } from "../diagnosis/node-log.ts";
import { copiesOf } from "../diagnosis/placed.ts";
import { type AwsPlace, withAwsOptions } from "../text/aws-options.ts";

/** The newest line that tells something, of the first log that has one: a cause that is known before any other. */
export function newestTelling(logs: readonly NodeLog[]): TellingLine | undefined {
	return firstIn(logs, true) ?? firstIn(logs, false);
}

function firstIn(logs: readonly NodeLog[], known: boolean): TellingLine | undefined {
	for (const { name, lines } of logs) {
		for (const line of lines.toReversed()) {
			const telling = tellingLine([{ name, lines: [line] }]);
			if (telling && (telling.cause !== undefined || !known)) return telling;
		}
	}
	return undefined;
}

/** A line that tells why, in plain words: what it means, what to do, what it says; and what can be copied. */
export function tellingWords(
	{ log, line, cause }: TellingLine,
	aws: AwsPlace,
): {
	readonly paragraphs: readonly string[];
	readonly commands: readonly string[];
} {
	const said = `${log} says: ${line}`;
	if (cause === undefined)
		return { paragraphs: ["firstlight does not know this cause.", said], commands: [] };
	const { meaning, cure, command, link } = diagnosisFrom({ resource: undefined, reason: line }, cause);
	return {
		paragraphs: [meaning, cure, said].flatMap((text) => text ?? []),
		commands: copiesOf({ command: command && withAwsOptions(command, aws), link }),
	};
}
