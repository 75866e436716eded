import { type Diagnosis, quoteOf } from "../diagnosis/diagnose.ts";
import type { About } from "../keys/key-help.ts";
import { stepById } from "../questions/steps.ts";
import type { RunView } from "../runs/run.ts";
import { cut, readable, widthOf, wrap } from "../text/fit.ts";
import type { NodeNote } from "./node-lines.ts";
import { isKeptForALook } from "./run-words.ts";
import { doingText } from "./shown-rows.ts";

/** Where a failed run is told: the terminal's body. */
export interface CauseArea {
	readonly columns: number;
	/** Rows between the header's gap and the footer. */
	readonly rows: number;
	/** What is left of a failed creation costs, as a sentence; undefined where that is not known. */
	readonly cost?: string | undefined;
	/** How far the head node's logs are read. */
	readonly node?: NodeNote | undefined;
	/** False where the answers are not those of this session; true when left out. */
	readonly remembered?: boolean | undefined;
	/** Where all of AWS's own words are, said where they are cut. */
	readonly whole?: string | undefined;
}

/** Why a run failed, broken to the width, in the order in which it is told. */
export interface CauseLines {
	readonly meaning: readonly string[];
	readonly cure: readonly string[];
	readonly question: readonly string[];
	readonly command: readonly string[];
	readonly left: readonly string[];
	/** Of the head node's logs, and the commands that show them. */
	readonly node: readonly string[];
	readonly nodeCommands: readonly string[];
	readonly link: readonly string[];
	/** AWS's or pcluster's own words, as far as there is room. */
	readonly said: readonly string[];
	/** True when there is room for where the log is. */
	readonly log: boolean;
	/** Rows left for the resources or pcluster's output, the gap above them not counted. */
	readonly below: number;
	/** Rows for something else that was asked for, where only meaning, cure and question stay. */
	readonly instead: number;
}

/** Rows of the panel's frame and title. */
const PANEL_ROWS = 3;
/** Columns of the panel's frame and of the page's edges. */
const PANEL_COLUMNS = 8;
/** The page's edges, and the mark before what is left. */
const EDGE_COLUMNS = 6;
/** What AWS said takes no more rows than this while there is something else to show. */
const SAID_ROWS = 4;
/** Fewer rows of resources tell nothing. */
const FEWEST_ROWS = 3;

/**
 * What it means, the cure, the question, the command and what is left stand whole, whatever the size; of the rows that
 * remain first what is said of the head node's logs, whole or not at all, then the link, AWS's own words, the log's place
 * and what lies below.
 */
export function causeLines(
	view: RunView,
	{ columns, rows, cost, node, remembered, whole = "" }: CauseArea,
): CauseLines | undefined {
	if (view.outcome.kind !== "failed") return undefined;
	const { diagnosis } = view.outcome;
	const broken = (text: string | undefined, width: number) =>
		text === undefined || text === "" ? [] : wrap(text, readable(width));
	const [first, quoted] = toldAndQuoted(diagnosis);
	const lines = {
		meaning: first.flatMap((text) => broken(text, columns - PANEL_COLUMNS)),
		cure: broken(diagnosis.cure, columns - PANEL_COLUMNS),
		question: broken(questionText(diagnosis, remembered), columns - PANEL_COLUMNS),
		command: commandLines(diagnosis.command, columns - EDGE_COLUMNS),
		left: broken(leftText(view, cost), columns - EDGE_COLUMNS),
	};
	const ofNode = {
		node: broken(node?.text, columns - EDGE_COLUMNS),
		nodeCommands: (node?.commands ?? []).flatMap((command) => commandLines(command, columns - EDGE_COLUMNS)),
	};
	const panel = PANEL_ROWS + lines.meaning.length + lines.cure.length + lines.question.length;
	let room = rows - PANEL_ROWS - Object.values(lines).flat().length;
	const nodeRows = Object.values(ofNode).flat().length;
	const hasNode = nodeRows <= room;
	if (hasNode) room -= nodeRows;
	const link = broken(diagnosis.link, columns - EDGE_COLUMNS);
	const hasLink = link.length < room;
	if (hasLink) room -= link.length;
	const said = quoted.flatMap((text) => {
		const most = Math.min(SAID_ROWS, room);
		const width = readable(columns - EDGE_COLUMNS);
		const shown = beginning(broken(text, width), most, width, whole);
		room -= shown.length;
		return shown;
	});
	const log = room > 0;
	const below = room - 2;
	return {
		...lines,
		...(hasNode ? ofNode : { node: [], nodeCommands: [] }),
		link: hasLink ? link : [],
		said,
		log,
		below: below < FEWEST_ROWS ? 0 : below,
		instead: Math.max(1, rows - panel - 2),
	};
}

/** At most so many of the lines; a sign says that there are more, and `whole` where. */
function beginning(lines: readonly string[], most: number, width: number, whole: string): readonly string[] {
	if (lines.length <= most) return lines;
	const shown = lines.slice(0, Math.max(0, most));
	return shown.map((line, place) =>
		place < most - 1 ? line : cut(`${line} …`, width - widthOf(whole)) + whole,
	);
}

/** What stands first, and whose words stand last: a text that nothing explains stands first itself. */
function toldAndQuoted(diagnosis: Diagnosis): [string[], readonly string[]] {
	const { meaning, quotes, said } = diagnosis;
	const quote = quoteOf(diagnosis);
	if (quotes && meaning !== undefined) return [[meaning], said ?? [`${quotes} says: ${quote}`]];
	return [meaning === undefined ? [quote] : [quote, meaning], []];
}

/** What a run is, for its help; of one that failed, all for which a small screen has no room. */
export function aboutRun(view: RunView): About {
	const { outcome, phase } = view;
	const title = doingText(view);
	if (outcome.kind !== "failed") return { title, paragraphs: phase === "fleet" ? [] : [ABOUT_STACK] };
	const [told, quoted] = toldAndQuoted(outcome.diagnosis);
	return { title, paragraphs: [...told, outcome.diagnosis.cure ?? "", ...quoted] };
}

const ABOUT_STACK =
	"AWS makes and deletes what belongs to a cluster piece by piece, and calls all of it a stack: what the machines may ask of AWS (roles, policies), who may reach them (firewall), their names, disks, and the machines themselves. Your own volumes are no part of it.";

/**
 * The way back to the question that a failure leads to; `remembered`: the answers before it are those of this session.
 * Undefined where it leads to none. */
export function questionText({ step }: Diagnosis, remembered = true): string | undefined {
	if (step === undefined) return undefined;
	const { title } = stepById(step);
	return remembered
		? `Press e to go back to the question: ${title}.`
		: `Press e to go through its answers again, as its config file has them: change the one about ${title}.`;
}

/** A command that a shell takes as one, also when it is copied from several rows. */
function commandLines(whole: string | undefined, columns: number): string[] {
	if (whole === undefined) return [];
	const lines: string[] = [];
	// What stands in quotes stays in one row: there a shell takes the sign at a row's end for what it is.
	for (const word of whole.match(/(?:'[^']*'|[^\s'])+/g) ?? []) {
		const longer = `${lines.at(-1) ?? ""} ${word}`;
		if (lines.length > 0 && widthOf(longer) <= columns - 2) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines.flatMap((line, place) => wrap(place < lines.length - 1 ? `${line} \\` : line, columns));
}

/** What a run that failed has left, and what that costs now. */
function leftText(view: RunView, cost: string | undefined): string | undefined {
	if (view.outcome.kind !== "failed") return undefined;
	const { kind } = view.outcome.remains;
	switch (view.verb) {
		case "create":
			if (kind === "nothing") return "Nothing was made, and nothing costs money.";
			if (kind === "unknown")
				return "Whether AWS has made anything is not known: press n to look at the clusters.";
			if (kind === "other") return undefined;
			if (isKeptForALook(view))
				return `${cost ?? "Its head node and its disks go on costing."} It is kept for a look: c opens it to log in, d removes it.`;
			if (cost !== undefined) return `${cost} It keeps the name: press d to remove it.`;
			return view.phase === "stack" && view.stackStatus === "ROLLBACK_COMPLETE"
				? "It costs next to nothing: AWS has taken it back. It keeps the name: press d to remove it."
				: "What is left keeps the name and may cost: press d to remove it.";
		case "delete":
			return kind === "nothing" ? undefined : "What AWS has not removed goes on costing.";
		case "stop":
			if (view.phase === "fleet" && view.headStage !== undefined && view.fleet === "STOPPED")
				return "The compute nodes are stopped. The head node may still be on, and then costs.";
			return kind === "nothing" ? undefined : "The compute nodes may still run, and then cost.";
		case "start":
			return undefined;
		case "update":
			return view.stackStatus === undefined
				? "Nothing was changed: it is as it was."
				: LEFT_BY_UPDATE[view.stackStatus];
	}
}

const LEFT_BY_UPDATE: Readonly<Partial<Record<string, string>>> = {
	UPDATE_ROLLBACK_IN_PROGRESS: "AWS is making it what it was before.",
	UPDATE_ROLLBACK_COMPLETE: "AWS has taken it back: the cluster is as it was before. It goes on, and costs.",
	UPDATE_ROLLBACK_FAILED:
		"AWS could not take it back: the stack is stuck between the two sizes. What runs goes on, and costs. Once the cause is gone, continue it in AWS's CloudFormation console (Continue update rollback).",
	UPDATE_FAILED: "AWS has not taken it back: what is changed stays so. What runs goes on, and costs.",
};
