import type { Subject } from "../cluster/holdings.ts";
import { DIFF_SIGNS, type DiffLine } from "../config/diff.ts";
import { shortCost } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { PrintedChange } from "../pcluster/dialect.ts";
import { head, item, nodesText, type QuestionLine, type VerbQuestion, whichOne } from "./question-parts.ts";

/** What the question of another size is made of. */
export interface AskedSize {
	readonly lines: readonly DiffLine[];
	readonly besides: readonly PrintedChange[];
	/** The compute nodes are stopped for it. */
	readonly stops: boolean;
	/** What it costs as it is and then; undefined where that is not known. */
	readonly costs: { readonly before: Estimate; readonly after: Estimate } | undefined;
}

/** Asks before the size of a cluster is changed: what changes, what stops meanwhile, what it costs then. */
export function sizeQuestion(subject: Subject, { lines, besides, stops, costs }: AskedSize): VerbQuestion {
	const { name } = subject;
	const changed = lines.filter(({ kind, text }) => (kind === "added" || kind === "removed") && text !== "");
	return {
		title: `Change the size of ${name}?`,
		body: [
			...whichOne(subject),
			head("Meanwhile"),
			...meanwhile(subject, stops).map(item),
			item("the head node stays on; AWS takes some minutes"),
			item("if AWS cannot make it, it goes back to the old size, and the file to its old text"),
			...(besides.length === 0 ? [] : [BESIDES, ...besides.map(besideText).map(item)]),
			head(changed.length > 0 ? "Its config file" : "Its config file says so already"),
			...(changed.some(({ text }) => text.startsWith("queue_settings")) ? [item(LONG_FORM)] : []),
			...changed.map(({ kind, text }) => item(`${DIFF_SIGNS[kind]}${text}`)),
		],
		money: [costs ? `It costs ${shortCost(costs.after, costs.before)}.` : "What it costs then is not known."],
		does: `change the size of ${name}`,
		no: "leave it as it is",
		typed: undefined,
		keeps: undefined,
	};
}

const BESIDES: QuestionLine = {
	text: "Changes too, because the file says something else than the cluster has",
	tone: "warn",
};

const besideText = ({ parameter, from, to }: PrintedChange) => `${parameter}: ${from} → ${to}`;

const LONG_FORM = "the nodes get sections of their own: pcluster takes no other form for a change";

function meanwhile({ computeNodes, state }: Subject, stops: boolean): string[] {
	if (stops) {
		return [
			`all compute nodes are stopped first: pcluster asks for it${computeNodes === 0 ? "" : `. Ends ${nodesText(computeNodes)}`}`,
			...(computeNodes === 0 ? [] : ["jobs that run now are lost"]),
			"waiting jobs stay in the queue; nodes may start again at the end",
		];
	}
	return [state === "stopped" ? "the compute nodes stay stopped" : "compute nodes and jobs go on"];
}
