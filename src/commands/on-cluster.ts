import type { World } from "../services/services.ts";
import { type Command, type Tools, usageFault } from "./command.ts";
import { screens } from "./screens.ts";
import { toItsEnd } from "./to-its-end.ts";

const { demo, "demo-trouble": trouble, region, profile, config, pcluster, log } = screens.flags;

/** The flags of every command that is about clusters which are there. */
export const CLUSTER_FLAGS = {
	demo,
	"demo-trouble": trouble,
	region,
	profile,
	config,
	pcluster,
	log,
} as const;

/** How a command ends that reads what is there, as its help tells it. */
export const READS_END = [
	"It ends with 0 when it could look, 1 when it could not, 2 for a wrong command,",
	"4 when there is no way into AWS, 5 when there is no such cluster, 130 after",
	"Ctrl-C.",
] as const;

/** The one name among the words; undefined where there is none. Throws AppError `usage` for more. */
function nameIn(call: string, [name, more]: readonly string[]): string | undefined {
	if (more === undefined) return name;
	throw usageFault({ call }, `One cluster at a time: “${more}” is too many.`);
}

/** The same where it has to be named. */
export function nameNeeded(call: string, words: readonly string[]): string {
	const name = nameIn(call, words);
	if (name !== undefined) return name;
	throw usageFault({ call }, "The cluster's name is missing.");
}

const READ_FLAGS = { json: { does: ["write it as JSON"] }, ...CLUSTER_FLAGS } as const;

/** Of which cluster something is to be told, and whether for programs. */
export interface OneAsked {
	/** Undefined: the only one of the region. */
	readonly name: string | undefined;
	readonly json: true | undefined;
}

/** Tells it; the exit code. */
type TellOne = (world: World, asked: OneAsked, tools: Tools, signal: AbortSignal) => Promise<number>;

/** What all commands have that tell something of one cluster; `load` loads what tells it. */
export function tellsOfOne(
	call: string,
	load: () => Promise<TellOne>,
): Pick<Command<typeof READ_FLAGS>, "call" | "flags" | "takesWords" | "run"> {
	return {
		call,
		flags: READ_FLAGS,
		takesWords: true,
		run({ json, ...given }, words, tools) {
			const name = nameIn(call, words);
			return toItsEnd(
				tools,
				given,
				async (world, signal) => (await load())(world, { name, json }, tools, signal),
				{ json },
			);
		},
	};
}
