import type { ClusterView } from "../cluster/cluster-view.ts";
import type { FleetState } from "../cluster/fleet-state.ts";
import { costNow, spentText } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { Profile } from "../pcluster/profile.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import { failedRun, fleetText, headOff, isKeptForALook, nodesText, takenBack } from "./cluster-words.ts";

/** A label and what is known about it. */
export interface Fact {
	readonly label: string;
	readonly value: string;
}

interface MoreFacts {
	/** Undefined until it has been reckoned. */
	readonly cost?: Estimate | undefined;
	/** What it has cost, USD. */
	readonly soFar?: number | undefined;
	/** Of its disks and file systems. */
	readonly folders?: readonly string[] | undefined;
}

/**
 * What the console says about a cluster, one line each; what is not known is left out or said so.
 */
export function clusterFacts(
	view: ClusterView,
	now: Date,
	{ cost, soFar = 0, folders = [] }: MoreFacts = {},
): Fact[] {
	const { head } = view;
	const age = view.createdAt === undefined ? undefined : durationText(secondsBetween(view.createdAt, now));
	const up =
		head?.state === "running" && head.launchedAt !== undefined
			? `up ${durationText(secondsBetween(head.launchedAt, now))}`
			: undefined;
	const headText = head === undefined ? "not known" : joined([head.type, head.id, head.state, up]);
	return [
		{ label: "Head node", value: headText },
		...(head?.publicAddress === undefined ? [] : [{ label: "Address", value: head.publicAddress }]),
		{ label: "Nodes", value: nodesText(view) },
		{ label: "Fleet", value: fleetText(view.fleet) },
		...(folders.length === 0 ? [] : [{ label: "Disks", value: folders.join("  ") }]),
		...(cost ? costFacts(cost, soFar) : []),
		{ label: "Stack", value: joined([view.stackName, view.stackStatus, age && `made ${age} ago`]) },
	];
}

/** The same for where nothing comes later: without a fleet that nobody asks about. */
export function factsOnce(view: ClusterView, now: Date, more?: MoreFacts): Fact[] {
	return clusterFacts(view, now, more).filter(({ label }) => label !== "Fleet" || view.fleet !== undefined);
}

function costFacts(cost: Estimate, soFar: number): Fact[] {
	const { unknown } = cost.totals.working;
	const spent = spentText(soFar);
	return [
		{ label: "Costs", value: `${costNow(cost)} now` },
		...(unknown.length === 0 ? [] : [{ label: "Not priced", value: unknown.join(", ") }]),
		...(spent === undefined ? [] : [{ label: "So far", value: spent }]),
	];
}

function joined(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined).join("  ");
}

/** Something to beware of with this cluster, as one sentence; undefined when there is nothing. */
export function clusterWarning(view: ClusterView, profile: Profile): string | undefined {
	if (view.unmanageable !== undefined) return view.unmanageable;
	if (view.state === "create-failed") {
		return isKeptForALook(view)
			? "The creation failed (w tells why), and its head node is there for a look, which costs: press s to log in, d to remove all of it."
			: "The creation failed: w tells why. What AWS made keeps the name and may cost: press d to remove it.";
	}
	if (view.state === "delete-failed") return "The deletion failed: w tells why. Press d to try again.";
	if (failedRun(view) === "update") {
		return "A change of it failed, and AWS could not take it back (w tells why): its stack is stuck between the two.";
	}
	if (takenBack(view))
		return "Its last change failed, and AWS has taken it back: it is as it was. w tells why.";
	const off = headOff(view);
	const asked = off === "stopped" && view.fleet ? UNHEARD[view.fleet] : undefined;
	if (asked) {
		return `Its nodes were asked to ${asked}, and nobody does it: the head node is stopped${nodesLeftOn(view)}. Press u to start it.`;
	}
	if (off === "stopped") return `The head node is stopped${nodesLeftOn(view)}. Press u to start it.`;
	if (off !== undefined) return undefined;
	if (view.version !== undefined && view.version !== profile.version) {
		return `It was made by pcluster ${view.version}, and you use ${profile.version}: press p at the start for another one.`;
	}
	return undefined;
}

/** Requests that only the head node carries out. */
const UNHEARD: Readonly<Partial<Record<FleetState, string>>> = {
	STOP_REQUESTED: "stop",
	START_REQUESTED: "start",
};

/** Compute nodes that go on without the head node: nobody ends them before it is back. */
function nodesLeftOn({ computeNodes = 0 }: ClusterView): string {
	if (computeNodes === 0) return "";
	return `, and ${computeNodes === 1 ? "1 compute node is" : `${computeNodes} compute nodes are`} still on and costing: nobody ends them before it is back`;
}
