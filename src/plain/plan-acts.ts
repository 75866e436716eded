import type { Finding } from "../checks/preflight-check.ts";
import type { Decided } from "../commands/answer-all.ts";
import { creationQuestion, creationRun } from "../commands/creation.ts";
import { planLines } from "../commands/plan-lines.ts";
import type { PlannedByFlags } from "../commands/planned.ts";
import { writtenWords } from "../commands/run-plan.ts";
import { isMachineUnknown } from "../cost/bound.ts";
import type { Engine } from "../engine/engine.ts";
import type { StepId } from "../questions/answers.ts";
import type { Prefilled } from "../questions/prefill.ts";
import { keepPlan } from "../services/keep-plan.ts";
import { questionOptions } from "../services/question-options.ts";
import { reviewPlan } from "../services/review-plan.ts";
import type { Services } from "../services/services.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { answerRows } from "../wizard/answer-rows.ts";
import { Walk } from "../wizard/walk.ts";
import { isBoundAgreed } from "./ask-bound.ts";
import { follow } from "./follow.ts";
import { type Act, menu } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";
import { askAll } from "./questions.ts";

/** Where a cluster is set up. */
interface SetUp {
	readonly services: Services;
	readonly engine: Engine;
	/** True where only what the account does not decide is to be asked. */
	readonly toPlan: boolean;
}

/** A cluster that a creation was begun for. */
export interface Begun {
	readonly name: string;
	readonly region: string;
}

/** From the first question to the plan, and on to a creation; undefined where none was begun. */
export async function setUp(prompt: Prompt, { services, engine, toPlan }: SetUp): Promise<Begun | undefined> {
	const { prefill, notes, trouble }: Prefilled = await prompt.during(() => services.prefillFor(engine));
	prompt.say(...notes.map(withoutKeys), ...(trouble?.problem ? [trouble.problem.reason] : []));
	const options = questionOptions(services, engine, prefill);
	const walk = new Walk(options);
	const decided = new Map<StepId, Decided>();
	if (toPlan) walk.hasten();
	let begun: Begun | undefined;
	try {
		while (begun === undefined && (await askAll(prompt, walk, decided))) {
			let planned: PlannedByFlags | undefined;
			prompt.say("", "The plan is worked out and checked …");
			const isWorkedOut = await attempted(prompt, async (signal) => {
				const source = { answers: walk.answers, options, prefill };
				const review = await reviewPlan(services, engine, source, signal);
				planned = { services, engine, decided: [...decided.values()], notes: [], ...review };
			});
			if (planned) prompt.say("", ...planLines(planned, false));
			prompt.loses = "The answers would be lost; nothing was made.";
			let isLeft = false;
			const acts = planActs(prompt, walk, isWorkedOut ? planned : undefined, {
				begun: (one) => {
					begun = one;
				},
				left: () => {
					isLeft = true;
				},
			});
			await menu(prompt, () => acts);
			if (isLeft) return undefined;
		}
		return begun;
	} finally {
		prompt.loses = undefined;
		walk.close();
	}
}

function planActs(
	prompt: Prompt,
	walk: Walk,
	planned: PlannedByFlags | undefined,
	on: { begun(one: Begun): void; left(): void },
): Act[] {
	const not = planned ? undefined : "The plan could not be worked out.";
	return [
		{
			key: "c",
			label: "create it: asks first",
			not,
			does: async () => {
				if (!planned || !(await isAgreed(prompt, planned))) return "again";
				const one = await create(prompt, planned);
				if (one === undefined) return "again";
				on.begun(one);
				return "back";
			},
		},
		{
			key: "e",
			label: "change an answer",
			does: async () => {
				const rows = answerRows(walk.answers);
				const lines = rows.map(({ cells }, place) => `${String(place + 1).padStart(2)}  ${cells.join("  ")}`);
				prompt.say(...lines);
				const typed = await prompt.ask("Which one? Number, or an empty line for none:");
				const row = rows[Number(typed) - 1];
				if (row === undefined) return "again";
				walk.open(row.value);
				return "back";
			},
		},
		{
			key: "w",
			label: "write the config file, and create nothing",
			not,
			does: async () => {
				if (planned) await attempted(prompt, async () => prompt.say(await written(planned)));
				return "again";
			},
		},
		{ key: "r", label: "check again", does: async () => "back" },
		{
			key: "b",
			label: "back to the start",
			does: async () => {
				on.left();
				return "back";
			},
		},
	];
}

async function written(planned: PlannedByFlags): Promise<string> {
	const { services, engine, spec, draft } = planned;
	return writtenWords(await keepPlan(services.ports, engine, spec, draft), planned);
}

/** Asks for each failed check, for a cost above the bound, and whether to create. */
async function isAgreed(prompt: Prompt, planned: PlannedByFlags): Promise<boolean> {
	const { findings, estimate, spec, services } = planned;
	const { name } = spec;
	for (const failed of findings.filter(({ result }) => result === "fail")) {
		prompt.say("", `A check failed: ${failed.title}`, ...cureOf(failed), failed.detail);
		prompt.say(`${name} would most likely not come up, and what is made until then costs.`);
		if (!(await prompt.agrees("go on with this check failed", "a"))) return no(prompt);
	}
	if (estimate) {
		const { bound } = services.ports;
		const isUnknown = isMachineUnknown(estimate);
		if (!(await isBoundAgreed(prompt, bound, name, estimate.totals.working, isUnknown))) return no(prompt);
	}
	prompt.say("", ...creationQuestion(planned));
	return (await prompt.agrees(`create ${name}`)) || no(prompt);
}

function cureOf({ fix, command }: Finding): string[] {
	return [withoutKeys(fix ?? ""), command ?? ""].filter(Boolean);
}

function no(prompt: Prompt): false {
	prompt.say("Nothing was created.");
	return false;
}

async function create(prompt: Prompt, planned: PlannedByFlags): Promise<Begun | undefined> {
	const { services, engine, spec } = planned;
	let begun: Begun | undefined;
	await attempted(prompt, async () => {
		const request = await creationRun(planned, (line) => prompt.say(line));
		begun = { name: spec.name, region: spec.region };
		prompt.loses = undefined;
		await follow(prompt, services, engine, request);
	});
	return begun;
}
