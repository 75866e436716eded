import type { GivenSettings } from "../settings.ts";
import { boundOf, confirmed, planAbove, refuseUnfit } from "./agree.ts";
import type { Given, Tools, Work } from "./command.ts";
import { creationQuestion, creationRun } from "./creation.ts";
import { runToItsEnd } from "./follow-run.ts";
import { plannedByFlags, settingsToPlan, TOLD } from "./planned.ts";
import type { QuestionFlags } from "./question-flags.ts";
import { tellPlan } from "./run-plan.ts";
import { toItsEnd } from "./to-its-end.ts";
import { waitsFrom } from "./wait-flag.ts";

interface CreateFlags extends Omit<GivenSettings, "answers" | "out"> {
	readonly yes?: true;
	readonly despite?: string[];
	readonly "at-most"?: string;
	readonly wait?: string;
	readonly json?: true;
}

/** Does `firstlight create`. */
export function runCreate(
	{ yes, despite = [], "at-most": atMost, wait, json, ...flags }: Given<QuestionFlags> & CreateFlags,
	tools: Tools,
): Promise<number> {
	const { answers, settings } = settingsToPlan(flags);
	const waits = waitsFrom("firstlight create", wait);
	const work: Work = async (world, signal) => {
		const bound = await boundOf(atMost, world.ports.bound);
		const planned = await plannedByFlags(world, tools, { verb: "create", answers, json }, signal);
		const { services, engine, spec } = planned;
		if (!json) tellPlan(planned, tools);
		refuseUnfit(planned, despite);
		const above = planAbove(planned, despite, bound);
		const keys = `y: create ${spec.name}; any other key does not.`;
		await confirmed(tools, { lines: creationQuestion(planned), keys }, { yes, atMost, above }, signal);
		signal.throwIfAborted();
		const request = await creationRun(planned, (line) => {
			if (!json) tools.note(line);
		});
		return runToItsEnd(services, engine, request, { tools, signal, json, waits });
	};
	return toItsEnd(tools, settings, work, { json, known: TOLD });
}
