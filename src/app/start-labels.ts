import type { StartCheck } from "../checks/start-check.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "./cluster-rows.ts";
import type { StartOffer } from "./start-offer.ts";

/** Whether firstlight can install the pcluster that is missing. */
export type StartInstall = "asking" | "possible" | "impossible";

interface StartLabelFacts {
	readonly offer: StartOffer;
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
	readonly checks: readonly StartCheck[];
	/** How many pclusters were found. */
	readonly pclusters: number;
	readonly canDemo: boolean;
	/** Undefined when no pcluster is missing. */
	readonly install: StartInstall | undefined;
}

type StartLabels = Record<"accept" | "new" | "region" | "demo" | "other-pcluster" | "again" | "why", string>;

/** What each key of the start screen does now, for the footer; "" for those that do nothing. */
export function startLabels({
	offer,
	cluster,
	checks,
	pclusters,
	canDemo,
	install,
}: StartLabelFacts): StartLabels {
	const ready = offer.kind === "set-up" || offer.kind === "clusters" || offer.kind === "looking";
	const quiet = checks.some((check) => check.state === "warn" && check.advice.length > 0);
	return {
		accept: acceptLabel(offer, cluster, canDemo, install),
		new: offer.kind === "clusters" ? "set up another" : "",
		region: ready ? "another region" : "",
		demo:
			canDemo && (offer.kind !== "missing" || install === "possible" || install === "asking") ? "demo" : "",
		"other-pcluster": pclusters > 1 ? "other pcluster" : "",
		again: "check again",
		why: quiet ? "why" : "",
	};
}

function acceptLabel(
	offer: StartOffer,
	cluster: ClusterView | undefined,
	canDemo: boolean,
	install: StartInstall | undefined,
): string {
	if (install === "asking") return "";
	if (install === "possible") return "install it";
	switch (offer.kind) {
		case "checking":
			return "";
		case "missing":
			return canDemo ? "open the demo" : "check again";
		case "looking":
		case "set-up":
			return "set up a cluster";
		case "clusters":
			return cluster === undefined ? "set up a cluster" : openLabel(cluster);
	}
}
