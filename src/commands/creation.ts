import { creationRequest } from "../console/cluster-requests.ts";
import { costIn } from "../cost/cost-words.ts";
import type { RunRequest } from "../runs/run.ts";
import { keepPlan } from "../services/keep-plan.ts";
import { planFor } from "../wizard/plan.ts";
import { creationWords } from "../wizard/plan-words.ts";
import type { PlannedByFlags } from "./planned.ts";
import { writtenWords } from "./run-plan.ts";

/** The question before a planned cluster is made, in lines. */
export function creationQuestion({ spec, estimate, costs }: PlannedByFlags): string[] {
	const { title, money, later } = creationWords(spec, estimate, costs);
	return [title, ...money, ...later];
}

/** Writes its config file, tells what became of that, and gives the run that makes the cluster. */
export async function creationRun(
	planned: PlannedByFlags,
	tell: (line: string) => void,
): Promise<RunRequest> {
	const { services, engine, spec, draft, estimate, costs } = planned;
	const written = await keepPlan(services.ports, engine, spec, draft);
	tell(writtenWords(written, planned));
	const agreed = {
		rate: estimate && costIn(estimate, "waiting"),
		money: creationWords(spec, estimate, costs).money,
	};
	return creationRequest({ ...planFor(engine, spec, draft.path, written), agreed });
}
