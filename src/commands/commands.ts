import { argumentsOf, type Command, helpOf, type Tools } from "./command.ts";
import { screens } from "./screens.ts";

/** A command as firstlight's own help tells of it. */
interface CommandRow {
	readonly name: string;
	/** The words after its name. */
	readonly words: string;
	/** What its own help tells: `"firstlight NAME --help" tells …`. */
	readonly tells: string;
	/** Its file, which loads only when it is called. */
	load(): Promise<Command>;
	/** True for what programs call: no help tells of it. */
	readonly hidden?: true;
}

const COMMANDS: readonly CommandRow[] = [
	{
		name: "plan",
		words: "[flags]",
		tells: "how to plan a cluster by flags alone",
		load: async () => (await import("./plan.ts")).plan,
	},
	{
		name: "create",
		words: "[flags]",
		tells: "how to create one so",
		load: async () => (await import("./create.ts")).create,
	},
	{
		name: "status",
		words: "NAME",
		tells: "how to ask what a cluster is at",
		load: async () => (await import("./status.ts")).status,
	},
	{
		name: "list",
		words: "[--all]",
		tells: "how to see which clusters there are",
		load: async () => (await import("./list.ts")).list,
	},
	{
		name: "cost",
		words: "NAME",
		tells: "how to ask what a cluster costs",
		load: async () => (await import("./cost.ts")).cost,
	},
	{
		name: "queue",
		words: "NAME",
		tells: "how to see a cluster's nodes and jobs",
		load: async () => (await import("./queue.ts")).queue,
	},
	{
		name: "logs",
		words: "[WHICH]",
		tells: "how to read what its machines have written",
		load: async () => (await import("./logs.ts")).logs,
	},
	{
		name: "job",
		words: "NAME [FILE]",
		tells: "how to send it a job, and follow it",
		load: async () => (await import("./job.ts")).job,
	},
	{
		name: "ssh",
		words: "NAME [-- COMMAND]",
		tells: "how to log in, or run a command there",
		load: async () => (await import("./ssh.ts")).ssh,
	},
	{
		name: "put",
		words: "FILE THERE",
		tells: "how to copy files to a cluster",
		load: async () => (await import("./put.ts")).put,
	},
	{
		name: "get",
		words: "THERE FOLDER",
		tells: "how to copy them back",
		load: async () => (await import("./get.ts")).get,
	},
	{
		name: "stop",
		words: "NAME [--head]",
		tells: "how to stop nodes, and the head node",
		load: async () => (await import("./verbs.ts")).stop,
	},
	{
		name: "start",
		words: "NAME",
		tells: "how to start them again",
		load: async () => (await import("./verbs.ts")).start,
	},
	{
		name: "resize",
		words: "NAME --max N",
		tells: "how to change how many nodes it has",
		load: async () => (await import("./resize.ts")).resize,
	},
	{
		name: "delete",
		words: "NAME",
		tells: "how to delete a cluster",
		load: async () => (await import("./verbs.ts")).remove,
	},
	{
		name: "pcluster",
		words: "install|list|remove [VERSION]",
		tells: "how pcluster itself is installed",
		load: async () => (await import("./manage-pcluster.ts")).managePcluster,
	},
	{
		name: "doctor",
		words: "[--json]",
		tells: "how to see whether something is missing",
		load: async () => (await import("./doctor.ts")).doctor,
	},
	{
		name: "leftovers",
		words: "[--json]",
		tells: "how to find what goes on costing anywhere",
		load: async () => (await import("./leftovers.ts")).leftovers,
	},
	{
		name: "config",
		words: "[--json]",
		tells: "which settings are in force",
		load: async () => (await import("./config.ts")).config,
	},
	{
		name: "completion",
		words: "bash|zsh|fish",
		tells: "how Tab completes what you type",
		load: async () => (await import("./completion.ts")).completion,
	},
	{
		name: "help",
		words: "[COMMAND|TOPIC]",
		tells: "what is explained besides the commands",
		load: async () => {
			const names = TOLD.map(({ name }) => name);
			return (await import("./help.ts")).helpCommand(names, helpNamed);
		},
	},
	{
		name: "complete",
		words: "",
		tells: "",
		load: async () => (await import("./complete.ts")).complete,
		hidden: true,
	},
];

const TOLD = COMMANDS.filter(({ hidden }) => !hidden);

/** Every command that people call, the screens first. */
export async function allCommands(): Promise<readonly Command[]> {
	return Promise.all([screens, ...TOLD.map(({ load }) => load())]);
}

/** The text of `firstlight --help`. */
function firstlightHelp(): string {
	const others = TOLD.map(({ name, words }) => `${screens.call} ${name} ${words}`.trimEnd());
	const tells = TOLD.map(({ name, tells }) => `"${screens.call} ${name} --help" tells ${tells}.`);
	return helpOf({ ...screens, more: [...tells, "", ...screens.more] }, others);
}

async function helpNamed(name: string | undefined): Promise<string | undefined> {
	const row = TOLD.find((one) => one.name === name);
	if (name === undefined) return firstlightHelp();
	return row && helpOf(await row.load());
}

/** Does what the command line asks for (without node and script); the exit code. Throws AppError `usage` or others. */
export async function runCommand(args: readonly string[], tools: Tools): Promise<number> {
	const row = COMMANDS.find(({ name }) => name === args[0]);
	const command: Command = row ? await row.load() : screens;
	const names = row ? [] : TOLD.map(({ name }) => name);
	const asked = argumentsOf(command, row ? args.slice(1) : args, names);
	if (asked !== "help") return command.run(asked.given, asked.words, tools);
	tools.say((row ? helpOf(command) : firstlightHelp()).trimEnd());
	return 0;
}
