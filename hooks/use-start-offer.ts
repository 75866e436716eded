import { useEffect, useState } from "react";
import { lacksCredentials } from "../src/checks/start-credentials.ts";
import type { ClustersView, ClusterView } from "../src/cluster/cluster-view.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { type StartOffer, startOffer, suggestedCluster } from "../src/start/start-offer.ts";
import { useServices } from "./services-context.tsx";
import { useClusters } from "./use-clusters.ts";
import { type Picker, usePicker } from "./use-picker.ts";
import { type StartChecks, useStartChecks } from "./use-start-checks.ts";

export interface StartOfferHook extends StartChecks {
	readonly region: RegionId | undefined;
	readonly view: ClustersView | undefined;
	readonly offer: StartOffer;
	readonly picker: Picker;
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
}

/** The checks, the clusters found with their help, and what Enter would do. */
export function useStartOffer(): StartOfferHook {
	const { settings } = useServices();
	const checks = useStartChecks();
	const { state, engine } = checks;
	const usable = engine?.profile.supported && state.caller.at !== "asking" && !lacksCredentials(state.caller);
	const region = state.region.at === "known" ? state.region.value : undefined;
	const [pointed, setPointed] = useState<string>();
	const { view } = useClusters(usable ? engine : undefined, region, pointed);
	const offer = startOffer(state, engine, view);
	const clusters = offer.kind === "clusters" ? offer.clusters : [];
	const suggested = suggestedCluster(clusters, settings.cluster)?.name;
	const picker = usePicker(
		clusters.map((one) => one.name),
		suggested,
	);
	const cluster = clusters[picker.index];
	// Whether its nodes are stopped only pcluster can say.
	useEffect(() => setPointed(cluster?.name), [cluster?.name]);
	return { ...checks, region, view, offer, picker, cluster };
}
