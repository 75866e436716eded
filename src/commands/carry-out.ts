import { isOn } from "../cluster/machines.ts";
import { verbRequest, watchRequest } from "../console/cluster-requests.ts";
import { type AskedVerb, headOff, runToWatch, stateWord } from "../console/cluster-words.ts";
import { questionMoney } from "../console/question-money.ts";
import { verbQuestion } from "../console/verb-question.ts";
import { AppError } from "../ports/errors.ts";
import type { RunRequest } from "../runs/run.ts";
import { type ClusterAtHand, clusterAtHand } from "../services/clusters-at-hand.ts";
import { servicesOf, type World } from "../services/services.ts";
import { type StandingCosts, standingCosts } from "../services/standing-costs.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { boundOf, clusterAbove, confirmed } from "./agree.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { runToItsEnd, tellEnd } from "./follow-run.ts";
import { refuseNow } from "./refuse-now.ts";

interface Wanted {
	readonly verb: AskedVerb;
	readonly name: string;
	readonly yes: true | undefined;
	readonly waits: boolean;
	readonly json: true | undefined;
	readonly atMost: string | undefined;
}

/** Stops, starts or deletes a cluster once that is agreed to, or says that it is so already. */
export async function carryOut(
	world: World,
	wanted: Wanted,
	tools: Tools,
	signal: AbortSignal,
): Promise<number> {
	const { verb, name, json, waits } = wanted;
	const bound = await boundOf(wanted.atMost, world.ports.bound);
	const services = servicesOf(world, tools.version);
	const at = await clusterAtHand(services, name, signal);
	const { engine, cluster, target } = at;
	const how = { tools, signal, json, waits };
	const under = runToWatch(cluster);
	if (under === verb && UNDER_WAY.includes(cluster.state))
		return runToItsEnd(services, engine, watchRequest(cluster, target, under), how);
	const request = verbRequest(cluster, target, verb);
	const already = alreadySo(at, verb);
	if (already !== undefined) {
		tellEnd(request, how, { outcome: "already", message: already, address: null });
		return EXIT.done;
	}
	refuseNow(cluster, verb, world.settings);
	if (request.head && !waits)
		throw new AppError("usage", "With the head node it takes firstlight to the end.", {
			hint: "Leave --wait=false out.",
		});
	const costs = await standingCosts(services, at, signal);
	const keeps = await agreedTo(at, costs, { ...wanted, bound }, tools, signal);
	signal.throwIfAborted();
	return runToItsEnd(services, engine, { ...request, keeps }, how);
}

/** What AWS is at already is joined, not asked again. */
const UNDER_WAY: readonly string[] = ["stopping", "starting", "deleting"];

/** Why there is nothing to do; undefined where there is. */
function alreadySo({ cluster }: ClusterAtHand, verb: AskedVerb): string | undefined {
	if (cluster.unmanageable !== undefined) return undefined;
	const { name, state, fleet, computeNodes, head } = cluster;
	const isHeadOff = headOff(cluster) === "stopped";
	const rests = state === "stopped" && (isHeadOff || (verb === "stop" && !nodesLeft(computeNodes)));
	const runs =
		state === "running" && fleet !== undefined && fleet !== "UNKNOWN" && head !== undefined && isOn(head);
	const isSo = verb === "start" ? runs && headOff(cluster) === undefined : verb !== "delete" && rests;
	return isSo ? `${name} is so already: ${stateWord(cluster)}.` : undefined;
}

const nodesLeft = (count: number | undefined) => count !== undefined && count > 0;

/**
 * Asks, where `--yes` has not answered; what goes on costing after a deletion. Rejects with `above-bound`, `usage`, or
 * `declined` after a no.
 */
async function agreedTo(
	{ cluster }: ClusterAtHand,
	{ held, cost, started }: StandingCosts,
	{ verb, yes, bound, atMost, json, name }: Wanted & { readonly bound: number },
	tools: Tools,
	signal: AbortSignal,
): Promise<RunRequest["keeps"]> {
	const { keeps, does, title, body, money } = verbQuestion(verb, cluster, held);
	const said = [...questionMoney(verb, cost, started), ...money].map(withoutKeys).filter(Boolean);
	const above = verb === "start" ? clusterAbove(started, bound, atMost) : undefined;
	const lines = [title, ...body.map(({ text }) => withoutKeys(text)), ...said];
	const keys = `y: ${does}; any other key does not.`;
	await confirmed(tools, { lines, keys }, { yes, atMost, above }, signal);
	if (!yes) return keeps;
	if (verb === "delete" && cluster.stackId === undefined)
		throw new AppError(
			"refused",
			`Which stack has the name ${name} now AWS does not tell you: the right cloudformation:DescribeStacks is missing. So --yes alone deletes nothing.`,
			{
				hint: "Ask whoever runs your AWS account for that right; or call it on a terminal without --yes, where what is known of the cluster is shown and you are asked.",
			},
		);
	if (!json) for (const line of said) tools.note(line);
	return keeps;
}
