import type { Holdings } from "../cluster/holdings.ts";
import { followJob, runJob } from "../commands/run-job.ts";
import type { HeadNode } from "../login/head-node.ts";
import { editScript, type OwnScript, ownScript } from "../services/own-script.ts";
import type { Services, World } from "../services/services.ts";
import { watchJob } from "../slurm/job-watch.ts";
import { jobNow, outputPlace } from "../slurm/job-words.ts";
import { plainText } from "../text/plain.ts";
import type { Prompt } from "./prompt.ts";
import { attempted, untilLetGo } from "./question.ts";
import { toolsOf } from "./tools.ts";

/** The cluster whose jobs these are. */
export interface JobsOf {
	readonly world: World;
	readonly services: Services;
	readonly node: HeadNode;
	/** The cluster's name. */
	readonly name: string;
	readonly held: Holdings;
}

const LET_GO = "Let go of it: the job goes on, and stands in nodes and jobs.";
const CTRL_C = "Ctrl-C lets go of it; the job goes on.";
const SCRIPT =
	"s sends it: what that costs is asked first. e opens it in your editor. An empty line for nothing:";
const SCRIPT_HELP = [
	"It goes to Slurm on the head node. Changed, it is a file of your own, and is taken the next time.",
];

/** A job for this cluster: its script, to be changed, sent once that is agreed to, and followed to its end. */
export async function makeJob(prompt: Prompt, of: JobsOf): Promise<void> {
	const { services, node, name, held } = of;
	const { settings, ports } = services;
	for (;;) {
		let script: OwnScript | undefined;
		await attempted(prompt, async (signal) => {
			const made = { head: node, name, held };
			script = await ownScript(ports.configFiles, settings, made, signal);
		});
		if (script === undefined) return;
		const { path, text, isKept } = script;
		prompt.say("", isKept ? `${path}:` : `A first job, made of what ${name} is like:`);
		prompt.show(...text.trimEnd().split("\n").map(plainText));
		const typed = await prompt.ask(SCRIPT, SCRIPT_HELP);
		if (typed === "s") return send(prompt, of);
		if (typed !== "e") return prompt.say("Nothing was sent.");
		await attempted(prompt, () =>
			editScript(ports.configFiles, settings, script, (command) =>
				prompt.terminal.lent(() => ports.processes.handOver(command)),
			),
		);
	}
}

function send(prompt: Prompt, { world, services: { version }, name }: JobsOf): Promise<void> {
	const wanted = { name, file: undefined, yes: undefined, waits: true, json: undefined };
	return untilLetGo(prompt, LET_GO, async (signal) => {
		prompt.say(CTRL_C);
		await runJob(world, wanted, toolsOf(prompt, version), signal);
	});
}

/** Follows a job to its end. */
export function tellJob(prompt: Prompt, { node, world }: JobsOf, id: string): Promise<void> {
	const say = (line: string) => prompt.say(line);
	return untilLetGo(prompt, LET_GO, async (signal) => {
		say(CTRL_C);
		const watch = watchJob(node, id, world.ports, world.lookMs);
		const view = await followJob(watch, id, { note: say, tell: say }, signal);
		prompt.say(jobNow(id, view), `Its output: ${outputPlace(view)}`);
	});
}
