import { createWords } from "../commands/create-words.ts";
import { creationQuestion, creationRun } from "../commands/creation.ts";
import type { PlannedByFlags } from "../commands/planned.ts";
import { writtenWords } from "../commands/run-plan.ts";
import { isMachineUnknown } from "../cost/bound.ts";
import type { SeenCluster } from "../flow/app-state.ts";
import type { RegionId } from "../ports/ids.ts";
import type { RunRequest } from "../runs/run.ts";
import { keepPlan } from "../services/keep-plan.ts";
import { ownCommand } from "../settings.ts";
import { reviewKeys } from "../wizard/review-keys.ts";
import type { Walk } from "../wizard/walk.ts";
import { isBoundAgreed } from "./ask-bound.ts";
import { billLines } from "./bill.ts";
import type { Console } from "./cluster-acts.ts";
import { afterFailure } from "./failed.ts";
import { follow } from "./follow.ts";
import { askKept } from "./kept.ts";
import { type Act, actsOf, menu, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted, isOpened } from "./question.ts";

/** A cluster that a creation was begun for. */
export interface Begun {
	readonly name: string;
	readonly region: RegionId;
}

/** What a creation has use for besides its plan. */
export interface PlanDoing {
	consoleOf(one: Begun): Console;
	/** Notes what became of it, for the farewell. */
	saw(cluster: SeenCluster): void;
}

/** Where the plan leads: to the start, to the console of a cluster, or to be worked out anew. */
type PlanEnd =
	| { readonly at: "left" }
	| { readonly at: "begun"; readonly begun: Begun }
	/** `aside`: what the file keeps and is to become a comment, where that was asked. */
	| { readonly at: "again"; readonly aside?: readonly string[] };

/** The letter of each of the review's keys where another is wanted. */
const LETTERS = { enter: "c", c: "o", b: "i", escape: "b" } as const;

const LABELS = {
	enter: "create it: asks first",
	c: "shows the command that does it without the questions, to be copied",
};

/** Rows of the plan: the file and the checks are told with it, and so are the commands to be copied. */
const WITHOUT = ["y"];

/** What is not called for is no news. */
const IF_CALLED_FOR = ["f", "k", "t"];

/** The keys of the review, as a menu; `planned` is undefined where the plan could not be worked out. */
export async function askPlan(
	prompt: Prompt,
	walk: Walk,
	planned: PlannedByFlags | undefined,
	on: PlanDoing,
): Promise<PlanEnd> {
	const { findings = [], estimate } = planned ?? {};
	const remedy = findings.find(({ result, step }) => result === "fail" && step !== undefined)?.step;
	const handOut = findings.findLast((one) => one.handOut)?.handOut;
	let end: PlanEnd = { at: "again" };
	const back =
		(go: () => unknown): Act["does"] =>
		async () => {
			go();
			return "back";
		};
	const withPlan =
		(does: (of: PlannedByFlags) => ReturnType<Act["does"]>): Act["does"] =>
		async () =>
			planned ? does(planned) : "again";
	const acts = actsOf(
		(then) =>
			reviewKeys(
				{
					remedy,
					keepsMore: (planned?.draft.kept.things.length ?? 0) > 0,
					hasHandOut: handOut !== undefined,
					canWrite: true,
					isPriced: estimate !== undefined,
				},
				{
					ask: () =>
						then(
							withPlan(async (of) => {
								if (!(await isAgreed(prompt, of))) return "again";
								end = await create(prompt, walk, of, on);
								return "back";
							}),
						),
					write: () =>
						then(
							withPlan(async (of) => {
								await attempted(prompt, async () => prompt.say(await written(of)));
								return "again";
							}),
						),
					edit: () => then(async () => ((await isOpened(prompt, walk)) ? "back" : "again")),
					fix: (step) => then(back(() => walk.open(step))),
					command: () =>
						then(
							staying(
								() =>
									planned && prompt.show(ownCommand(planned.services.settings, createWords(walk.answers))),
							),
						),
					bill: () => then(staying(() => estimate && prompt.say(...billLines(estimate)))),
					copy: { keys: ["y"], does: () => undefined },
					kept: () =>
						then(
							withPlan(async (of) => {
								end = { at: "again", aside: await askKept(prompt, of) };
								return "back";
							}),
						),
					handOut: () => then(staying(() => handOut && prompt.show(...handOut.split("\n")))),
					back: () => then(back(() => walk.back())),
					switchPart: () => undefined,
					scroll: () => undefined,
					again: () => then(back(() => undefined)),
				},
				0,
			),
		{ letters: LETTERS, without: WITHOUT, ifCalledFor: IF_CALLED_FOR, labels: LABELS },
	);
	const leave: Act = {
		key: "s",
		label: "goes back to the start; asks first",
		does: async () => {
			if (!(await prompt.leaves())) return "again";
			end = { at: "left" };
			return "back";
		},
	};
	const not = planned ? undefined : "The plan could not be worked out.";
	await menu(prompt, () => [
		...acts.map((act) => ({ ...act, not: act.not ?? (NEED_PLAN.includes(act.key) ? not : undefined) })),
		leave,
	]);
	return end;
}

/** What can be done only with a plan. */
const NEED_PLAN = ["c", "w"];

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

/** Creates it, and follows it; where it failed its user says how it goes on. */
async function create(prompt: Prompt, walk: Walk, planned: PlannedByFlags, on: PlanDoing): Promise<PlanEnd> {
	const { services, engine, spec } = planned;
	let request: RunRequest | undefined;
	await attempted(prompt, async () => {
		request = await creationRun(planned, (line) => prompt.say(line));
	});
	if (request === undefined) return { at: "again" };
	prompt.loses = undefined;
	const begun = { name: spec.name, region: spec.region };
	const { view } = await follow(prompt, services, engine, request);
	const { outcome } = view;
	if (outcome.kind === "left" && outcome.reachedAws === false) return { at: "again" };
	if (outcome.kind !== "failed") return { at: "begun", begun };
	const way = await afterFailure(prompt, planned, { request, view }, on.consoleOf(begun), (state) =>
		on.saw({ ...begun, state }),
	);
	if (way.at === "open") return { at: "begun", begun };
	if (way.at === "edit" && way.step) walk.open(way.step);
	return { at: way.at === "edit" ? "again" : "left" };
}
