import { usageFault } from "./command.ts";
import { screens } from "./screens.ts";

const { demo, region, profile, config, pcluster, log } = screens.flags;

/** The flags of every command that is about clusters which are there. */
export const CLUSTER_FLAGS = { demo, region, profile, config, pcluster, log } as const;

/** How a command ends that reads what is there, as its help tells it. */
export const READS_END = [
	"It ends with 0 when it could look, 1 when it could not, 2 for a wrong command,",
	"4 when there is no way into AWS, 5 when there is no such cluster, 130 after",
	"Ctrl-C.",
] as const;

/** The one name among the words; undefined where there is none. Throws AppError `usage` for more. */
export function nameIn(call: string, [name, more]: readonly string[]): string | undefined {
	if (more === undefined) return name;
	throw usageFault({ call }, `One cluster at a time: “${more}” is too many.`);
}

/** The same where it has to be named. */
export function nameNeeded(call: string, words: readonly string[]): string {
	const name = nameIn(call, words);
	if (name !== undefined) return name;
	throw usageFault({ call }, "The cluster's name is missing.");
}
