import { SPOT_NOTE } from "./cost-words.ts";
import type { Estimate } from "./estimate.ts";
import { rateText } from "./money.ts";

/**
 * What it costs that nodes start for a job that asks for `asked` of them; undefined: its script does not say how many.
 * `started` is what the cluster costs once its nodes may start; undefined until it is reckoned.
 */
export function jobMoney(asked: number | undefined, started: Estimate | undefined): string {
	if (started === undefined) return "What its nodes cost is still being reckoned.";
	// What is billed for each node: the machine, its disk and its address.
	const perNode = started.items.filter(({ billed }) => billed.working > billed.waiting);
	const machine = perNode.find((one) => one.machine);
	if (machine === undefined) return "The nodes are on already, so it costs nothing more.";
	const most = machine.billed.working;
	const nodes = Math.min(asked ?? most, most);
	const who = `${nodesText(nodes)} for it${asked === undefined ? " at most" : ", unless on already"}`;
	if (machine.perHour === undefined)
		return `${asked === undefined ? "Nodes start" : nodesText(asked)} for it: what that costs is not known.`;
	const usd = perNode.reduce((sum, { perHour, billed }) => sum + (perHour?.working ?? 0) / billed.working, 0);
	const each = nodes === 1 ? "" : `${nodes} × ${rateText(usd)}, together `;
	const more = perNode.every(({ perHour }) => perHour !== undefined) ? "" : " and more";
	const market = started.spot ? SPOT_NOTE : "";
	return `${who}: ${each}≈ ${rateText(nodes * usd)}${more}${market}, until about 10 minutes after its end.`;
}

function nodesText(nodes: number): string {
	return nodes === 1 ? "One node starts" : `${nodes} nodes start`;
}
