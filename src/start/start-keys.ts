import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "../console/cluster-rows.ts";
import type { Engine } from "../engine/engine.ts";
import type { TimedPress } from "../keys/key-press.ts";
import { type KeyRow, quitRow } from "../keys/key-row.ts";
import type { RegionId } from "../ports/ids.ts";
import type { StartInstall, StartOffer } from "./start-offer.ts";
import type { StartAction } from "./start-rows.ts";

interface StartKeyFacts {
	readonly offer: StartOffer;
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
	/** What the row under the cursor leads to, where it is no cluster. */
	readonly action: StartAction | undefined;
	/** How many pclusters were found that p may go to. */
	readonly pclusters: number;
	/** True when the working folder has one that nobody has said anything about. */
	readonly folderPcluster: boolean;
	readonly canDemo: boolean;
	/** Undefined when no pcluster is missing; `byEnter` is false where Enter opens the demo instead. */
	readonly install: { readonly state: StartInstall; readonly byEnter: boolean } | undefined;
}

/** What the keys of the start screen lead to. */
interface StartDoing {
	open(engine: Engine, cluster: ClusterView): void;
	setUp(engine: Engine, region: RegionId | undefined): void;
	/** The plan that the account decides. */
	fitting(engine: Engine, region: RegionId | undefined): void;
	install(press: TimedPress): void;
	signIn(): void;
	pickRegion(): void;
	everywhere(engine: Engine): void;
	leftovers(): void;
	demo(): void;
	otherPcluster(): void;
	folderPcluster(): void;
	again(): void;
	/** Copies the commands of the checks. */
	readonly copy: KeyRow;
	quit(): void;
}

const WAIT = "One moment …";

/** The keys of the start screen but those that move the cursor. */
export function startKeys(facts: StartKeyFacts, on: StartDoing): KeyRow[] {
	const { offer, pclusters, folderPcluster, canDemo, install } = facts;
	const ready = offer.kind === "checking" || offer.kind === "missing" ? undefined : offer;
	const needs = ready ? undefined : offer.kind === "checking" ? WAIT : "That needs pcluster and credentials.";
	const byEnter = installsByEnter(install);
	const enter = enterOf(facts, on);
	return [
		{ keys: ["enter"], ...enter },
		{
			keys: ["i"],
			label: install?.byEnter ? undefined : "install pcluster",
			help: "installs pcluster, in a folder of firstlight's own",
			not: NOT_INSTALLED[install?.state ?? "needless"],
			does: on.install,
		},
		{
			keys: ["s"],
			label: lacksOf(offer) === undefined ? undefined : "sign in",
			help: "shows the profiles of this machine, and the ways to sign in to AWS",
			not: canDemo ? undefined : "The demo needs none.",
			does: on.signIn,
		},
		{
			keys: ["n"],
			label: offer.kind === "clusters" ? "set up another" : undefined,
			help: "sets up a new cluster",
			not: needs,
			does: () => ready && on.setUp(ready.engine, ready.region),
		},
		{
			keys: ["l"],
			label: "another region",
			help: "looks for clusters in another region",
			not: needs,
			does: on.pickRegion,
		},
		{
			keys: ["d"],
			label: offer.kind === "missing" && !byEnter ? undefined : "demo",
			help: "opens the demo: the whole way on a pretend account",
			not: canDemo ? undefined : "This is the demo.",
			does: on.demo,
		},
		{
			keys: ["p"],
			label: "other pcluster",
			not: pclusters > 1 ? undefined : "There is no other pcluster here.",
			does: on.otherPcluster,
		},
		{
			keys: ["f"],
			label: "this folder's pcluster",
			not: folderPcluster ? undefined : "This folder brought no pcluster with it.",
			does: on.folderPcluster,
		},
		{
			keys: ["a"],
			label: "all regions",
			help: "looks for clusters in all regions",
			not: needs,
			does: () => ready && on.everywhere(ready.engine),
		},
		{
			keys: ["o"],
			label: "what else costs",
			help: "looks in all regions for what may have stayed of clusters, and goes on costing",
			not: offer.kind === "checking" ? WAIT : lacksOf(offer),
			does: on.leftovers,
		},
		{
			keys: ["r"],
			label: enter.does === on.again ? undefined : "check again",
			help: "check again",
			does: on.again,
		},
		on.copy,
		quitRow(on.quit),
	];
}

const NOT_INSTALLED: Readonly<Record<StartInstall | "needless", string | undefined>> = {
	needless: "There is no need to install one.",
	asking: WAIT,
	impossible: "It cannot be installed here: the reason is above.",
	possible: undefined,
};

function lacksOf(offer: StartOffer): string | undefined {
	return offer.kind === "missing" && offer.what !== "pcluster" ? "That needs credentials." : undefined;
}

/** True where Enter is the installation's: it can be done, or that is just being found out. */
function installsByEnter(install: StartKeyFacts["install"]): boolean {
	return install?.byEnter === true && install.state !== "impossible";
}

function enterOf(facts: StartKeyFacts, on: StartDoing): Omit<KeyRow, "keys"> {
	const { offer, cluster, action, canDemo, install } = facts;
	if (installsByEnter(install)) {
		return { label: "install it", not: NOT_INSTALLED[install?.state ?? "asking"], does: on.install };
	}
	switch (offer.kind) {
		case "checking":
			return { not: WAIT, does: () => undefined };
		case "missing":
			return canDemo ? { label: "open the demo", does: on.demo } : { label: "check again", does: on.again };
		case "clusters":
			if (cluster) return { label: openLabel(cluster), does: () => on.open(offer.engine, cluster) };
			break;
	}
	const { engine, region } = offer;
	switch (action) {
		case "fitting":
			return { label: "look at its plan", does: () => on.fitting(engine, region) };
		case "everywhere":
			return { label: "look in all regions", does: () => on.everywhere(engine) };
		case "demo":
			return { label: "open the demo", does: on.demo };
		default:
			return { label: "set up a cluster", does: () => on.setUp(engine, region) };
	}
}
