import type { Speaker } from "../diagnosis/placed.ts";
import type { Engine } from "../engine/engine.ts";
import { doneNotice } from "../flow/done-notice.ts";
import { leftLines } from "../flow/farewell.ts";
import { AppError } from "../ports/errors.ts";
import type { Clock } from "../ports/machine.ts";
import { causeLines } from "../progress/cause-lines.ts";
import { placedView } from "../progress/placed-view.ts";
import { troubleText } from "../progress/run-layout.ts";
import { countText, headline } from "../progress/run-words.ts";
import { typicalText } from "../progress/shown-rows.ts";
import type { Run, RunRequest, RunView } from "../runs/run.ts";
import type { Services } from "../services/services.ts";
import { ownCommand } from "../settings.ts";
import { withoutKeys } from "../text/without-keys.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { type NewsOutlet, tellNews } from "./news.ts";
import { errorJson } from "./to-its-end.ts";

/** How a run is followed. */
export interface Following {
	readonly tools: Pick<Tools, "say" | "note">;
	readonly engine: Speaker;
	readonly clock: Clock;
	/** Aborted by Ctrl-C, which lets go of it. */
	readonly signal: AbortSignal;
	readonly json?: boolean | undefined;
	/** False: it is let go of as soon as AWS has begun with it. */
	readonly waits?: boolean;
	/** The command that removes what a creation that failed has left, for whoever is asked nothing more. */
	readonly removal?: string;
}

/** Starts a run, or joins it, and follows it, see followRun. */
export function runToItsEnd(
	{ startRun, settings, ports }: Pick<Services, "startRun" | "settings" | "ports">,
	engine: Engine,
	request: RunRequest,
	how: Omit<Following, "engine" | "clock">,
): Promise<number> {
	const { name, region } = request.target;
	const removal = ownCommand(settings, ["delete", name, "--region", region]);
	return followRun(startRun(engine, request), request, { ...how, engine, removal, clock: ports.clock });
}

/**
 * Follows a run to its end: what changes as lines of news, the end as the answer, in sentences or as JSON
 * (schemas/run.json; each line of news schemas/progress.json). The exit code.
 */
export async function followRun(run: Run, request: RunRequest, how: Following): Promise<number> {
	const { signal, waits = true } = how;
	const tell = newsTeller(how);
	const letGo = () => void run.leave();
	const look = () => {
		const view = run.snapshot();
		tell(view);
		if (!waits && hasBegun(view)) letGo();
	};
	const forget = run.subscribe(look);
	signal.addEventListener("abort", letGo, { once: true });
	try {
		if (signal.aborted) letGo();
		look();
		return end(await run.ended, request, how);
	} finally {
		signal.removeEventListener("abort", letGo);
		forget();
	}
}

/** True once AWS is at work, so that it goes on by itself. */
function hasBegun(view: RunView): boolean {
	if (view.outcome.kind !== "running" || view.phase === "checking") return false;
	if (view.phase === "fleet") return view.fleet !== undefined && view.headStage !== "later";
	return view.verb === "delete" ? /^DELETE_/.test(view.stackStatus ?? "") : view.stackStatus !== undefined;
}

/** Tells what a view shows where it is other than what was told last. */
function newsTeller(outlet: NewsOutlet): (view: RunView) => void {
	let last = "";
	return (view) => {
		if (view.outcome.kind !== "running") return;
		const text = newsOf(view);
		if (text === last) return;
		last = text;
		const { cluster, verb } = view;
		const fraction = view.phase === "checking" ? undefined : view.fraction;
		const share = fraction === undefined ? "" : `${Math.floor(fraction * 100)}%`;
		tellNews(outlet, { cluster, verb, fraction, text }, `${share.padStart(4)}  ${text}`);
	};
}

function newsOf(view: RunView): string {
	const usual = view.phase === "checking" ? "" : ` (${typicalText(view.typicalMinutes)})`;
	const count = countText(view);
	return [`${headline(view)}${usual}.`, count, troubleText(view) ?? ""].filter(Boolean).join(" ");
}

/** Tells how it ended; the exit code. */
function end(view: RunView, request: RunRequest, how: Following): number {
	const { outcome } = view;
	const { signal } = how;
	if (outcome.kind === "failed") throw failureOf(placedView(view, how.engine), how);
	if (outcome.kind !== "left") {
		const isUnseen = outcome.kind === "done" && outcome.unseen === true;
		tellEnd(request, how, {
			outcome: isUnseen ? "unseen" : "done",
			message: withoutKeys(doneNotice(view, request.keeps)),
			address: (view.phase === "fleet" && view.newAddress) || null,
		});
		return EXIT.done;
	}
	const message = leftLines(view).join(" ").replace(/ +/g, " ");
	if (signal.aborted || !outcome.reachedAws) {
		if (how.json) how.tools.say(errorJson("stopped", message, undefined));
		else how.tools.note(message);
		return signal.aborted ? EXIT.stopped : EXIT.failed;
	}
	tellEnd(request, how, { outcome: "left", message, address: null });
	return EXIT.done;
}

interface End {
	readonly outcome: "done" | "already" | "checked" | "unseen" | "left";
	readonly message: string;
	/** The head node's public address where it is a new one. */
	readonly address: string | null;
}

/** The answer of a command that does something with a cluster. */
export function tellEnd(
	{ verb, target, keeps }: Pick<RunRequest, "verb" | "target" | "keeps">,
	{ tools, json }: Pick<Following, "tools" | "json">,
	{ outcome, message, address }: End,
): void {
	const { name: cluster, region } = target;
	const goesOnCosting = verb === "delete" ? (keeps ?? null) : null;
	const answer = { cluster, region, verb, outcome, message, address, goesOnCosting };
	tools.say(json ? JSON.stringify(answer, undefined, 2) : message);
}

/** Whatever the width: lines that need not be broken. */
const WHOLE = { columns: 100_000, rows: 1_000 };

function failureOf(view: RunView, { removal }: Following): AppError {
	const lines = causeLines(view, WHOLE);
	const { meaning = [], cure = [], command = [], left = [], link = [], said = [] } = lines ?? {};
	// The lines of one part are a sentence's that may have been broken.
	const sentences = (...parts: readonly (readonly string[])[]) => parts.flat().join(" ");
	const isLeft =
		view.verb === "create" && view.outcome.kind === "failed" && view.outcome.remains.kind === "own";
	const removes = removal !== undefined && isLeft ? [`To remove it: ${removal}`] : [];
	return new AppError("run-failed", sentences(meaning, said), {
		hint: sentences(cure, left),
		copy: [command.join(" "), ...link, ...removes].filter(Boolean),
	});
}
