import { useCallback } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { Asked } from "../src/ports/asked.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Prefilled } from "../src/questions/prefill.ts";
import type { Services } from "../src/services/services.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/**
 * What is known before the first question, and how to look again; `region` is where the user has just looked for
 * clusters, `cluster` the one whose config file suggests the answers.
 */
export function usePrefill(
	engine: Engine,
	region: RegionId | undefined,
	cluster?: string,
): { readonly answer: Asked<Prefilled>; again(): void } {
	const services = useServices();
	const ask = () => prefilledIn(services, engine, region, cluster);
	return useAsked(useCallback(ask, [services, engine, region, cluster]));
}

/** The same, asked once. */
export async function prefilledIn(
	services: Services,
	engine: Engine,
	region: RegionId | undefined,
	cluster?: string,
): Promise<Prefilled> {
	return withRegion(await prefilled(services, engine, cluster), region);
}

async function prefilled(
	services: Services,
	engine: Engine,
	cluster: string | undefined,
): Promise<Prefilled> {
	try {
		return await services.prefillFor(engine, cluster);
	} catch (thrown) {
		const error = asAppError(thrown);
		services.ports.log.note(error.message, thrown);
		return { prefill: {}, notes: [`Nothing could be read from your files: ${error.message}`] };
	}
}

function withRegion(known: Prefilled, region: RegionId | undefined): Prefilled {
	const { prefill } = known;
	if (region === undefined || prefill.region === region) return known;
	return {
		...known,
		prefill: { ...prefill, region, source: { ...prefill.source, region: "where you looked" } },
	};
}
