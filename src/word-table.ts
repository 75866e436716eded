import { preflightChecks } from "./checks/preflight.ts";
import { COST } from "./commands/agree.ts";
import { allCommands } from "./commands/commands.ts";
import type { WordTable } from "./commands/complete.ts";
import { troubles } from "./demo/troubles/troubles.ts";
import { offeredHere } from "./install/recommended.ts";
import { REGION_PLACES } from "./questions/region-places.ts";

/** What can be typed, read from every command; a built program has it ready. */
export async function wordTable(): Promise<WordTable> {
	const commands = (await allCommands()).map(({ call, does, usage, flags }) => ({
		name: call.split(" ")[1] ?? "",
		does,
		usage: usage.map(([words]) => words),
		flags,
	}));
	return {
		commands,
		regions: REGION_PLACES,
		checks: {
			...Object.fromEntries(preflightChecks.map(({ id, title }) => [id, title])),
			[COST]: "the bound on cost",
		},
		versions: offeredHere().map(({ version }) => version),
		troubles: troubles.map(({ name }) => name),
	};
}
