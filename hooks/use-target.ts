import { useCallback, useEffect, useState } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { Target } from "../src/pcluster/dialect.ts";
import { neededFor } from "../src/pcluster/foreign-cluster.ts";
import { profileFor } from "../src/pcluster/profile-for.ts";
import { newestOf } from "../src/ports/asked.ts";
import { isOfStack, type RememberedCluster } from "../src/ports/files.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/**
 * The cluster as pcluster's verbs need it, and the key file that opened it last time; its config file is the one
 * remembered, else the usual one. What is remembered counts for the stack that it was noted for, not for a later one
 * of the name.
 */
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
	// Another major version may have had a cluster of the same name: its file is of no use here.
	const fits =
		known !== undefined &&
		isOfStack(known, stackId) &&
		neededFor({ ...profileFor(known.version), version: undefined }, engine.profile) === undefined;
	const configPath = fits ? known.configPath : services.configPathFor(engine, name);
	return { target: { name, region, configPath }, keyFile: fits ? known.keyFile : undefined };
}
