import { toldByNode } from "../diagnosis/node-log.ts";
import { type Asked, newestOf } from "../ports/asked.ts";
import type { NodeWords } from "../runs/node-words.ts";
import type { RunView } from "../runs/run.ts";

/** What is said of the head node's logs below the cause of a failure. */
export interface NodeNote {
	readonly text: string;
	/** Commands that show them to somebody who may see them. */
	readonly commands: readonly string[];
}

/**
 * How far the head node's logs are read; undefined where they are not asked for, and where they tell why. `canKeep`: the
 * cluster can be made once more with its head node kept.
 */
export function nodeNote(asked: Asked<NodeWords> | undefined, canKeep: boolean): NodeNote | undefined {
	if (asked === undefined) return undefined;
	const words = newestOf(asked);
	if (words?.telling) return undefined;
	if (asked.at === "asking")
		return { text: "Reading what the head node wrote of its set-up …", commands: [] };
	if (asked.at === "failed") {
		return { text: `What the head node wrote could not be read: ${asked.error.message}`, commands: [] };
	}
	const { refused } = asked.value;
	const text =
		refused.length === 0
			? `AWS keeps nothing of the head node that tells why.${canKeep ? " Press k to make it once more, and keep it for a look." : ""}`
			: `You may not read what the head node wrote. Whoever runs the account sees it with:`;
	return { text, commands: refused };
}

/** The run with its failure explained by what the head node wrote, as far as that is known. */
export function withNodeWords(view: RunView, asked: Asked<NodeWords> | undefined): RunView {
	const telling = asked && newestOf(asked)?.telling;
	if (telling === undefined) return view;
	if (view.outcome.kind === "failed") {
		return { ...view, outcome: { ...view.outcome, diagnosis: toldByNode(view.outcome.diagnosis, telling) } };
	}
	return view.phase === "stack" && view.cause ? { ...view, cause: toldByNode(view.cause, telling) } : view;
}
