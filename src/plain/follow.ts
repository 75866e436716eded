import { EXIT } from "../commands/exit-codes.ts";
import { followRun } from "../commands/follow-run.ts";
import type { Engine } from "../engine/engine.ts";
import { findingLines, findingsOf } from "../progress/finding-lines.ts";
import { placedView } from "../progress/placed-view.ts";
import type { RunRequest, RunView } from "../runs/run.ts";
import type { Services } from "../services/services.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Wide enough that nothing is broken before the terminal does it. */
export const COLUMNS = 1000;

/**
 * Does it, or joins it, and tells what changes in lines until its end, also why it failed; Ctrl-C lets go of it.
 * Whether it is done, and how it was seen last.
 */
export async function follow(
	prompt: Prompt,
	{ startRun, ports: { clock } }: Services,
	engine: Engine,
	request: RunRequest,
): Promise<{ readonly isDone: boolean; readonly view: RunView }> {
	const say = (line: string) => prompt.say(line);
	say("Ctrl-C leaves it to AWS.");
	const run = startRun(engine, request);
	let code: number = EXIT.failed;
	const isFollowed = await attempted(prompt, async (signal) => {
		code = await followRun(run, request, { tools: { say, note: say }, engine, clock, signal });
	});
	const view = run.snapshot();
	// Those of one that failed are asked for.
	if (view.outcome.kind !== "failed") prompt.say(...findingsTold(view, engine));
	return { isDone: isFollowed && code === EXIT.done, view };
}

/** What pcluster's check of the config noticed. */
export function findingsTold(view: RunView, engine: Engine): string[] {
	return findingLines(findingsOf(placedView(view, engine)), COLUMNS).map(({ text }) => text);
}
