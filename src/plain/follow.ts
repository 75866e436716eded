import { EXIT } from "../commands/exit-codes.ts";
import { runToItsEnd } from "../commands/follow-run.ts";
import type { Engine } from "../engine/engine.ts";
import type { RunRequest } from "../runs/run.ts";
import type { Services } from "../services/services.ts";
import type { Prompt } from "./prompt.ts";

/**
 * Does it, or joins it, and tells what changes in lines until its end; Ctrl-C lets go of it. False where it was let go
 * of; rejects where it fails.
 */
export async function follow(
	{ terminal }: Prompt,
	services: Services,
	engine: Engine,
	request: RunRequest,
): Promise<boolean> {
	const say = (line: string) => terminal.say(line);
	say("Ctrl-C leaves it to AWS.");
	const code = await terminal.during((signal) =>
		runToItsEnd(services, engine, request, { tools: { say, note: say }, signal }),
	);
	return code === EXIT.done;
}
