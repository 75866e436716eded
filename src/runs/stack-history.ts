import type { StackEvent, Stacks } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";

const NESTED = "AWS::CloudFormation::Stack";
/** Stacks in stacks in stacks: pcluster makes two levels. */
const DEEPEST = 4;

/** What happened in one stack, oldest first. */
interface StackHistory {
	readonly stackId: string;
	readonly events: readonly StackEvent[];
}

/**
 * What happened in a stack and in all stacks in it, each stack after those in it. Nested ones that may not be read are
 * left out. Rejects as Stacks does for the top stack, and for trouble that passes.
 */
export async function historyOf(
	stacks: Stacks,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<StackHistory[]> {
	return historyBelow(stacks, region, stackId, signal, 0);
}

async function historyBelow(
	stacks: Stacks,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
	depth: number,
): Promise<StackHistory[]> {
	const events = await stacks.events(region, stackId, signal);
	const inner = new Set(
		events.flatMap(({ type, physicalId }) =>
			type === NESTED && physicalId?.startsWith("arn:") && physicalId !== stackId ? [physicalId] : [],
		),
	);
	const below =
		depth === DEEPEST
			? []
			: await Promise.all(
					[...inner].map((id) => historyBelow(stacks, region, id, signal, depth + 1).catch(noneOf(signal))),
				);
	return [...below.flat(), { stackId, events }];
}

/** A nested stack that may not be read is left out; trouble that passes is passed on. */
function noneOf(signal: AbortSignal): (thrown: unknown) => StackHistory[] {
	return (thrown) => {
		signal.throwIfAborted();
		const { code } = asAppError(thrown);
		if (code === "denied" || code === "not-found" || code === "bad-input") return [];
		throw thrown;
	};
}
