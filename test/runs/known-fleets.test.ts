import { describe, expect, it } from "vitest";
import { KnownFleets } from "../../src/runs/known-fleets.ts";
import { clusterView } from "../components/console/world.ts";

const SEEN_AT = new Date("2026-11-23T12:00:00Z");
const later = (ms: number) => new Date(SEEN_AT.getTime() + ms);

describe("how long a fleet's state is believed", () => {
	it.each([
		["some minutes where EC2 shows that there are no nodes", { computeNodes: 0 }, 300_000],
		["a minute where EC2 does not show the nodes", { computeNodes: undefined }, 60_000],
		["not where something moves", { state: "stopping" as const, computeNodes: 2 }, 10_000],
	])("%s", (_when, instead, ms) => {
		const cluster = clusterView(instead);
		const fleets = new KnownFleets();
		fleets.learn(cluster, "RUNNING");
		fleets.asks(cluster, SEEN_AT);
		expect(fleets.freshFor(cluster, SEEN_AT)).toBe(ms);
		expect(fleets.freshFor(cluster, later(ms - 1))).toBe(1);
		expect(fleets.freshFor(cluster, later(ms))).toBe(0);
	});

	it("as long as EC2 shows the nodes of a fleet that runs, and no other", () => {
		const cluster = clusterView({ computeNodes: 2 });
		const fleets = new KnownFleets();
		fleets.learn(cluster, "RUNNING");
		fleets.asks(cluster, SEEN_AT);
		expect(fleets.freshFor(cluster, later(86_400_000))).toBe(Number.POSITIVE_INFINITY);
		fleets.learn(cluster, "PROTECTED");
		expect(fleets.freshFor(cluster, SEEN_AT)).toBe(300_000);
	});

	it("not at all of a cluster that is gone or being made, and of no other", () => {
		const fleets = new KnownFleets();
		const [lsst, ps1] = [clusterView(), clusterView({ name: "ps1", stackId: "arn:stack/ps1" })];
		for (const cluster of [lsst, ps1]) {
			fleets.learn(cluster, "RUNNING");
			fleets.asks(cluster, SEEN_AT);
		}
		fleets.keepOnly([lsst, { ...ps1, state: "creating" }]);
		expect([fleets.of(lsst), fleets.of(ps1)]).toEqual(["RUNNING", undefined]);
		expect(fleets.freshFor(ps1, SEEN_AT)).toBe(0);
		fleets.keepOnly([]);
		expect(fleets.of(lsst)).toBeUndefined();
	});

	it("no longer than usual once the nodes have changed, or where it was never learnt", () => {
		const cluster = clusterView({ computeNodes: 2 });
		const fleets = new KnownFleets();
		expect(fleets.freshFor(cluster, SEEN_AT)).toBe(0);
		fleets.asks(cluster, SEEN_AT);
		expect(fleets.freshFor(cluster, SEEN_AT)).toBe(10_000);
		fleets.learn(cluster, "RUNNING");
		expect(fleets.freshFor({ ...cluster, computeNodes: 3 }, SEEN_AT)).toBe(10_000);
	});
});
