import type { StartState } from "../checks/start-state.ts";
import type { ClustersView, ClusterView } from "../cluster/cluster-view.ts";
import type { Engine } from "../engine/engine.ts";
import type { RegionId } from "../ports/ids.ts";

/** What Enter does on the start screen, and what is said above it. */
export type StartOffer =
	| { readonly kind: "checking" }
	/** Something that is needed is missing here. */
	| { readonly kind: "missing"; readonly what: "pcluster" | "credentials" | "both" }
	/** The clusters of the region are being looked up; Enter does not wait for them. */
	| { readonly kind: "looking"; readonly engine: Engine; readonly region: RegionId }
	| { readonly kind: "set-up"; readonly engine: Engine; readonly region: RegionId | undefined }
	| {
			readonly kind: "clusters";
			readonly engine: Engine;
			readonly region: RegionId;
	  };

/** Whether firstlight can install the pcluster that is missing. */
export type StartInstall = "asking" | "possible" | "impossible";

/** What the start screen offers, from what is known so far. */
export function startOffer(
	state: StartState,
	engine: Engine | undefined,
	view: ClustersView | undefined,
	noCredentials: boolean,
): StartOffer {
	const { search, caller, setUp } = state;
	if ([search, caller, setUp].some(({ at }) => at === "asking")) return { kind: "checking" };
	if (engine === undefined || !engine.profile.supported) {
		return { kind: "missing", what: noCredentials ? "both" : "pcluster" };
	}
	if (noCredentials) return { kind: "missing", what: "credentials" };
	if (state.region.at === "asking") return { kind: "checking" };
	const region = state.region.at === "known" ? state.region.value : undefined;
	if (region === undefined) return { kind: "set-up", engine, region };
	if (view === undefined || !isAnswered(view)) {
		return { kind: "looking", engine, region };
	}
	if (view.clusters.length === 0) return { kind: "set-up", engine, region };
	return { kind: "clusters", engine, region };
}

/** True where a pcluster is to be had by installing it: none works here, and the user has named none with --pcluster. */
export function lacksPcluster(offer: StartOffer, { pcluster }: { readonly pcluster: string | undefined }) {
	return offer.kind === "missing" && offer.what !== "credentials" && pcluster === undefined;
}

/** True once AWS has said which clusters there are, or that it cannot. */
export function isAnswered(view: ClustersView): boolean {
	return view.asOf !== undefined || view.trouble !== undefined;
}

/** The cluster that the cursor starts on: the one asked for, else one that AWS is working on, else a running one. */
export function suggestedCluster(
	clusters: readonly ClusterView[],
	wanted: string | undefined,
): ClusterView | undefined {
	const busy = ["creating", "deleting"];
	return (
		clusters.find((one) => one.name === wanted) ??
		clusters.find((one) => busy.includes(one.state)) ??
		clusters.find((one) => one.state === "running") ??
		clusters[0]
	);
}
