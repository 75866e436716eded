import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { diagnose, type Failure } from "../diagnosis/diagnose.ts";
import type { Stack, Stacks } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { failuresOf } from "./first-failure.ts";
import type { StackGoal } from "./stack-goals.ts";

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
	return inWords ?? diagnose(failures, stack.reason ?? `The stack ended as ${stack.status}.`);
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
