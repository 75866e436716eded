import { useCallback, useEffect, useState } from "react";
import { ASKING, type Asked } from "../src/checks/start-check.ts";
import type { Engine } from "../src/engine/engine.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Prefilled } from "../src/questions/prefill.ts";
import type { Services } from "../src/services/services.ts";
import { useServices } from "./services-context.tsx";

/**
 * What is known before the first question, and how to look again; `region` is where the user has just looked for
 * clusters.
 */
export function usePrefill(
	engine: Engine,
	region: RegionId | undefined,
): { readonly known: Asked<Prefilled>; again(): void } {
	const services = useServices();
	const [known, setKnown] = useState<Asked<Prefilled>>(ASKING);
	const [round, setRound] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another round reads the same again
	useEffect(() => {
		let here = true;
		setKnown(ASKING);
		void prefilled(services, engine).then((found) => {
			if (here) setKnown({ at: "known", value: withRegion(found, region) });
		});
		return () => {
			here = false;
		};
	}, [services, engine, region, round]);
	const again = useCallback(() => setRound((before) => before + 1), []);
	return { known, again };
}

async function prefilled(services: Services, engine: Engine): Promise<Prefilled> {
	try {
		return await services.prefillFor(engine);
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
