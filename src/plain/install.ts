import { installAsPlanned } from "../commands/manage-pcluster.ts";
import { planText } from "../install/install-words.ts";
import { offeredHere } from "../install/recommended.ts";
import type { Services } from "../services/services.ts";
import type { Prompt } from "./prompt.ts";
import { untilLetGo } from "./question.ts";

const HELP = [
	"It goes into a folder of firstlight's own. What that takes is told, and asked, before it begins.",
];

/** Installs the pcluster that is chosen, after a yes; tells how far it is. True when it is there. */
export async function installPcluster(prompt: Prompt, { installer, settings }: Services): Promise<boolean> {
	const offered = offeredHere();
	prompt.say(...offered.map(({ version, why }, place) => `${place + 1}  ParallelCluster ${version}: ${why}`));
	const typed = await prompt.ask("Which one? Number or version, or an empty line for none:", HELP);
	const one = offered.find(({ version }, place) => [version, `${place + 1}`].includes(typed));
	if (one === undefined) {
		prompt.say(typed === "" ? NOTHING : `There is no ${typed} to choose here. ${NOTHING}`);
		return false;
	}
	let isThere = false;
	await untilLetGo(prompt, "Stopped. Nothing was left behind.", async (signal) => {
		const plan = await installer.plan(one.version, signal);
		if (!plan.possible) throw plan.why;
		prompt.say(`It takes ${planText(plan, settings.places.home)} Nothing else on this machine is changed.`);
		if (!(await prompt.agrees(`install ParallelCluster ${one.version}`))) return prompt.say(NOTHING);
		prompt.say("Ctrl-C stops it, and nothing of it stays.");
		const note = (line: string) => prompt.say(line);
		await installAsPlanned(plan, { installer, note, signal });
		isThere = true;
	});
	return isThere;
}

const NOTHING = "Nothing was installed.";
