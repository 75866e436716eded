import { useMemo } from "react";
import type { Engine } from "../src/engine/engine.ts";
import { newestOf } from "../src/ports/asked.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { FittingPlan } from "../src/services/fitting-plan.ts";
import { prefilledIn } from "../src/services/prefilled.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** The cluster that the account decides in this region; undefined where it does not, and until that is known. */
export function useFittingPlan(
	engine: Engine | undefined,
	region: RegionId | undefined,
): FittingPlan | undefined {
	const services = useServices();
	const ask = useMemo(() => {
		if (engine === undefined || region === undefined) return undefined;
		return async (signal: AbortSignal) => {
			const { prefill, trouble } = await prefilledIn(services, engine, region);
			if (trouble) return undefined;
			const { fittingPlan } = await import("../src/services/fitting-plan.ts");
			return fittingPlan(services, engine, prefill, signal);
		};
	}, [services, engine, region]);
	return newestOf(useAsked(ask).answer);
}
