import { expect, test } from "vitest";
import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { FIRST_STATE } from "../../src/flow/app-state.ts";
import { farewellFrom } from "../../src/flow/farewell.ts";
import { withListed } from "../../src/flow/listed-clusters.ts";
import { dueIn, hoursFrom, lostReminder, reminderText } from "../../src/flow/reminder.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { clusterView } from "../components/console/world.ts";

test.each([
	["2", 2],
	["1.5", 1.5],
	["0,5 h", 0.5],
	["72 hours", 72],
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

test("what this session knows of a cluster counts before a list", () => {
	const session = {
		...FIRST_STATE.session,
		seen: [{ name: "lsst", region: "eu-west-2" as RegionId, state: "gone" as const, keeps: [] }],
	};
	const lists = [{ clusters: [clusterView()], prices: undefined }];
	expect(withListed(session, lists).seen).toEqual(session.seen);
});
