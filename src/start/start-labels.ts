import { detailRoom, type StartCheck } from "../checks/start-check.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "../console/cluster-rows.ts";
import type { StartOffer } from "./start-offer.ts";

/** Whether firstlight can install the pcluster that is missing. */
export type StartInstall = "asking" | "possible" | "impossible";

interface StartLabelFacts {
	readonly offer: StartOffer;
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
	readonly checks: readonly StartCheck[];
	/** How many pclusters were found that p may go to. */
	readonly pclusters: number;
	/** True when the working folder has one that nobody has said anything about. */
	readonly folderPcluster: boolean;
	readonly canDemo: boolean;
	/** Of the terminal. */
	readonly columns: number;
	/** Undefined when no pcluster is missing; `byEnter` is false where Enter opens the demo instead. */
	readonly install: { readonly state: StartInstall; readonly byEnter: boolean } | undefined;
}

type StartLabels = Record<
	"accept" | "install" | "new" | "region" | "demo" | "other-pcluster" | "folder-pcluster" | "again" | "why",
	string
>;

/** What each key of the start screen does now, for the footer; "" for those that do nothing. */
export function startLabels({
	offer,
	cluster,
	checks,
	pclusters,
	folderPcluster,
	canDemo,
	columns,
	install,
}: StartLabelFacts): StartLabels {
	const ready = offer.kind === "set-up" || offer.kind === "clusters" || offer.kind === "looking";
	const hasMore = checks.some(
		({ state, advice, detail }) =>
			(state === "warn" && advice.length > 0) || (state !== "pass" && detail.length > detailRoom(columns)),
	);
	return {
		accept: acceptLabel(offer, cluster, canDemo, install),
		new: offer.kind === "clusters" ? "set up another" : "",
		region: ready ? "another region" : "",
		install: install?.state === "possible" && !install.byEnter ? "install pcluster" : "",
		demo: canDemo && (offer.kind !== "missing" || installsByEnter(install)) ? "demo" : "",
		"other-pcluster": pclusters > 1 ? "other pcluster" : "",
		"folder-pcluster": folderPcluster ? "this folder's pcluster" : "",
		again: "check again",
		why: hasMore ? "why" : "",
	};
}

/** True where Enter is the installation's: it can be done, or that is just being found out. */
export function installsByEnter(install: StartLabelFacts["install"]): boolean {
	return install?.byEnter === true && install.state !== "impossible";
}

function acceptLabel(
	offer: StartOffer,
	cluster: ClusterView | undefined,
	canDemo: boolean,
	install: StartLabelFacts["install"],
): string {
	if (installsByEnter(install)) return install?.state === "asking" ? "" : "install it";
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
