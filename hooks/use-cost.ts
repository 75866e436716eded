import { useMemo } from "react";
import { type Estimate, estimate } from "../src/cost/estimate.ts";
import { type FileOnBill, plannedCluster } from "../src/cost/planned-cluster.ts";
import { shippedFor } from "../src/cost/shipped-for.ts";
import { listedThings, type TodaysThing, todaysPrices } from "../src/cost/todays-prices.ts";
import type { Profile } from "../src/pcluster/profile.ts";
import { newestOf } from "../src/ports/asked.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Prices } from "../src/ports/prices.ts";
import type { Answers } from "../src/questions/answers.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

const NO_FILE: FileOnBill = { kept: [] };

/**
 * What the cluster of the answers so far costs; undefined until its machines are known. Prices are those that come
 * with the program, and, where `asks`, those of AWS as they come in.
 */
export function useCost(
	answers: Partial<Answers>,
	profile: Profile,
	{ file = NO_FILE, asks = false }: { readonly file?: FileOnBill | undefined; readonly asks?: boolean } = {},
): Estimate | undefined {
	const { prices: lists } = useServices().ports;
	const { region, nodes, subnet } = answers;
	const zone = subnet?.zone;
	const spotType = nodes?.capacity === "spot" ? nodes.computeType : undefined;
	const market = useAsked(
		useMemo(
			() =>
				region && spotType ? (signal: AbortSignal) => lists.spot(region, zone, spotType, signal) : undefined,
			[lists, region, zone, spotType],
		),
	).answer;
	const spot = newestOf(market);
	const cluster = useMemo(() => plannedCluster(answers, profile, file, spot), [answers, profile, file, spot]);
	const prices = usePrices(region, cluster && asks ? listedThings(cluster) : undefined);
	return useMemo(() => (cluster && prices ? estimate(cluster, prices) : undefined), [cluster, prices]);
}

/**
 * The prices of a region that come with the program, and those of AWS for `things` as they come in; undefined for a
 * moment, while the first are loaded.
 */
export function usePrices(
	region: RegionId | undefined,
	things: readonly TodaysThing[] | undefined,
): Prices | undefined {
	const { prices: lists } = useServices().ports;
	const shipped = useShippedPrices(region);
	const wanted = things && JSON.stringify(things);
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

/** The prices of a region that come with the program; undefined for a moment, while they are loaded. */
export function useShippedPrices(region: string | undefined): Prices | undefined {
	const ask = useMemo(() => (region === undefined ? undefined : () => shippedFor(region)), [region]);
	return newestOf(useAsked(ask).answer);
}
