import type { Failure } from "../diagnosis/diagnose.ts";
import type { StackEvent, Stacks } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";

const NESTED = "AWS::CloudFormation::Stack";
/** Stacks in stacks in stacks: pcluster makes two levels. */
const DEEPEST = 4;

/**
 * What failed, first causes first: below a nested stack that failed stand its own failures, so the earliest one
 * of the deepest stack leads. What was only cancelled is left out. Rejects as Stacks does for the top stack.
 */
export async function failuresOf(
	stacks: Stacks,
	region: RegionId,
	stackId: string,
	word: "CREATE" | "DELETE",
	signal: AbortSignal,
	depth = 0,
): Promise<Failure[]> {
	const events = await stacks.events(region, stackId, signal);
	const found: Failure[] = [];
	for (const event of failedIn(events, stackId, word)) {
		found.push(...(await below(stacks, region, event, word, signal, depth)));
		found.push({ resource: event.logicalId, type: event.type, reason: event.reason ?? "" });
	}
	return found;
}

async function below(
	stacks: Stacks,
	region: RegionId,
	event: StackEvent,
	word: "CREATE" | "DELETE",
	signal: AbortSignal,
	depth: number,
): Promise<Failure[]> {
	if (event.type !== NESTED || !event.physicalId || depth >= DEEPEST) return [];
	try {
		return await failuresOf(stacks, region, event.physicalId, word, signal, depth + 1);
	} catch (thrown) {
		signal.throwIfAborted();
		const { code } = asAppError(thrown);
		if (code === "denied" || code === "not-found" || code === "bad-input") return [];
		throw thrown;
	}
}

/** Failed resources of one stack, oldest first; of a deletion that was tried again only the newest try. */
function failedIn(events: readonly StackEvent[], stackId: string, word: "CREATE" | "DELETE"): StackEvent[] {
	const start = events.findLastIndex(
		(each) => each.physicalId === stackId && each.status === `${word}_IN_PROGRESS`,
	);
	return events
		.slice(Math.max(0, start))
		.filter((each) => each.status === `${word}_FAILED` && each.physicalId !== stackId)
		.filter((each) => !/(creation|deletion|update) cancelled/i.test(each.reason ?? ""));
}
