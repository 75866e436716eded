import { foldersIn, passingIn } from "../cluster/holdings.ts";
import type { StandingCosts } from "../services/standing-costs.ts";
import { type FirstStep, firstSteps, keepWords, type Shown, takeStep } from "../slurm/first-steps.ts";
import { type JobsOf, makeJob } from "./job.ts";
import { type Act, menu, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** What the tutorial does first on a new cluster: done by a line each, with what came of it. */
export async function takeFirstSteps(prompt: Prompt, of: JobsOf, { started }: StandingCosts): Promise<void> {
	const { node, held } = of;
	const folders = foldersIn(held);
	let shown: Shown = {};
	const steps = () => firstSteps({ folders, started }, shown);
	const take = (step: FirstStep) =>
		attempted(prompt, async (signal) => {
			prompt.show(step.line ?? "");
			const { said, cure, ...verdict } = await takeStep(node, step, signal);
			prompt.say(`${WORDS[verdict.state]}: ${said}`, ...(cure === undefined ? [] : [cure]));
			shown = { ...shown, ...verdict.shown };
		});
	const asked = async (step: FirstStep) => {
		if (step.asks) {
			prompt.say(...step.asks);
			prompt.show(step.line ?? "");
			if (!(await prompt.agrees("do it"))) return prompt.say("Nothing was done.");
		}
		await take(step);
	};
	const lookAtAll = async () => {
		for (const { id } of steps().filter(({ asks }) => asks === undefined)) {
			const step = steps().find((one) => one.id === id);
			if (step?.line !== undefined && !(await take(step))) return;
		}
	};
	prompt.say("", keepWords(folders, passingIn(held)));
	await menu(prompt, () => [
		...steps().map(
			(step, place): Act => ({
				key: `s${place + 1}`,
				label: step.what,
				not: step.not,
				does: staying(() => asked(step)),
			}),
		),
		{ key: "a", label: "does all steps that only look", does: staying(lookAtAll) },
		{ key: "j", label: "a job of your own", does: staying(() => makeJob(prompt, of)) },
		{ key: "b", label: "back to the cluster", does: async () => "back" },
	]);
}

const WORDS = { pass: "In order", warn: "Take note", fail: "Not in order" } as const;
