import type { Engine } from "../engine/engine.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Prefilled } from "../questions/prefill.ts";
import type { Services } from "./services.ts";

/**
 * What is known before the first question; `region` is where the user has just looked for clusters, `cluster` the one
 * whose config file suggests the answers. What cannot be read is left out, with why.
 */
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
