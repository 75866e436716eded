import { queueLines } from "../commands/tell-queue.ts";
import { drawable } from "../config/diff.ts";
import { cancelJob, cancelWords, jobDetails, notToCancel } from "../slurm/job.ts";
import { lookAtSlurm, type SlurmJob, type SlurmLook } from "../slurm/look.ts";
import { nodeFaultWords, whyNoNodes } from "../slurm/node-faults.ts";
import { queueKeys } from "../slurm/queue-keys.ts";
import { dataIn } from "../text/plain.ts";
import { type JobsOf, makeJob, tellJob } from "./job.ts";
import { type Act, actsOf, leaving, menu, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Nodes and jobs of a cluster, and what can be done with them. */
export async function askQueue(prompt: Prompt, of: JobsOf): Promise<void> {
	const { node, name } = of;
	let look: SlurmLook | undefined;
	const see = () =>
		attempted(prompt, async (signal) => {
			look = await lookAtSlurm(node, signal);
			prompt.say("", ...queueLines(look));
		});
	const withJob = (does: (job: SlurmJob, look: SlurmLook) => Promise<unknown>): Act["does"] =>
		staying(async () => {
			const job = look && (await askJob(prompt, look));
			if (job && look) await does(job, look);
		});
	await see();
	await menu(prompt, () =>
		actsOf(
			(then) =>
				queueKeys(look, look?.jobs.find((job) => look && !notToCancel(job, look)) ?? look?.jobs[0], {
					details: () =>
						then(
							withJob((job) =>
								attempted(prompt, async (signal) =>
									prompt.show(...drawable(dataIn(await jobDetails(node, job, signal)))),
								),
							),
						),
					output: () => then(withJob((job) => tellJob(prompt, of, job.id))),
					cancel: () =>
						then(
							withJob(async (job, seen) => {
								const not = notToCancel(job, seen);
								if (not !== undefined) return prompt.say(not);
								const { title, body, yes } = cancelWords(job, name);
								prompt.say("", title, ...body.map(({ text }) => text));
								if (!(await prompt.agrees(yes.does))) return prompt.say("Nothing was done.");
								await attempted(prompt, (signal) => cancelJob(node, job, signal));
								await see();
							}),
						),
					why: ({ nodes }) =>
						then(
							staying(() =>
								attempted(prompt, async (signal) => {
									const found = await whyNoNodes(node, nodes, signal);
									const { paragraphs, commands } = nodeFaultWords(found, node);
									prompt.say(...paragraphs);
									prompt.show(...commands);
								}),
							),
						),
					make: () => then(staying(() => makeJob(prompt, of))),
					refresh: () => then(staying(see)),
					back: () => then(async () => "back"),
					quit: () => then(leaving),
				}),
			{ letters: { enter: "d", escape: "b" } },
		),
	);
}

async function askJob(prompt: Prompt, { jobs }: SlurmLook): Promise<SlurmJob | undefined> {
	const [only, ...others] = jobs;
	if (others.length === 0) return only;
	const help = ["It stands at the beginning of its row."];
	const typed = await prompt.ask("Which job? Its number, or an empty line for none:", help);
	const job = jobs.find(({ id }) => id === typed);
	if (!job) prompt.say(typed === "" ? "Nothing was done." : `There is no job ${typed} here.`);
	return job;
}
