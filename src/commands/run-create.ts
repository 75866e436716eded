import { costIn } from "../cost/cost-words.ts";
import type { RunRequest } from "../runs/run.ts";
import { keepPlan } from "../services/keep-plan.ts";
import type { World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { planFor } from "../wizard/plan.ts";
import { moneyWords } from "../wizard/plan-words.ts";
import { boundOf, confirmed, refuseUnfit } from "./agree.ts";
import type { Given, Tools } from "./command.ts";
import { followRun } from "./follow-run.ts";
import { type PlannedByFlags, plannedByFlags, settingsToPlan, TOLD } from "./planned.ts";
import type { QuestionFlags } from "./question-flags.ts";
import { tellPlan, writtenWords } from "./run-plan.ts";
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
	const work = async (world: World, signal: AbortSignal) => {
		const bound = await boundOf(atMost, world.ports.bound);
		const planned = await plannedByFlags(world, tools, { answers }, signal);
		const { services, engine, spec, draft, estimate, costs } = planned;
		if (!json) tellPlan(planned, tools);
		refuseUnfit(planned, despite, bound);
		const money = moneyWords(estimate, costs);
		if (!yes) await confirmed(tools, questionOf(planned, money), signal);
		signal.throwIfAborted();
		const written = await keepPlan(world.ports, engine, spec, draft);
		if (!json) tools.note(writtenWords(written, planned));
		const { target, stackName } = planFor(engine, spec, draft.path, written);
		const agreed = { rate: estimate && costIn(estimate, "waiting"), money };
		const request: RunRequest = { verb: "create", target, stackName, attach: false, agreed };
		const { settings, ports } = services;
		const how = { tools, settings, clock: ports.clock, signal, json, waits };
		return followRun(services.startRun(engine, request), request, how);
	};
	return toItsEnd(tools, settings, work, { json, known: TOLD });
}

/** Whether to create: what it costs from now on, and after each ending. */
function questionOf(
	{ spec: { name, region }, costs: [, ...later] }: PlannedByFlags,
	money: readonly string[],
) {
	const lines = [
		`Create the cluster ${name} in ${region}?`,
		...money,
		...later.map(({ label, lines }) => `${label}: ${lines.join(" ")}`),
	];
	return { lines, keys: `y creates ${name}, any other key does not.` };
}
