import { useEffect, useMemo, useState } from "react";
import { lacksCredentials } from "../src/checks/start-credentials.ts";
import { loginOf } from "../src/checks/start-list.ts";
import { currentOption } from "../src/list/list-state.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { FittingPlan } from "../src/services/fitting-plan.ts";
import { isAnswered, type StartOffer, startOffer } from "../src/start/start-offer.ts";
import { actionRows, type StartAction } from "../src/start/start-rows.ts";
import { useServices } from "./services-context.tsx";
import { type ClusterList, useClusterList } from "./use-cluster-list.ts";
import { useFittingPlan } from "./use-fitting-plan.ts";
import type { ListedClusters } from "./use-listed.ts";
import { type StartChecks, useStartChecks } from "./use-start-checks.ts";

export interface StartOfferHook extends StartChecks {
	readonly region: RegionId | undefined;
	readonly offer: StartOffer;
	/** The clusters of the region, and what else the start leads to. */
	readonly list: ClusterList<StartAction>;
	/** The row under the cursor that is no cluster; undefined until it is known which there are. */
	readonly action: StartAction | undefined;
	/** The cluster that the account decides. */
	readonly plan: FittingPlan | undefined;
}

/** The checks, the clusters found with their help, and what Enter would do. */
export function useStartOffer(onListed: ListedClusters["noteListed"], canDemo: boolean): StartOfferHook {
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
	const [plan, setPlan] = useState<FittingPlan>();
	const actions = useMemo(() => actionRows(plan, canDemo), [plan, canDemo]);
	const list = useClusterList(usable ? engine : undefined, region, onListed, actions);
	// Whoever has a cluster comes for that: AWS is asked about another one only where there is none.
	const isNone = list.view !== undefined && isAnswered(list.view) && list.clusters.length === 0;
	const found = useFittingPlan(usable && isNone ? engine : undefined, region);
	useEffect(() => setPlan(found), [found]);
	const current = list.cluster === undefined ? currentOption(list.state)?.value : undefined;
	return {
		...checks,
		region,
		list,
		action: current as StartAction | undefined,
		plan,
		offer: startOffer(state, engine, list.view, noCredentials),
	};
}
