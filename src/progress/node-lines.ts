import { toldByNode } from "../diagnosis/node-log.ts";
import { type Asked, newestOf } from "../ports/asked.ts";
import type { NodeWords } from "../runs/node-words.ts";
import type { RunView } from "../runs/run.ts";
import { type AwsPlace, withAwsOptions } from "../text/aws-options.ts";

/** What is said of the head node's logs below the cause of a failure. */
export interface NodeNote {
	readonly text: string;
	/** Commands that show them to somebody who may see them. */
	readonly commands: readonly string[];
}

/**
 * How far the head node's logs are read, and the key that keeps it for a look where the cluster can be made once more so
 * (`canKeep`): the footer has no room for it. Undefined where there is nothing of both to say.
 */
export function nodeNote(
	asked: Asked<NodeWords> | undefined,
	canKeep: boolean,
	aws: AwsPlace,
): NodeNote | undefined {
	const isRefused = asked?.at === "known" && asked.value.refused.length > 0 && !asked.value.telling;
	const sentences = [
		asked && readText(asked),
		canKeep ? "Press k to make it once more, and keep its head node for a look." : undefined,
		isRefused ? "Whoever runs the account sees it with:" : undefined,
	].filter((sentence) => sentence !== undefined);
	if (sentences.length === 0) return undefined;
	const commands = isRefused ? asked.value.refused.map((command) => withAwsOptions(command, aws)) : [];
	return { text: sentences.join(" "), commands };
}

/** Undefined where the logs tell why: then they stand above. */
function readText(asked: Asked<NodeWords>): string | undefined {
	if (newestOf(asked)?.telling) return undefined;
	if (asked.at === "asking") return "Reading what the head node wrote of its set-up …";
	if (asked.at === "failed") return `What the head node wrote could not be read: ${asked.error.message}`;
	return asked.value.refused.length === 0
		? "AWS keeps nothing of the head node that tells why."
		: "You may not read what the head node wrote.";
}

/** What a command would show has been looked at already, and does not tell. */
function withoutLog(view: RunView, { refused }: NodeWords): RunView {
	if (view.outcome.kind !== "failed" || !view.outcome.diagnosis.command?.startsWith("aws logs")) return view;
	const { command: _, ...rest } = view.outcome.diagnosis;
	const cure = refused.length > 0 ? "Look for the first error in the head node's log." : KEEP_IT;
	return { ...view, outcome: { ...view.outcome, diagnosis: { ...rest, cure } } };
}

const KEEP_IT = "Make it once more and keep its head node: then its log can be read there.";

/** The run with its failure explained by what the head node wrote, as far as that is known. */
export function withNodeWords(view: RunView, asked: Asked<NodeWords> | undefined): RunView {
	const telling = asked && newestOf(asked)?.telling;
	if (telling === undefined) return asked?.at === "known" ? withoutLog(view, asked.value) : view;
	if (view.outcome.kind === "failed") {
		return { ...view, outcome: { ...view.outcome, diagnosis: toldByNode(view.outcome.diagnosis, telling) } };
	}
	return view.phase === "stack" && view.cause ? { ...view, cause: toldByNode(view.cause, telling) } : view;
}
