import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { ClustersView, ClustersWatch } from "../src/cluster/cluster-view.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { useServices } from "./services-context.tsx";

export interface Clusters {
	/** Undefined while there is nothing to watch (no engine or no region yet). */
	readonly view: ClustersView | undefined;
	readonly refresh: () => void;
}

/** The clusters of a region, looked at again by themselves while the screen is up; `focus` also gets its fleet. */
export function useClusters(
	engine: Engine | undefined,
	region: RegionId | undefined,
	focus?: string,
): Clusters {
	const services = useServices();
	const [watch, setWatch] = useState<ClustersWatch>();
	useEffect(() => {
		if (!engine || !region) return;
		const opened = services.watchClusters(engine, region);
		setWatch(opened);
		return () => {
			opened.close();
			setWatch(undefined);
		};
	}, [services, engine, region]);
	useEffect(() => watch?.focus(focus), [watch, focus]);
	const subscribe = useCallback(
		(listener: () => void) => watch?.subscribe(listener) ?? (() => undefined),
		[watch],
	);
	const view = useSyncExternalStore(subscribe, () => watch?.snapshot());
	return { view, refresh: useCallback(() => watch?.refresh(), [watch]) };
}
