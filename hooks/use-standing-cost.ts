import { useMemo } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import type { Estimate } from "../src/cost/estimate.ts";
import { standingCost } from "../src/cost/standing-cluster.ts";
import { startedCost } from "../src/cost/started-cluster.ts";
import { standingThings } from "../src/cost/todays-prices.ts";
import type { Engine } from "../src/engine/engine.ts";
import { usePrices } from "./use-cost.ts";
import { useHoldings } from "./use-holdings.ts";

/** What a cluster that is there holds, and what it costs, as `useCostsOf`; each undefined until it is known. */
export function useStanding(
	engine: Engine,
	cluster: Subject | undefined,
	configPath: string,
	moment?: string,
): { readonly held: Holdings | undefined; readonly cost?: Estimate; readonly started?: Estimate } {
	// While it is made there is something new every moment: its disks are looked at once it is there.
	const creating = cluster?.state === "creating";
	const read = useHoldings(engine, creating ? undefined : cluster, configPath, moment);
	const held = creating ? NOTHING_KNOWN : read;
	return { held, ...useCostsOf(cluster, held) };
}

/**
 * What a cluster that is there costs, now and `started`, once its nodes may start: by the prices that come along and
 * those of AWS as they come in. Nothing until what it holds is known.
 */
export function useCostsOf(
	cluster: Subject | undefined,
	held: Holdings | undefined,
): { readonly cost?: Estimate; readonly started?: Estimate } {
	const prices = usePrices(cluster?.region, cluster && held && standingThings(cluster, held));
	return useMemo(() => {
		if (cluster === undefined || held === undefined || prices === undefined) return {};
		return { cost: standingCost(cluster, held, prices), started: startedCost(cluster, held, prices) };
	}, [cluster, held, prices]);
}
