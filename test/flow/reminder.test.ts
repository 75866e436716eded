import { expect, test } from "vitest";
import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { FIRST_STATE } from "../../src/flow/app-state.ts";
import { farewellFrom } from "../../src/flow/farewell.ts";
import { withListed } from "../../src/flow/listed-clusters.ts";
import {
	dueIn,
	hoursFrom,
	isDue,
	lostReminder,
	reminderQuestion,
	reminderText,
} from "../../src/flow/reminder.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { RunView } from "../../src/runs/run.ts";
import { clusterView } from "../components/console/world.ts";

test.each([
	["2", 2],
	["1.5", 1.5],
	["0,5 h", 0.5],
	["72 hours", 72],
	[" 2 ", 2],
])("“%s” are %d hours", (text, hours) => {
	expect(hoursFrom(text)).toBe(hours);
});

test.each(["", "0", "-1", "soon", "73", "2 days"])("“%s” are none", (text) => {
	expect(() => hoursFrom(text)).toThrow(AppError);
});

const now = new Date("2026-11-26T10:00:00Z");
const lsst = { name: "lsst", region: "eu-west-2" as RegionId, due: dueIn(2, now), said: false };

test("it says what the cluster costs where that is known, and on leaving that nobody will", () => {
	expect(reminderText(lsst, "It costs ≈ $0.46/h now.")).toBe(
		"You asked to be reminded of lsst. It costs ≈ $0.46/h now.",
	);
	expect(reminderText(lsst, undefined)).toContain("Look whether it still has to run.");
	expect(lostReminder(lsst, now)).toBe(
		"The reminder of lsst in 2 h 00 min ends with firstlight: nobody rings then.",
	);
});

const place = {
	home: "/home/ada",
	log: { path: "/log", fault: undefined },
	demo: false,
	comeBack: () => "firstlight",
};

function leaving(...clusters: readonly ClusterView[]): readonly string[] {
	const lists = [{ clusters, prices: shippedPrices("eu-west-2") }];
	return farewellFrom(withListed(FIRST_STATE.session, lists), place).lines;
}

test("leaving tells of what runs in a list, though nobody has opened it", () => {
	const { head } = clusterView();
	const off = { ...head, state: "stopped" } as ClusterView["head"];
	const lines = leaving(
		clusterView({ name: "old", nodes: [], computeNodes: 0 }),
		clusterView({ name: "asleep", head: off, computeNodes: 0, nodes: [] }),
	);
	expect(lines.slice(0, 2)).toEqual([
		"old (eu-west-2) is running and costs money until you stop or delete it.",
		"  Its machines cost ≈ $0.05/h now.",
	]);
	expect(lines.join()).not.toContain("asleep");
});

test("a list tells of nodes whose head node is off, and no price where there is none", () => {
	const { head } = clusterView();
	const headThat = (is: object) => ({ ...head, ...is }) as ClusterView["head"];
	const nodesOnly = clusterView({ head: headThat({ state: "stopped" }), computeNodes: 1 });
	const unread = clusterView({ head: undefined, nodes: undefined, computeNodes: undefined });
	const unpriced = clusterView({ nodes: [], head: headThat({ type: "x9.huge", publicAddress: undefined }) });
	const seen = (cluster: ClusterView, region?: "eu-west-2") =>
		withListed(FIRST_STATE.session, [{ clusters: [cluster], prices: region && shippedPrices(region) }]).seen;
	const lsst = { name: "lsst", region: "eu-west-2", state: "running" };
	expect(seen(nodesOnly)).toEqual([lsst]);
	expect(seen(unpriced, "eu-west-2")).toEqual([lsst]);
	expect(seen(unread)).toEqual([]);
});

test("what this session knows of a cluster counts before a list, in its own region and by its own name", () => {
	const known = (name: string, region: string) => {
		const seen = [{ name, region: region as RegionId, state: "gone" as const, keeps: [] }];
		const lists = [{ clusters: [clusterView()], prices: undefined }];
		return withListed({ ...FIRST_STATE.session, seen }, lists).seen.map(({ state }) => state);
	};
	expect(known("lsst", "eu-west-2")).toEqual(["gone"]);
	expect(known("lsst", "us-east-1")).toEqual(["running", "gone"]);
	expect(known("ps1", "eu-west-2")).toEqual(["running", "gone"]);
});

test("a cluster whose run was let go is told of once; one of its name elsewhere by itself", () => {
	const region = "eu-west-2" as RegionId;
	const left = {
		verb: "create",
		cluster: "lsst",
		region,
		outcome: { kind: "left", reachedAws: true },
	} as RunView;
	const session = { ...FIRST_STATE.session, left };
	expect(withListed(session, [{ clusters: [clusterView()], prices: undefined }]).seen).toEqual([]);
	const elsewhere = clusterView({ region: "us-east-1" as RegionId });
	expect(withListed(session, [{ clusters: [elsewhere], prices: undefined }]).seen).toHaveLength(1);
	const seen = [{ name: "lsst", region, state: "creating" as const }];
	expect(farewellFrom({ ...session, seen }, place).lines).toHaveLength(1);
});

test("a machine that slept does not put it off: the clock is looked at every half minute", async () => {
	const naps: number[] = [];
	let time = now.getTime();
	const clock = {
		now: () => new Date(time),
		sleep: async (ms: number) => {
			naps.push(ms);
			time += naps.length === 2 ? 3_600_000 : ms;
		},
	};
	await isDue({ ...lsst, due: dueIn(1, now) }, clock, new AbortController().signal);
	expect(naps).toEqual([30_000, 30_000]);
	await isDue({ ...lsst, due: new Date(time) }, clock, new AbortController().signal);
	expect(naps).toHaveLength(2);
});

test("the question says what it costs where that is known", () => {
	expect(reminderQuestion("lsst", "$0.46/h")).toContain("lsst costs $0.46/h?");
	expect(reminderQuestion("lsst", undefined)).toContain("lsst costs?");
});
