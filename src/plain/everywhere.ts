import type { ClusterView } from "../cluster/cluster-view.ts";
import { tellLeftovers } from "../commands/leftovers.ts";
import { sweepClusters } from "../leftovers/clusters-everywhere.ts";
import { unreadLines } from "../leftovers/leftover-words.ts";
import { sweepLeftovers } from "../leftovers/sweep.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Ports } from "../ports/ports.ts";
import type { World } from "../services/services.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** The clusters of all regions, as far as AWS tells; says where it does not. */
export async function clustersEverywhere(
	prompt: Prompt,
	ports: Ports,
	profile: Profile,
): Promise<readonly ClusterView[]> {
	let clusters: readonly ClusterView[] = [];
	await attempted(prompt, async (signal) => {
		const { found, unread, of } = await sweepClusters(ports, profile, beginning(prompt), signal);
		clusters = found;
		prompt.say(...unreadLines(unread, of));
		if (found.length === 0) prompt.say("There is none in any region that could be asked.");
	});
	return clusters;
}

/** Tells what may have stayed of clusters in all regions, and goes on costing. */
export async function tellWhatCosts(
	prompt: Prompt,
	{ ports, settings: { profile } }: Pick<World, "ports" | "settings">,
): Promise<void> {
	const say = (line: string) => prompt.say(line);
	await attempted(prompt, async (signal) => {
		const swept = await sweepLeftovers(ports, profile, beginning(prompt), signal);
		tellLeftovers(swept, { say, note: say }, (line) => prompt.show(line));
		if (swept.found.length > 0) say("Nothing is removed from here: the commands do that, in another window.");
	});
}

/** Tells once that it takes its time. */
function beginning(prompt: Prompt): (swept: { readonly done: number; readonly of: number }) => void {
	return ({ done, of }) => {
		if (done === 0) prompt.say(`Looking in ${of} regions …`);
	};
}
