import { type Diagnosis, diagnose, type Failure } from "../diagnosis/diagnose.ts";
import type { Stack, StackEvent, Stacks } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { StackGoal } from "./judge-stack.ts";
import { wasCancelled } from "./resource-rows.ts";
import { historyOf } from "./stack-history.ts";

/**
 * Why a stack failed: from its events, else from `told` (pcluster's own words), else from the stack's one
 * sentence. Rejects as Stacks does for trouble that passes.
 */
export async function causeIn(
	stacks: Stacks,
	region: RegionId,
	stack: Stack,
	{ word }: StackGoal,
	told: () => Diagnosis | undefined,
	signal: AbortSignal,
): Promise<Diagnosis> {
	const failures = await readFailures(stacks, region, stack, word, signal);
	const inWords = failures.length === 0 ? told() : undefined;
	if (inWords) return inWords;
	const { reason, status } = stack;
	return reason === undefined
		? diagnose(failures, `The stack ended as ${status}.`)
		: diagnose(failures, reason, "AWS");
}

async function readFailures(
	stacks: Stacks,
	region: RegionId,
	stack: Stack,
	word: StackGoal["word"],
	signal: AbortSignal,
): Promise<Failure[]> {
	try {
		return await failuresOf(stacks, region, stack.id, word, signal);
	} catch (thrown) {
		signal.throwIfAborted();
		const error = asAppError(thrown);
		if (error.code === "denied" || error.code === "not-found") return [];
		throw error;
	}
}

/**
 * What failed, first causes first: by the moment at which each resource itself failed, in whichever nested stack, since
 * a nested stack is told of later than what failed in it. What was only cancelled is left out. Rejects as Stacks does
 * for the top stack.
 */
export async function failuresOf(
	stacks: Stacks,
	region: RegionId,
	stackId: string,
	word: StackGoal["word"],
	signal: AbortSignal,
): Promise<Failure[]> {
	const history = await historyOf(stacks, region, stackId, signal);
	// Nested stacks stand before the one that they are in: at the same moment what failed in them is the cause.
	const failed = history.flatMap((one) => failedIn(one.events, one.stackId, word));
	const inOrder = failed.toSorted((one, other) => one.at.getTime() - other.at.getTime());
	return inOrder.map(({ logicalId, type, reason }) => ({ resource: logicalId, type, reason: reason ?? "" }));
}

/**
 * Failed resources of one stack, oldest first; of a deletion or an update only those of the newest try, which in an
 * update may also be ones that it makes anew.
 */
function failedIn(events: readonly StackEvent[], stackId: string, word: StackGoal["word"]): StackEvent[] {
	const start = events.findLastIndex(
		(each) => each.physicalId === stackId && each.status === `${word}_IN_PROGRESS`,
	);
	if (start < 0 && word === "UPDATE") return [];
	const failed = word === "UPDATE" ? /_FAILED$/ : new RegExp(`^${word}_FAILED$`);
	return events
		.slice(Math.max(0, start))
		.filter((each) => failed.test(each.status) && each.physicalId !== stackId)
		.filter((each) => !wasCancelled(each.reason));
}
