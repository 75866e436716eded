import { describe, expect, test } from "vitest";
import { type Holdings, NOTHING_KNOWN } from "../../src/cluster/holdings.ts";
import { type AskedVerb, refusalOf } from "../../src/console/cluster-words.ts";
import { endingsOf } from "../../src/console/endings.ts";
import { questionMoney } from "../../src/console/question-money.ts";
import { verbQuestion } from "../../src/console/verb-question.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { standingCost } from "../../src/cost/standing-cluster.ts";
import { startedCost } from "../../src/cost/started-cluster.ts";
import { againWords } from "../../src/progress/run-words.ts";
import type { RunView } from "../../src/runs/run.ts";
import { clusterView } from "../components/console/world.ts";

const VERBS: readonly AskedVerb[] = ["stop", "stop-head", "start", "delete"];
const { head } = clusterView();
const off = head && { ...head, state: "stopped" };
const CLUSTERS = {
	running: clusterView(),
	"of version 3": clusterView({ major: 3, stackName: "lsst", version: "3.16.1" }),
	"its nodes stopped": clusterView({ state: "stopped", fleet: "STOPPED", computeNodes: 0, nodes: [] }),
	"its head node stopped by hand": clusterView({ head: off, computeNodes: 0, nodes: [] }),
	"with a node on the spot market": clusterView({
		computeNodes: 1,
		nodes: head && [{ ...head, role: "compute", spot: true }],
	}),
	"not made": clusterView({
		state: "create-failed",
		stackStatus: "ROLLBACK_COMPLETE",
		head: undefined,
		computeNodes: 0,
		nodes: [],
	}),
	"of which AWS tells nothing": clusterView({
		head: undefined,
		computeNodes: undefined,
		nodes: undefined,
		stackId: undefined,
		createdAt: undefined,
	}),
};
const HELD: Holdings = {
	headDisks: [{ id: "vol-1", name: undefined, sizeGiB: 35, type: "gp2", mountPoint: undefined }],
	made: [],
	own: [{ id: "vol-2", name: "data", sizeGiB: 500, type: "gp2", mountPoint: "/mnt/data" }],
	madeFileSystems: [],
	ownFileSystems: [],
	keepable: false,
	batch: false,
	queue: { computeType: "t2.xlarge", maximum: 2, initial: 0, keepInitial: false, capacity: "ondemand" },
};
const prices = shippedPrices("eu-west-2");
/** A figure, or the word that there is none. */
const FIGURE = /\$\d|not known/;

describe.each(Object.entries(CLUSTERS))("of a cluster %s", (_, cluster) => {
	describe.each([
		["all that it has", HELD],
		["nothing of what it has", NOTHING_KNOWN],
	])("where AWS tells %s", (_what, held) => {
		const cost = standingCost(cluster, held, prices);

		test.each(VERBS.filter((verb) => refusalOf(cluster, verb) === undefined))(
			"%s asks with a figure",
			(verb) => {
				const started = startedCost(cluster, held, prices);
				const said = [...questionMoney(verb, cost, started), ...verbQuestion(verb, cluster, held).money];
				expect(said[0]).toMatch(FIGURE);
				expect(said.join(" ")).not.toMatch(/undefined|NaN/);
			},
		);

		test("each ending has one beside it, or names what goes on costing", () => {
			for (const { cells } of endingsOf(cluster, held, cost)) expect(cells[3]).not.toBe("");
		});
	});
});

test("until it is reckoned, that is said: no question goes without", () => {
	for (const verb of VERBS)
		expect(questionMoney(verb, undefined, undefined)).toEqual(["What it costs is still being reckoned."]);
});

test("what failed is tried once more for what was agreed to, or says that it is not known", () => {
	const views = (["create", "delete", "update", "stop", "start"] as const).map(
		(verb) => ({ verb, cluster: "lsst" }) as RunView,
	);
	for (const view of views) {
		const agreed = { rate: "≈ $0.06/h", money: ["It costs ≈ $0.06/h now, and $0/h then."] };
		expect(againWords(view, { ...view, agreed }).money).toEqual(agreed.money);
		expect(againWords(view, view).money.join()).toMatch(FIGURE);
	}
});

test.each([
	["2.5.1", "It has no logs at AWS"],
	["2.6.0", "pcluster delete lsst -r eu-west-2 --keep-logs would leave them"],
	["2.11.9", "pcluster delete lsst -r eu-west-2 --keep-logs would leave them"],
	["3.5.1", "Its logs stay at AWS for 14 days"],
	["3.6.0", "Its logs stay at AWS for 180 days"],
	["3.16.1", "Its logs stay at AWS for 180 days"],
])("a deletion tells what becomes of the logs of a cluster of %s: %s", (version, words) => {
	const made = CLUSTERS[version.startsWith("2.") ? "running" : "of version 3"];
	const said = verbQuestion("delete", { ...made, version }, HELD).body.map(({ text }) => text);
	const logs = said.filter((text) => /\blogs\b/.test(text));
	expect(logs).toEqual([expect.stringContaining(words)]);
	const unknown = verbQuestion("delete", { ...made, version: undefined }, HELD).body;
	expect(unknown.some(({ text }) => /--keep-logs|180 days/.test(text))).toBe(true);
});
