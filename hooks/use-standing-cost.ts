import { useMemo } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import type { Estimate } from "../src/cost/estimate.ts";
import { standingCost } from "../src/cost/standing-cluster.ts";
import { startedCost } from "../src/cost/started-cluster.ts";
import { standingThings, todaysPrices } from "../src/cost/todays-prices.ts";
import type { Engine } from "../src/engine/engine.ts";
import { newestOf } from "../src/ports/asked.ts";
import type { Prices } from "../src/ports/prices.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";
import { useShippedPrices } from "./use-cost.ts";
import { useHoldings } from "./use-holdings.ts";

/** What a cluster that is there costs, by the prices that come along and those of AWS as they come in; undefined until what it holds is known. */
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

/** What it costs once its nodes may start again. */
export function useStartedCost(cluster: Subject, held: Holdings | undefined): Estimate | undefined {
	const prices = usePrices(cluster, held);
	return useMemo(
		() => (held && prices ? startedCost(cluster, held, prices) : undefined),
		[cluster, held, prices],
	);
}

/** The same where what it holds has been read already. */
export function useCostOf(cluster: Subject | undefined, held: Holdings | undefined): Estimate | undefined {
	const prices = usePrices(cluster, held);
	return useMemo(
		() => (cluster && held && prices ? standingCost(cluster, held, prices) : undefined),
		[cluster, held, prices],
	);
}

/** The prices that come along, and those of AWS as they come in. */
function usePrices(cluster: Subject | undefined, held: Holdings | undefined): Prices | undefined {
	const { prices: lists } = useServices().ports;
	const region = cluster?.region;
	const shipped = useShippedPrices(region);
	const wanted = cluster && held && JSON.stringify(standingThings(cluster, held));
	const ask = useMemo(
		() =>
			region && wanted
				? (signal: AbortSignal) => todaysPrices(lists, region, JSON.parse(wanted), signal)
				: undefined,
		[lists, region, wanted],
	);
	const today = newestOf(useAsked(ask).answer);
	return useMemo(() => shipped && ((thing) => today?.(thing) ?? shipped(thing)), [shipped, today]);
}
