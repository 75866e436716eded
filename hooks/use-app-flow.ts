import { useCallback, useEffectEvent, useLayoutEffect, useReducer, useRef } from "react";
import type { ClusterView } from "../src/cluster/cluster-view.ts";
import { engineForCluster } from "../src/console/cluster-engine.ts";
import { creationRequest, watchRequest } from "../src/console/cluster-requests.ts";
import { runToWatch } from "../src/console/cluster-words.ts";
import type { Engine } from "../src/engine/engine.ts";
import {
	type AppEvent,
	type AppState,
	appReducer,
	FIRST_STATE,
	isSameCluster,
} from "../src/flow/app-state.ts";
import { farewellFrom } from "../src/flow/farewell.ts";
import { withListed } from "../src/flow/listed-clusters.ts";
import { lostReminder } from "../src/flow/reminder.ts";
import { neededFor } from "../src/pcluster/foreign-cluster.ts";
import type { FoundPcluster } from "../src/ports/found-pcluster.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Answers } from "../src/questions/answers.ts";
import { droppedView } from "../src/runs/dropped-run.ts";
import type { RunRequest, RunView } from "../src/runs/run.ts";
import type { Services } from "../src/services/services.ts";
import { comeBackCommand } from "../src/settings.ts";
import type { LaunchPlan } from "../src/wizard/plan.ts";
import type { Finish } from "./use-finish.ts";
import { type ListedClusters, useListed } from "./use-listed.ts";
import { type Reminding, useReminder } from "./use-reminder.ts";

export interface AppFlow extends Reminding, Pick<ListedClusters, "noteListed"> {
	readonly state: AppState;
	readonly dispatch: (event: AppEvent) => void;
	/** Begins a verb, or joins it where AWS is at it already; `next` is begun once it is done. */
	readonly startRun: (engine: Engine, request: RunRequest, next?: RunRequest) => void;
	/** Creates what the wizard has planned. */
	readonly launch: (engine: Engine, plan: LaunchPlan, answers: Partial<Answers>) => void;
	/** Notes which pclusters there are: a cluster is managed with the one that made it. */
	readonly noteFound: (found: readonly FoundPcluster[]) => void;
	/** The clusters of a region, seen with the pcluster that the user chose. */
	readonly openClusters: (engine: Engine, region: RegionId) => void;
	/** The console of a cluster, or the run that AWS is at with it. */
	readonly openCluster: (engine: Engine, region: RegionId, cluster: ClusterView) => void;
	/** `left`: a run that was let go, or that nobody has seen the end of. */
	readonly quit: (left?: RunView) => void;
}

/** What leads from one screen to the next, and out. */
export function useAppFlow(services: Services, finish: Finish): AppFlow {
	const [state, dispatch] = useReducer(appReducer, FIRST_STATE);
	const startRun = useCallback(
		(engine: Engine, request: RunRequest, next?: RunRequest) =>
			dispatch({ type: "runStarted", engine, run: services.startRun(engine, request), request, next }),
		[services],
	);
	const found = useRef<readonly FoundPcluster[]>([]);
	const chosen = useRef<Engine>(undefined);
	const launch = useCallback(
		(engine: Engine, plan: LaunchPlan, answers: Partial<Answers>) => {
			chosen.current = engine;
			const request = creationRequest(plan);
			dispatch({ type: "launched", engine, run: services.startRun(engine, request), request, plan, answers });
		},
		[services],
	);
	const noteFound = useCallback((all: readonly FoundPcluster[]) => {
		found.current = all;
	}, []);
	const openClusters = useCallback(
		(engine: Engine, region: RegionId) =>
			dispatch({ type: "clustersOpened", engine: chosen.current ?? engine, region }),
		[],
	);
	const openCluster = useCallback(
		(used: Engine, region: RegionId, cluster: ClusterView) => {
			chosen.current = used;
			const engine = engineForCluster(cluster, used, found.current, services.engineFor);
			const verb = neededFor(cluster, engine.profile) === undefined ? runToWatch(cluster) : undefined;
			const { name } = cluster;
			if (verb !== "create" && verb !== "delete") {
				return dispatch({ type: "clusterOpened", engine, region, name });
			}
			const target = { name, region, configPath: services.configPathFor(engine, name) };
			startRun(engine, watchRequest(cluster, target, verb));
		},
		[services, startRun],
	);
	const { noteListed, listed } = useListed();
	const reminding = useReminder(services, (reminder) => {
		const seen = state.session.seen.find((one) => isSameCluster(one, reminder));
		return seen?.cost;
	});
	const quit = (left?: RunView, out: Finish["leave"] = finish.leave) => {
		const type = left?.outcome.kind === "done" ? "runEnded" : "runLeft";
		const session = left === undefined ? state.session : appReducer(state, { type, view: left }).session;
		const { settings, ports } = services;
		const { reminder } = reminding;
		const lost = reminder && !reminder.said ? [lostReminder(reminder, ports.clock.now())] : [];
		const { places, demo } = settings;
		const comeBack = (region: string | undefined) => comeBackCommand(settings, region);
		const place = { home: places.home, log: ports.log, demo, comeBack, lost };
		out(farewellFrom(withListed(session, listed()), place));
	};
	const run = state.screen.at === "run" ? state.screen.run : undefined;
	// A signal takes the screens away from outside: what goes on at AWS is told all the same.
	const drop = useEffectEvent(() => quit(run && droppedView(run), finish.gone));
	useLayoutEffect(() => () => drop(), []);
	return {
		...reminding,
		noteListed,
		state,
		dispatch,
		startRun,
		launch,
		noteFound,
		openClusters,
		openCluster,
		quit,
	};
}
