import { useEffect, useState } from "react";
import { ASKING, type Asked } from "../src/checks/start-check.ts";
import { asAppError } from "../src/errors.ts";
import type { RegionId } from "../src/ports.ts";
import type { Engine, Services } from "../src/services.ts";
import type { Prefill } from "../src/wizard/prefill.ts";
import { useServices } from "./services-context.tsx";

export interface Prefilled {
	readonly prefill: Prefill;
	readonly notes: readonly string[];
}

/** What is known before the first question; `region` is where the user has just looked for clusters. */
export function usePrefill(engine: Engine, region: RegionId | undefined): Asked<Prefilled> {
	const services = useServices();
	const [answer, setAnswer] = useState<Asked<Prefilled>>(ASKING);
	useEffect(() => {
		let here = true;
		void prefilled(services, engine).then((known) => {
			if (here) setAnswer({ at: "known", value: withRegion(known, region) });
		});
		return () => {
			here = false;
		};
	}, [services, engine, region]);
	return answer;
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
	const { prefill, notes } = known;
	if (region === undefined || prefill.region === region) return known;
	return {
		notes,
		prefill: { ...prefill, region, source: { ...prefill.source, region: "where you looked" } },
	};
}
