import type { Holdings, Subject } from "../cluster/holdings.ts";
import type { CostState } from "../cost/billed.ts";
import { costIn } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { SilentTrouble } from "../rules/silent-trouble.ts";
import { listed } from "../text/some-names.ts";
import type { AskedVerb } from "./cluster-words.ts";
import { folders } from "./question-parts.ts";

/** The state of the bill that each verb leads to; undefined where jobs decide. */
export const BILL_AFTER: Readonly<Record<AskedVerb, CostState | undefined>> = {
	stop: "nodes stopped",
	"stop-head": "head stopped",
	start: undefined,
	delete: "deleted",
};

/** What each ending is told by, in this order. */
export const ENDING_ROWS = ["Ends", "Keeps", "Loses", "Costs"] as const;

/** One way to end a cluster, in a few words: its own question tells it whole. */
export interface Ending {
	readonly verb: Exclude<AskedVerb, "start">;
	/** The key that leads to its question. */
	readonly key: string;
	readonly title: string;
	/** In the order of ENDING_ROWS. */
	readonly cells: readonly [string, string, string, string];
}

/** What the three endings side by side keep from happening. */
export const headLeftOn: SilentTrouble = {
	number: 47,
	name: "head node left on",
	sees: "Nothing: pcluster stop says that all went well, and the bill goes on.",
	why: "It ends the compute nodes alone. The head node, its address and all disks go on costing.",
	cure: "On the console press p: stop the nodes, the head node too, or delete the cluster; each says what it costs from then on.",
};

/** The three ways to end this very cluster, from the least to the most; with figures where its `cost` is known. */
export function endingsOf(
	{ computeNodes, head }: Subject,
	held: Holdings,
	cost: Estimate | undefined,
): Ending[] {
	const nodes =
		computeNodes === undefined
			? "the compute nodes"
			: computeNodes === 0
				? "no compute node is on"
				: `${computeNodes} compute ${computeNodes === 1 ? "node" : "nodes"}`;
	const machine = head === undefined ? "head node" : `head node (${head.type})`;
	const jobs = held.batch
		? "nothing: AWS Batch ends its jobs"
		: computeNodes === 0
			? "nothing"
			: "jobs that run now";
	const stays = stayingFolders(held);
	const address = head?.publicAddress === undefined ? "" : ", its address";
	const systems = kindsOf(held.madeFileSystems);
	const disks = `its disks${systems.length === 0 ? "" : `, its ${listed(systems, "and")}`}`;
	const own = held.own?.length || held.ownFileSystems?.length ? "; your own volumes as today" : "";
	const figure = (verb: AskedVerb) => {
		const state = BILL_AFTER[verb];
		const text = cost && state && costIn(cost, state);
		return text === undefined ? "" : `${text}: `;
	};
	return [
		{
			verb: "stop",
			key: "1",
			title: "the nodes",
			cells: [
				nodes,
				`${machine}, all disks, jobs that wait`,
				jobs,
				`${figure("stop")}${machine}${address}, ${disks}${own}`,
			],
		},
		{
			verb: "stop-head",
			key: "2",
			title: "the head node too",
			cells: [
				computeNodes === 0 ? machine : `${nodes}, then the ${machine}`,
				"all disks with /home, jobs that wait",
				`${held.batch ? "the shared folders, for jobs of AWS Batch" : jobs}${held.fixedAddress === false && address !== "" ? "; the address changes" : ""}`,
				`${figure("stop-head")}${disks}${held.fixedAddress && address !== "" ? ", its Elastic IP" : ""}${own}`,
			],
		},
		{
			verb: "delete",
			key: "3",
			title: "all of it: delete",
			cells: ["the whole cluster", stays, goingFolders(held), `${figure("delete")}${costsAfter(held)}`],
		},
	];
}

function stayingFolders({ own, ownFileSystems }: Holdings): string {
	if (own === undefined || ownFileSystems === undefined) return "volumes of your own, if any: not known";
	const named = folders(own, ownFileSystems);
	const count = own.length + ownFileSystems.length;
	if (count === 0) return "nothing: it has no volume of your own";
	return named.length < count ? "your own volumes" : `your own ${listed(named, "and")}`;
}

function goingFolders({ made, madeFileSystems, keepable }: Holdings): string {
	if (made === undefined || madeFileSystems === undefined)
		return "/home, all jobs, and what was made with it";
	const maybe = made.length + madeFileSystems.length > 0 && keepable ? " (unless its config keeps them)" : "";
	const unnamed = kindsOf(madeFileSystems.filter(({ mountPoint }) => mountPoint === undefined));
	return `${listed(["all jobs", "/home", ...folders(made, madeFileSystems), ...unnamed], "and")}${maybe}`;
}

function kindsOf(systems: Holdings["madeFileSystems"] = []): string[] {
	return [...new Set(systems.map(({ kind }) => kind))];
}

function costsAfter({ own, ownFileSystems }: Holdings): string {
	if (own === undefined || ownFileSystems === undefined) return "volumes of your own, if any";
	return own.length + ownFileSystems.length === 0
		? "nothing that pays by the hour"
		: "your own volumes, as today";
}
