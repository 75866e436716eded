import type { Decided } from "../commands/answer-all.ts";
import { planLines } from "../commands/plan-lines.ts";
import type { PlannedByFlags } from "../commands/planned.ts";
import type { Engine } from "../engine/engine.ts";
import type { RegionId } from "../ports/ids.ts";
import type { StepId } from "../questions/answers.ts";
import { questionOptions } from "../services/question-options.ts";
import { reviewPlan } from "../services/review-plan.ts";
import type { Services } from "../services/services.ts";
import { Walk } from "../wizard/walk.ts";
import { knownBefore } from "./known-before.ts";
import { askPlan, type Begun, type PlanDoing } from "./plan-acts.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";
import { askAll } from "./questions.ts";

/** Where a cluster is set up. */
interface SetUp extends PlanDoing {
	readonly services: Services;
	readonly engine: Engine;
	/** Where its user has looked for clusters. */
	readonly region: RegionId | undefined;
	/** True where only what the account does not decide is to be asked. */
	readonly toPlan: boolean;
}

/** From the first question to the plan, and on to a creation; undefined where none was begun, or nothing stayed of it. */
export async function setUp(
	prompt: Prompt,
	{ services, engine, region, toPlan, ...on }: SetUp,
): Promise<Begun | undefined> {
	const known = await knownBefore(prompt, services, engine, region);
	if (known === undefined) return undefined;
	const { prefill, notes } = known;
	prompt.say(...notes);
	const options = questionOptions(services, engine, prefill);
	const walk = new Walk(options);
	const decided = new Map<StepId, Decided>();
	const given = new Map(services.settings.answers);
	let aside: readonly string[] = [];
	if (toPlan) walk.hasten();
	try {
		while (await askAll(prompt, walk, decided, given)) {
			let planned: PlannedByFlags | undefined;
			prompt.say("", "The plan is worked out and checked …");
			await attempted(prompt, async (signal) => {
				const source = { answers: walk.answers, options, prefill, aside };
				const review = await reviewPlan(services, engine, source, signal);
				planned = { services, engine, decided: [...decided.values()], notes: [], ...review };
			});
			if (planned) {
				prompt.say("");
				for (const { text, whole } of planLines(planned, false))
					if (whole) prompt.show(text);
					else prompt.say(text);
			}
			prompt.loses = "The answers would be lost; nothing was made.";
			const end = await askPlan(prompt, walk, planned, on);
			if (end.at === "left") return undefined;
			if (end.at === "begun") return end.begun;
			aside = end.aside ?? aside;
		}
		return undefined;
	} finally {
		prompt.loses = undefined;
		walk.close();
	}
}
