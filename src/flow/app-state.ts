import type { ClusterState } from "../cluster/cluster-view.ts";
import type { FleetState } from "../cluster/fleet-state.ts";
import type { Engine } from "../engine/engine.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Answers } from "../questions/answers.ts";
import type { Remains, Run, RunOutcome, RunRequest, RunView } from "../runs/run.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import type { LaunchPlan } from "../wizard/plan.ts";
import { doneNotice } from "./done-notice.ts";

/** Which screen is up, with all that it needs. */
export type Screen =
	| { readonly at: "start" }
	| {
			readonly at: "wizard";
			readonly engine: Engine;
			/** Where the user has looked for clusters. */
			readonly region: RegionId | undefined;
			/** Answers to begin with, after a creation that failed. */
			readonly start: Partial<Answers>;
			/** The cluster whose config file suggests the answers; undefined: the usual one does. */
			readonly cluster?: string | undefined;
	  }
	| {
			readonly at: "run";
			readonly engine: Engine;
			readonly run: Run;
			readonly request: RunRequest;
			/** The answers that a creation was made from, when it began in this session. */
			readonly answers: Partial<Answers> | undefined;
			/** Begun once this deletion is done: the creation that it makes way for. */
			readonly next?: RunRequest | undefined;
	  }
	| {
			readonly at: "clusters";
			readonly engine: Engine;
			readonly region: RegionId;
			readonly notice: string | undefined;
	  }
	/** The clusters of all regions. */
	| { readonly at: "everywhere"; readonly engine: Engine }
	/** What may have stayed of clusters; `back`: the clusters from which it was opened. */
	| {
			readonly at: "leftovers";
			readonly back: { readonly engine: Engine; readonly region: RegionId } | undefined;
	  }
	| {
			readonly at: "cluster";
			readonly engine: Engine;
			readonly region: RegionId;
			readonly name: string;
			readonly notice: string | undefined;
			/** The fleet as a run has just left it: counts until the console has asked for itself. */
			readonly fleet: FleetState | undefined;
	  };

/**
 * What a cluster came to, besides its life at AWS: `head-stopped`: the head node is off as well; `gone`: AWS showed that it was deleted; `never-made`: a creation
 * left nothing; `half-made`: nobody knows what it left; `name-taken`: the name is another cluster's.
 */
type SeenEnd = "head-stopped" | "gone" | "never-made" | "half-made" | "name-taken";

/** The newest that is known of a cluster in this session. */
export interface SeenCluster {
	readonly name: string;
	readonly region: RegionId;
	readonly state: ClusterState | SeenEnd;
	/** What it costs in this state, as a sentence; undefined where that is not known. */
	readonly cost?: string | undefined;
	/** What of it goes on costing after a deletion, by name; undefined where that is not known. */
	readonly keeps?: readonly string[] | undefined;
}

/** What happened in this session: the summary on leaving is made of it. */
export interface Session {
	readonly wrote: readonly { readonly path: string; readonly backup: string | undefined }[];
	/** One entry a cluster, the newest last. */
	readonly seen: readonly SeenCluster[];
	/** The run that firstlight let go of. */
	readonly left: RunView | undefined;
}

type Named = Pick<SeenCluster, "name" | "region">;

/** Whether both are the same cluster: one of the same name may be in another region. */
export function isSameCluster(one: Named, other: Named): boolean {
	return one.name === other.name && one.region === other.region;
}

/** Whether firstlight let go of a run of this cluster. */
export function isLeft({ left }: Session, cluster: Named): boolean {
	return left !== undefined && isSameCluster({ name: left.cluster, region: left.region }, cluster);
}

export interface AppState {
	readonly screen: Screen;
	/** Counts the screens; a new number is a fresh screen, even of the same kind. */
	readonly visit: number;
	readonly session: Session;
}

export type AppEvent =
	| {
			readonly type: "wizardOpened";
			readonly engine: Engine;
			readonly region: RegionId | undefined;
			readonly start?: Partial<Answers>;
			readonly cluster?: string;
	  }
	| {
			readonly type: "launched";
			readonly engine: Engine;
			readonly run: Run;
			readonly request: RunRequest;
			readonly plan: LaunchPlan;
			readonly answers: Partial<Answers>;
	  }
	/** The config was written, and nothing created. */
	| { readonly type: "written"; readonly file: Pick<LaunchPlan, "configPath" | "written"> }
	| {
			readonly type: "runStarted";
			readonly engine: Engine;
			readonly run: Run;
			readonly request: RunRequest;
			readonly next?: RunRequest | undefined;
	  }
	| { readonly type: "runEnded"; readonly view: RunView }
	| { readonly type: "runLeft"; readonly view: RunView }
	| { readonly type: "clustersOpened"; readonly engine: Engine; readonly region: RegionId }
	| {
			readonly type: "clusterOpened";
			readonly engine: Engine;
			readonly region: RegionId;
			readonly name: string;
	  }
	| { readonly type: "everywhereOpened"; readonly engine: Engine }
	| { readonly type: "leftoversOpened"; readonly back?: (Screen & { at: "leftovers" })["back"] }
	| { readonly type: "clusterSeen"; readonly cluster: SeenCluster }
	| { readonly type: "wentToStart" };

/** How every session begins. */
export const FIRST_STATE: AppState = {
	screen: { at: "start" },
	visit: 0,
	session: { wrote: [], seen: [], left: undefined },
};

/** The program's next state; pure. */
export function appReducer(state: AppState, event: AppEvent): AppState {
	switch (event.type) {
		case "wizardOpened": {
			const { engine, region, start = {}, cluster } = event;
			return shown(state, { at: "wizard", engine, region, start, cluster });
		}
		case "launched":
			return running(written(state, event.plan), event, event.answers);
		case "written":
			return written(state, event.file);
		case "runStarted":
			return running(state, event, answersOf(state.screen));
		case "runEnded":
			return ended(state, event.view);
		case "runLeft":
			return { ...state, session: { ...state.session, left: event.view } };
		case "clustersOpened":
			return shown(state, { at: "clusters", engine: event.engine, region: event.region, notice: undefined });
		case "clusterOpened": {
			const { engine, region, name } = event;
			return shown(state, { at: "cluster", engine, region, name, notice: undefined, fleet: undefined });
		}
		case "everywhereOpened":
			return shown(state, { at: "everywhere", engine: event.engine });
		case "leftoversOpened":
			return shown(state, { at: "leftovers", back: event.back });
		case "clusterSeen":
			return seen(state, event.cluster);
		case "wentToStart":
			return shown(state, { at: "start" });
	}
}

const DURING = {
	create: "creating",
	delete: "deleting",
	update: "updating",
	stop: "stopping",
	start: "starting",
} as const;
const AFTER = {
	create: "running",
	delete: "gone",
	update: "running",
	stop: "stopped",
	start: "running",
} as const;
const AFTER_FAILED_CREATION = {
	nothing: "never-made",
	own: "create-failed",
	other: "name-taken",
	unknown: "half-made",
} as const;

type Started = Pick<Screen & { at: "run" }, "engine" | "run" | "request" | "next">;

function running(
	state: AppState,
	{ engine, run, request, next }: Started,
	answers: Partial<Answers> | undefined,
): AppState {
	const { name, region } = request.target;
	const running = shown(state, { at: "run", engine, run, request, answers, next });
	return request.failed ? running : seen(running, { name, region, state: DURING[request.verb] });
}

/** Trying again what failed keeps the answers that it was made from. */
function answersOf(screen: Screen): Partial<Answers> | undefined {
	return screen.at === "run" ? screen.answers : undefined;
}

function written(
	state: AppState,
	{ configPath, written: file }: Pick<LaunchPlan, "configPath" | "written">,
): AppState {
	if (!file.changed) return state;
	const wrote = [...state.session.wrote, { path: configPath, backup: file.backup }];
	return { ...state, session: { ...state.session, wrote } };
}

function shown(state: AppState, screen: Screen): AppState {
	return { ...state, screen, visit: state.visit + 1 };
}

function seen(state: AppState, cluster: SeenCluster): AppState {
	const { seen: before } = state.session;
	const last = before.find((one) => isSameCluster(one, cluster));
	if (last?.state === cluster.state && last.cost === cluster.cost) return state;
	return {
		...state,
		session: { ...state.session, seen: [...before.filter((one) => one !== last), cluster] },
	};
}

/** A run that is done leads on by itself; one that failed stays on its screen, which says why. */
function ended(state: AppState, view: RunView): AppState {
	const { screen } = state;
	if (screen.at !== "run" || view.outcome.kind === "running" || view.outcome.kind === "left") return state;
	const { engine, request } = screen;
	const { name, region } = request.target;
	if (view.outcome.kind === "failed") {
		return seen(state, { name, region, state: stateAfterFailure(view, view.outcome.remains) });
	}
	const { keeps } = request;
	const known = seen(state, {
		name,
		region,
		state: stateAfter(view, request, view.outcome),
		keeps,
	});
	const notice = doneNotice(view, keeps);
	if (request.verb === "delete") return shown(known, { at: "clusters", engine, region, notice });
	const fleet = view.phase === "fleet" ? view.fleet : undefined;
	return shown(known, { at: "cluster", engine, region, name, notice, fleet });
}

function stateAfter(
	view: RunView,
	{ verb }: RunRequest,
	{ unseen }: RunOutcome & { kind: "done" },
): SeenCluster["state"] {
	if (unseen) return "unknown";
	return view.phase === "fleet" && view.headStage === "off" ? "head-stopped" : AFTER[verb];
}

/** Only what AWS has shown: a deletion that failed before it began has left the cluster as it was. */
export function stateAfterFailure(view: RunView, { kind }: Remains): SeenCluster["state"] {
	if (view.verb === "create") return AFTER_FAILED_CREATION[kind];
	if (kind === "nothing") return "gone";
	if (kind === "other") return "name-taken";
	return view.verb === "delete" && view.stackStatus === "DELETE_FAILED" ? "delete-failed" : "unknown";
}

/** How long a run has taken so far, in words. */
export function elapsedText(view: RunView, now: Date): string {
	return durationText(secondsBetween(view.startedAt, now));
}
