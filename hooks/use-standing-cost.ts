import { useMemo } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import type { Estimate } from "../src/cost/estimate.ts";
import { standingCost } from "../src/cost/standing-cluster.ts";
import type { Engine } from "../src/engine/engine.ts";
import { useShippedPrices } from "./use-cost.ts";
import { useHoldings } from "./use-holdings.ts";

/** What a cluster that is there costs, by the prices that come along; undefined until what it holds is known. */
export function useStandingCost(
	engine: Engine,
	cluster: Subject | undefined,
	configPath: string,
): Estimate | undefined {
	// While it is made there is something new every moment: its disks are looked at once it is there.
	const creating = cluster?.state === "creating";
	const held = useHoldings(engine, creating ? undefined : cluster, configPath);
	return useCostOf(cluster, creating ? NOTHING_KNOWN : held);
}

/** The same where what it holds has been read already. */
export function useCostOf(cluster: Subject | undefined, held: Holdings | undefined): Estimate | undefined {
	const prices = useShippedPrices(cluster?.region);
	return useMemo(
		() => (cluster && held && prices ? standingCost(cluster, held, prices) : undefined),
		[cluster, held, prices],
	);
}
