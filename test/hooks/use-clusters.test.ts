import { expect, test } from "vitest";
import { useClusters } from "../../hooks/use-clusters.ts";
import type { ClustersView } from "../../src/cluster/cluster-view.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { clusterView, LONDON, NOW } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";
import { worldOf } from "../harness/services.ts";

const viewOf = (...names: string[]): ClustersView => ({
	clusters: names.map((name) => clusterView({ name })),
	...{ asOf: NOW, trouble: undefined, source: "aws" },
});

/** Watches a region after the other, and what each watch is told. */
function watching() {
	const told: string[] = [];
	const listeners = new Set<() => void>();
	let view = viewOf("lsst");
	const watchClusters = (_: unknown, region: RegionId) => ({
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		snapshot: () => view,
		focus: (name: string | undefined) => void told.push(`${region} focus ${name}`),
		refresh: () => void told.push(`${region} refresh`),
		close: () => void told.push(`${region} close`),
	});
	let region: RegionId | undefined;
	const { engine } = worldOf();
	const hook = hooked(() => useClusters(engine, region, "lsst"), { services: { watchClusters } });
	const to = async (next: RegionId | undefined) => {
		region = next;
		await hook.redraw();
		await hook.redraw();
		return hook.now().view?.clusters.map(({ name }) => name);
	};
	const show = (next: ClustersView) => {
		view = next;
		for (const listener of listeners) listener();
	};
	return { hook, told, to, show, listeners };
}

test("without a region nothing is watched", async () => {
	const { hook, told } = watching();
	hook.now().refresh();
	expect([hook.now().view, told]).toEqual([undefined, []]);
});

test("a region is watched until another one is looked at, and shows what changes there", async () => {
	const { hook, told, to, show, listeners } = watching();
	await to(LONDON);
	await hook.until(({ view }) => view?.clusters.length === 1);
	show(viewOf("lsst", "m31"));
	expect(await to(LONDON)).toEqual(["lsst", "m31"]);
	hook.now().refresh();
	expect(told).toEqual(["eu-west-2 focus lsst", "eu-west-2 refresh"]);
	await to("us-east-1" as RegionId);
	await hook.until(() => told.length > 3);
	expect(told.slice(2)).toEqual(["eu-west-2 close", "us-east-1 focus lsst"]);
	await to(undefined);
	await hook.until(({ view }) => view === undefined && listeners.size === 0);
	expect(told.at(-1)).toBe("us-east-1 close");
});
