import { useCallback, useEffect, useMemo, useState } from "react";
import { targetOf } from "../src/console/cluster-target.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Target } from "../src/pcluster/dialect.ts";
import { newestOf } from "../src/ports/asked.ts";
import type { RememberedCluster } from "../src/ports/files.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** See `targetOf`; what is remembered without its stack is noted for the one it has. */
export function useTarget(
	engine: Engine,
	region: RegionId,
	name: string,
	stackId: string | undefined,
): { readonly target: Target; readonly keyFile: string | undefined } {
	const services = useServices();
	const { memory, log } = services.ports;
	const recall = useCallback(() => memory.recall(region, name), [memory, region, name]);
	const recalled = newestOf(useAsked(recall).answer);
	const [noted, setNoted] = useState<RememberedCluster>();
	const known = noted ?? recalled;
	useEffect(() => {
		if (known === undefined || stackId === undefined || known.stackId !== undefined) return;
		const withStack = { ...known, stackId };
		setNoted(withStack);
		memory
			.remember(withStack)
			.catch((thrown: unknown) => log.note("the cluster cannot be remembered", thrown));
	}, [memory, log, known, stackId]);
	const path = services.configPathFor(engine, name);
	// The same as long as nothing of it changes: what asks about it would begin anew at each look at AWS.
	return useMemo(
		() => targetOf({ name, region, stackId }, engine, known, path),
		[name, region, stackId, engine, known, path],
	);
}
