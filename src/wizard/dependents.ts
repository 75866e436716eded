import type { StepId } from "../questions/answers.ts";

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
