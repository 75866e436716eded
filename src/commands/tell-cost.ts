import { BILL_LEGEND, BILL_TITLES, billRows } from "../cost/bill.ts";
import { costLines, costNotes, costNow, spentText } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import { spentBy } from "../cost/spent.ts";
import { type ClusterAtHand, clusterAtHand } from "../services/clusters-at-hand.ts";
import { servicesOf, type World } from "../services/services.ts";
import { standingCosts } from "../services/standing-costs.ts";
import { tableLines } from "../text/table-lines.ts";
import type { Tools } from "./command.ts";
import { statesJson, totalJson } from "./cost-json.ts";
import { EXIT } from "./exit-codes.ts";
import type { OneAsked } from "./on-cluster.ts";

/** Tells what a cluster costs: now by item, then once its nodes may start, and in each state. */
export async function tellCost(
	world: World,
	{ name, json }: OneAsked,
	{ version, say }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, version);
	const at = await clusterAtHand(services, name, signal);
	const { cost, started } = await standingCosts(services, at, signal);
	const soFar = await spentOn(world, at, cost);
	if (json) say(asJson(at, cost, started, soFar));
	else {
		const spent = spentText(soFar);
		say(`${at.cluster.name} in ${at.cluster.region} costs ${costNow(cost)} now.`);
		if (spent !== undefined) say(`So far ${spent}.`);
		for (const line of tableLines([BILL_TITLES, ...billRows(cost)])) say(`  ${line}`);
		const states = hasStates(at) ? costLines(started) : [];
		say(states.length > 0 ? "In each state" : NO_STATES);
		for (const line of tableLines(states.map(({ label, hour, month }) => [label, hour, month])))
			say(`  ${line}`);
		for (const note of [BILL_LEGEND, ...costNotes(states.length > 0 ? started : cost)]) say(note);
	}
	return EXIT.done;
}

async function spentOn(
	{ ports }: World,
	{ cluster: { stackId } }: ClusterAtHand,
	cost: Estimate,
): Promise<number> {
	const kept = stackId === undefined ? undefined : await ports.spendings.recall(stackId);
	return spentBy(kept, cost, ports.clock.now());
}

const NO_STATES = "AWS shows no head node of it: what it costs at rest and at work cannot be told.";

/** Without its head node they would be told too low. */
const hasStates = ({ cluster: { head, computeNodes } }: ClusterAtHand) =>
	head !== undefined || computeNodes === undefined;

function asJson(at: ClusterAtHand, cost: Estimate, started: Estimate, soFar: number): string {
	const answer = {
		cluster: at.cluster.name,
		region: at.cluster.region,
		currency: "USD",
		now: totalJson(cost.totals.working),
		soFarUsd: soFar,
		states: hasStates(at) ? statesJson(started) : [],
		paidAlready: totalJson(cost.paidAlready),
		items: cost.items
			.filter(({ billed }) => billed.working > 0)
			.map(({ what, billed, perHour, price, paidAlready }) => ({
				what,
				count: billed.working,
				usdPerHour: perHour?.working ?? null,
				priceOf: price ? { dated: price.dated, from: price.from ?? "shipped" } : null,
				paidAlready,
			})),
	};
	return JSON.stringify(answer, undefined, 2);
}
