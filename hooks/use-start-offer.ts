import { lacksCredentials } from "../src/checks/start-credentials.ts";
import { loginOf } from "../src/checks/start-list.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { type StartOffer, startOffer } from "../src/start/start-offer.ts";
import { useServices } from "./services-context.tsx";
import { type ClusterList, useClusterList } from "./use-cluster-list.ts";
import type { ListedClusters } from "./use-listed.ts";
import { type StartChecks, useStartChecks } from "./use-start-checks.ts";

export interface StartOfferHook extends StartChecks {
	readonly region: RegionId | undefined;
	readonly offer: StartOffer;
	/** The clusters of the region. */
	readonly list: ClusterList;
}

/** The checks, the clusters found with their help, and what Enter would do. */
export function useStartOffer(onListed: ListedClusters["noteListed"]): StartOfferHook {
	const checks = useStartChecks();
	const { state, engine } = checks;
	const { settings } = useServices();
	const noCredentials = lacksCredentials(loginOf(state, settings));
	const usable =
		engine?.profile.supported &&
		state.caller.at !== "asking" &&
		state.setUp.at !== "asking" &&
		!noCredentials;
	const region = state.region.at === "known" ? state.region.value : undefined;
	const list = useClusterList(usable ? engine : undefined, region, onListed);
	return { ...checks, region, list, offer: startOffer(state, engine, list.view, noCredentials) };
}
