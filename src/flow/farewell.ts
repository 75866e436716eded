import type { Log } from "../ports/machine.ts";
import { undoneText } from "../progress/undone-words.ts";
import type { RunView } from "../runs/run.ts";
import { wordWrap, wrapBelow } from "../text/fit.ts";
import { logWords } from "../text/log-words.ts";
import { plainText } from "../text/plain.ts";
import { shortPath } from "../text/short-path.ts";
import { isLeft, type SeenCluster, type Session } from "./app-state.ts";
import { keptText } from "./done-notice.ts";

/** What stays in the scrollback after leaving, without control sequences. */
export interface Farewell {
	/** Sentences, a blank or two before what belongs to the one above. */
	readonly lines: readonly string[];
	/** Lines with what is to be copied, which is never broken. */
	readonly whole: readonly string[];
}

/** The farewell as lines of at most `columns`; only a longer word, and what is to be copied, goes on beyond. */
export function farewellText({ lines, whole }: Farewell, columns: number): readonly string[] {
	return [...lines.flatMap((line) => wrapBelow(line, columns, wordWrap)), ...whole];
}

/** What the summary says about the session besides its events. */
export interface FarewellPlace {
	readonly home: string;
	readonly log: Pick<Log, "path" | "fault">;
	/** True on the demo account, where nothing is real. */
	readonly demo: boolean;
	/** The command that comes back here, to a region where one is known. */
	comeBack(region: string | undefined): string;
	/** What ends with firstlight, in sentences. */
	readonly lost?: readonly string[];
}

/** The summary on leaving: what was written, what is running, how to come back; empty when nothing happened. */
export function farewellFrom(session: Session, place: FarewellPlace): Farewell {
	// The demo's ~ is not that of the shell where this is read.
	const short = (path: string) => (place.demo ? plainText(path) : shortPath(path, place.home));
	const wrote = session.wrote
		.slice(-1)
		.flatMap(({ path, backup }) => [
			`Wrote ${short(path)}`,
			...(backup === undefined ? [] : [`  The file before it is kept as ${short(backup)}`]),
		]);
	const left = session.left;
	const others = session.seen.filter((one) => !isLeft(session, one));
	const running = [...(left === undefined ? [] : leftLines(left)), ...others.flatMap(seenLines)];
	if (wrote.length + running.length === 0) return { lines: [], whole: [] };
	const live = left?.outcome.kind === "left" && left.outcome.reachedAws !== false;
	const back =
		live || others.some((one) => one.state !== "gone" && one.state !== "never-made")
			? backLines(session, place)
			: [];
	const demo = place.demo ? ["This was the demo account: nothing was real, nothing costs anything."] : [];
	return { lines: [...wrote, ...running, ...(place.lost ?? []), ...demo], whole: back };
}

/** What becomes of a run that was let go of, in sentences. */
export function leftLines(view: RunView): string[] {
	const what = {
		create: "The creation",
		delete: "The deletion",
		update: "The change",
		stop: "Stopping",
		start: "Starting",
	}[view.verb];
	const reached = view.outcome.kind === "left" && view.outcome.reachedAws;
	if (reached === undefined) {
		return [
			`Whether ${what.toLowerCase()} of ${view.cluster} has reached AWS is not known: look at it again.`,
		];
	}
	if (!reached) return [`${what} of ${view.cluster} was not begun: AWS had not been asked yet.`];
	const undone = undoneText(view);
	return [
		`${what} of ${view.cluster} goes on at AWS without firstlight.`,
		...(undone === undefined ? [] : [`  But nobody asks for the rest: ${undone}.`]),
	];
}

const SENTENCES: Record<Exclude<SeenCluster["state"], "gone">, string> = {
	creating: "is being created",
	running: "is running and costs money until you stop or delete it",
	stopping: "is stopping its nodes",
	stopped: "has its nodes stopped; the head node and the disks go on costing",
	"head-stopped":
		"has its nodes and its head node stopped; the disks, and an Elastic IP if it has one, go on costing",
	starting: "is starting its nodes",
	updating: "is being changed",
	"create-failed": "was not created; what is left of it should be deleted",
	deleting: "is being deleted",
	"delete-failed": "could not be deleted completely and may go on costing",
	"never-made": "was not made, and nothing of it costs",
	"half-made": "may have been made in part: look whether something of it costs",
	"name-taken": "is the name of another cluster, which was left as it is",
	unknown: "exists; its state is not known",
};

function seenLines({ name, region, state, cost, keeps }: SeenCluster): string[] {
	if (state === "gone") return [`${name} (${region}) is deleted. ${keptText(keeps)}`];
	return [`${name} (${region}) ${SENTENCES[state]}.`, ...(cost === undefined ? [] : [`  ${cost}`])];
}

function backLines(session: Session, place: FarewellPlace): string[] {
	const command = place.comeBack(session.left?.region ?? session.seen.at(-1)?.region);
	return [`To come back: ${command}`, logWords(place.log, place.home)];
}
