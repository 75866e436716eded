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
import { answerRows } from "../wizard/answer-rows.ts";
import { reviewKeys } from "../wizard/review-keys.ts";
import { Walk } from "../wizard/walk.ts";
import { isBoundAgreed } from "./ask-bound.ts";
import { billLines } from "./bill.ts";
import { follow } from "./follow.ts";
import { type Act, actsOf, menu, staying } from "./menu.ts";
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
	prompt.say(...notes, ...(trouble?.problem ? [trouble.problem.reason] : []));
	const options = questionOptions(services, engine, prefill);
	const walk = new Walk(options);
	const decided = new Map<StepId, Decided>();
	const given = new Map(services.settings.answers);
	if (toPlan) walk.hasten();
	let begun: Begun | undefined;
	try {
		while (begun === undefined && (await askAll(prompt, walk, decided, given))) {
			let planned: PlannedByFlags | undefined;
			prompt.say("", "The plan is worked out and checked …");
			const isWorkedOut = await attempted(prompt, async (signal) => {
				const source = { answers: walk.answers, options, prefill };
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

/** The keys of the review that lines have, and the letter of each where a letter is wanted. */
const LETTERS: Readonly<Record<string, string>> = {
	enter: "c",
	e: "e",
	w: "w",
	f: "f",
	b: "i",
	t: "t",
	r: "r",
	escape: "b",
};

function planActs(
	prompt: Prompt,
	walk: Walk,
	planned: PlannedByFlags | undefined,
	on: { begun(one: Begun): void; left(): void },
): Act[] {
	const { findings = [], estimate } = planned ?? {};
	const remedy = findings.find(({ result, step }) => result === "fail" && step !== undefined)?.step;
	const handOut = findings.findLast((one) => one.handOut)?.handOut;
	const not = planned ? undefined : "The plan could not be worked out.";
	const nothing = () => undefined;
	const back =
		(go: () => void): Act["does"] =>
		async () => {
			go();
			return "back";
		};
	return actsOf((then) =>
		reviewKeys(
			{
				remedy,
				keepsMore: false,
				hasHandOut: handOut !== undefined,
				canWrite: true,
				isPriced: estimate !== undefined,
			},
			{
				ask: () =>
					then(async () => {
						if (!planned || !(await isAgreed(prompt, planned))) return "again";
						const one = await create(prompt, planned);
						if (one === undefined) return "again";
						on.begun(one);
						return "back";
					}),
				write: () =>
					then(staying(() => planned && attempted(prompt, async () => prompt.say(await written(planned))))),
				edit: () => then(async () => ((await isOpened(prompt, walk)) ? "back" : "again")),
				fix: (step) => then(back(() => walk.open(step))),
				command: nothing,
				bill: () => then(staying(() => estimate && prompt.say(...billLines(estimate)))),
				copy: { keys: ["y"], does: nothing },
				kept: nothing,
				handOut: () => then(staying(() => handOut && prompt.show(...handOut.split("\n")))),
				back: () => then(back(on.left)),
				switchPart: nothing,
				scroll: nothing,
				again: () => then(async () => "back"),
			},
			0,
		),
	).flatMap((act): Act[] => {
		const key = LETTERS[act.key];
		// What is not called for here is no news.
		if (key === undefined || ("ft".includes(key) && act.not !== undefined)) return [];
		if (key === "c") return [{ ...act, key, label: "create it: asks first", not }];
		if (key === "b") return [{ ...act, key, label: "goes back to the start; the answers are lost" }];
		return [{ ...act, key, not: act.not ?? (key === "w" ? not : undefined) }];
	});
}

/** Opens the question of an answer that is chosen. */
async function isOpened(prompt: Prompt, walk: Walk): Promise<boolean> {
	const rows = answerRows(walk.answers);
	prompt.say(...rows.map(({ cells }, place) => `${String(place + 1).padStart(2)}  ${cells.join("  ")}`));
	const help = ["Its question is asked again; the other answers stay, but for those that depend on it."];
	for (;;) {
		const typed = await prompt.ask("Which one? Number, or an empty line for none:", help);
		if (typed === "") return false;
		const row = rows[Number(typed) - 1];
		if (row) {
			walk.open(row.value);
			return true;
		}
		prompt.say(`Type a number from 1 to ${rows.length}.`);
	}
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
		prompt.say("", `A check failed: ${failed.title}. ${failed.detail}`, failed.fix ?? "");
		if (failed.command !== undefined) prompt.show(failed.command);
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

function no(prompt: Prompt): false {
	prompt.say("Nothing was created.");
	return false;
}

async function create(prompt: Prompt, planned: PlannedByFlags): Promise<Begun | undefined> {
	const { services, engine, spec } = planned;
	let begun: Begun | undefined;
	await attempted(prompt, async () => {
		const request = await creationRun(planned, (line) => prompt.say(line));
		const one = { name: spec.name, region: spec.region };
		prompt.loses = undefined;
		begun = one;
		const { outcome } = (await follow(prompt, services, engine, request)).view;
		const isUnbegun = outcome.kind === "left" && outcome.reachedAws === false;
		if (isUnbegun || (outcome.kind === "failed" && outcome.remains.kind === "nothing")) begun = undefined;
	});
	return begun;
}
