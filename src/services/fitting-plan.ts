import { type Estimate, estimate } from "../cost/estimate.ts";
import { plannedCluster } from "../cost/planned-cluster.ts";
import { shippedFor } from "../cost/shipped-for.ts";
import type { Engine } from "../engine/engine.ts";
import type { Answers } from "../questions/answers.ts";
import type { Prefill } from "../questions/prefill.ts";
import { answerGiven, unlessRefused } from "../wizard/judge-given.ts";
import { Walk } from "../wizard/walk.ts";
import { type AskedServices, questionOptions } from "./question-options.ts";

/** A cluster that nobody has to be asked about, and its cost by the prices that come with the program. */
export interface FittingPlan {
	readonly answers: Partial<Answers>;
	readonly estimate: Estimate | undefined;
}

/**
 * What the account decides by itself; undefined where it leaves a question open. Rejects with what AWS refuses. What is
 * on its way when `signal` is aborted still comes: whoever opens the questions then waits for it and asks nothing twice.
 */
export async function fittingPlan(
	services: AskedServices,
	engine: Engine,
	prefill: Prefill,
	signal: AbortSignal,
): Promise<FittingPlan | undefined> {
	const walk = new Walk(questionOptions(services, engine, prefill));
	for (let { step } = walk; step; { step } = walk) {
		const given = services.settings.answers?.get(step.id);
		const answer = await unlessRefused(answerGiven(walk, step, given, () => "", signal));
		if (answer === undefined) return undefined;
		walk.answer(step.id, answer.value);
	}
	const { answers } = walk;
	const cluster = plannedCluster(answers, engine.profile, { kept: [] }, undefined);
	const { region } = answers;
	const priced = cluster && region && estimate(cluster, await shippedFor(region));
	return { answers, estimate: priced };
}
