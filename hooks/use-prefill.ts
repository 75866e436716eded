import { useCallback } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { Asked } from "../src/ports/asked.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Prefilled } from "../src/questions/prefill.ts";
import { prefilledIn } from "../src/services/prefilled.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** What is known before the first question, see prefilledIn, and how to look again. */
export function usePrefill(
	engine: Engine,
	region: RegionId | undefined,
	cluster?: string,
): { readonly answer: Asked<Prefilled>; again(): void } {
	const services = useServices();
	const ask = () => prefilledIn(services, engine, region, cluster);
	return useAsked(useCallback(ask, [services, engine, region, cluster]));
}
