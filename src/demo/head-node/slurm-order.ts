import type { JobOrder } from "../control/protocol.ts";
import { shown } from "./disk.ts";
import type { Call } from "./shell.ts";
import { secondsIn } from "./slurm-format.ts";
import { slurmNow } from "./slurm-tables.ts";
import { secondsOf } from "./system-programs.ts";

/** Options that ask for something, by their letters and by name alone. */
export const LETTERS = {
	N: "nodes=",
	n: "ntasks=",
	c: "cpus-per-task=",
	t: "time=",
	J: "job-name=",
	o: "output=",
	e: "error=",
	p: "partition=",
	D: "chdir=",
	b: "begin=",
	l: "label",
};
export const LONG = [
	"wrap=",
	"parsable",
	"exclusive",
	"ntasks-per-node=",
	"mem=",
	"mem-per-cpu=",
	"comment=",
	"open-mode=",
	"export=",
];

/** How long work takes that does not sleep, seconds at the demo's own pace. */
export const WORK_S = 8;

/** What a job asks for; else why Slurm refuses it. */
export async function orderFrom(
	options: ReadonlyMap<string, string>,
	call: Call,
	own: Pick<JobOrder, "name" | "folder" | "command" | "seconds">,
): Promise<JobOrder | string> {
	const slurm = await slurmNow(call);
	if ((options.get("partition") ?? slurm.partition) !== slurm.partition)
		return "Invalid partition name specified";
	if (!slurm.active) return "Required partition not available (inactive or drain)";
	const count = (name: string) => (options.has(name) ? Number(options.get(name)?.split("-")[0]) : undefined);
	const [cpusPerTask, perNode] = [count("cpus-per-task") ?? 1, count("ntasks-per-node")];
	const tasksAsked = count("ntasks");
	const room = perNode ?? Math.max(1, Math.floor(slurm.processors / cpusPerTask));
	const nodes = count("nodes") ?? Math.ceil((tasksAsked ?? 1) / room);
	const tasks = tasksAsked ?? nodes * (perNode ?? 1);
	if (![nodes, tasks, cpusPerTask].every((it) => Number.isInteger(it) && it > 0))
		return "Invalid node count specified";
	const each = options.has("exclusive") ? slurm.processors : Math.ceil(tasks / nodes) * cpusPerTask;
	if (nodes > slurm.nodes.length || each > slurm.processors)
		return "Requested node configuration is not available";
	const time = options.get("time");
	const limitSeconds = time === undefined ? undefined : secondsIn(time);
	if (time !== undefined && limitSeconds === undefined) return "Invalid time limit specification";
	const exclusive = options.has("exclusive")
		? { tasks: nodes, cpusPerTask: slurm.processors }
		: { tasks, cpusPerTask };
	const beginAt = beginFrom(options.get("begin"), slurm.now, slurm.speed);
	const comment = options.get("comment");
	return { ...own, nodes, ...exclusive, limitSeconds, beginAt, comment, output: "", errors: "" };
}

/** `now+60`, `now+1hour` and a date; seconds count at the demo's own pace. */
function beginFrom(text: string | undefined, now: number, speed: number): number | undefined {
	const [, amount, unit = ""] = /^now\+(\d+)(\w*)$/.exec(text ?? "") ?? [];
	if (amount === undefined) return text === undefined ? undefined : Date.parse(`${text}Z`) || undefined;
	const seconds = unit.startsWith("m") ? 60 : unit.startsWith("h") ? 3600 : unit.startsWith("d") ? 86_400 : 1;
	return now + (Number(amount) * seconds * 1000) / speed;
}

/** The words of a script's #SBATCH lines, which stand before its first command. */
export function directivesIn(script: string): string[] {
	const words: string[] = [];
	for (const line of script.split("\n")) {
		const [, text] = /^#SBATCH\s+(.*)$/.exec(line) ?? [];
		if (text !== undefined) {
			const parts = text.replace(/\s#.*$/, "").match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
			words.push(...parts.map((part) => part.replaceAll(/["']/g, "")));
		} else if (line.trim() !== "" && !line.startsWith("#")) break;
	}
	return words;
}

export function sleepsIn(script: string): number {
	return [...script.matchAll(/\bsleep\s+(\d+[smhd]?)/g)].reduce(
		(sum, [, word = ""]) => sum + secondsOf([word]),
		0,
	);
}

/** A job's words in our own letters, as it is kept. */
export function textOf<Kept extends Pick<JobOrder, "name" | "folder" | "command" | "output" | "errors">>(
	job: Kept,
): Kept {
	const { name, folder, command, output, errors } = job;
	return {
		...job,
		name: shown(name),
		folder: shown(folder),
		command: shown(command),
		output: shown(output),
		errors: shown(errors),
	};
}
