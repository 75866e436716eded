import type { Clock } from "../ports/machine.ts";
import type { RunVerb } from "../runs/run.ts";
import type { Tools } from "./command.ts";

/** What a long command is at. */
interface News {
	/** The cluster that it is about, where that is known already. */
	readonly cluster: string | null;
	readonly verb: RunVerb | "plan" | "list" | "leftovers" | "job" | "put" | "get";
	/** How much is done, 0 to 1; absent where nobody knows. */
	readonly fraction?: number | undefined;
	readonly text: string;
}

/** Where news go: as `line`, or for programs as schemas/progress.json describes it. */
export interface NewsOutlet {
	readonly tools: Pick<Tools, "note">;
	readonly clock: Clock;
	readonly json?: boolean | undefined;
}

/** Tells it as a line on the error output. */
export function tellNews({ tools, clock, json }: NewsOutlet, news: News, line = news.text): void {
	const { cluster, verb, fraction, text } = news;
	const at = clock.now().toISOString();
	tools.note(json ? JSON.stringify({ at, cluster, verb, fraction: fraction ?? null, text }) : line);
}

/** Who waits so long wants to know what for, ms; what is quicker tells nothing. */
const SLOW_MS = 2_000;

/** Tells what is waited for as long as it takes, each thing once; what is returned ends it. */
export function tellWhileSlow(clock: Clock, now: () => string, tell: (text: string) => void): () => void {
	const over = new AbortController();
	const tellNext = async (last: string): Promise<never> => {
		await clock.sleep(SLOW_MS, over.signal);
		const text = now();
		if (text !== last) tell(text);
		return tellNext(text);
	};
	tellNext("").catch(() => {});
	return () => over.abort();
}
