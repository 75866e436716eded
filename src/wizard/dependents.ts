import type { Answers, StepId } from "../questions/answers.ts";
import { steps } from "../questions/steps.ts";

/** What a step says of itself that its dependents follow from. */
interface Needing {
	readonly id: StepId;
	readonly needs: readonly StepId[];
}

/** Every step that is computed from `changed`, directly or through another one. */
export function dependentsOf(changed: StepId, steps: readonly Needing[]): ReadonlySet<StepId> {
	const found = new Set<StepId>();
	const queue: StepId[] = [changed];
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		const needed = id;
		const direct = steps.filter((step) => step.needs.includes(needed) && !found.has(step.id));
		for (const step of direct) {
			found.add(step.id);
			queue.push(step.id);
		}
	}
	return found;
}

/**
 * The answers with which the wizard opens at `step` again: without its own one and those that hang on it. They come back
 * as suggestions from the config file. Without a step the wizard opens at the review.
 */
export function answersUpTo(
	answers: Partial<Answers> | undefined,
	step: StepId | undefined,
): Partial<Answers> {
	if (answers === undefined) return {};
	const kept = { ...answers };
	if (step === undefined) return kept;
	delete kept[step];
	for (const id of dependentsOf(step, steps)) delete kept[id];
	return kept;
}
