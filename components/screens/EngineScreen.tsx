import type { ReactNode } from "react";
import type { AppFlow } from "../../hooks/use-app-flow.ts";
import type { Screen } from "../../src/flow/app-state.ts";
import { answersUpTo } from "../../src/wizard/dependents.ts";
import { ClusterScreen } from "./cluster/ClusterScreen.tsx";
import { ClustersScreen } from "./clusters/ClustersScreen.tsx";
import { EverywhereScreen } from "./clusters/EverywhereScreen.tsx";
import { LeftoversScreen } from "./leftovers/LeftoversScreen.tsx";
import { RunScreen } from "./run/RunScreen.tsx";
import { WizardEntry } from "./start/WizardEntry.tsx";

/** Every screen but the first. */
export type PastStart = Exclude<Screen, { at: "start" }>;

/** The screen past the start that the state asks for. */
export function EngineScreen({
	screen,
	flow,
}: {
	readonly screen: PastStart;
	readonly flow: AppFlow;
}): ReactNode {
	const { dispatch, launch, openCluster, quit } = flow;
	const { startRun, openClusters } = flow;
	if (screen.at === "leftovers") return <LeftoversOf screen={screen} flow={flow} />;
	const { engine } = screen;
	switch (screen.at) {
		case "wizard":
			return (
				<WizardEntry
					engine={engine}
					region={screen.region}
					start={screen.start}
					cluster={screen.cluster}
					onLaunch={(plan, answers) => launch(engine, plan, answers)}
					onWritten={(file) => dispatch({ type: "written", file })}
					onLeave={() => dispatch({ type: "wentToStart" })}
					onQuit={() => quit()}
				/>
			);
		case "run":
			return <RunOf screen={screen} flow={flow} />;
		case "clusters":
			return (
				<ClustersScreen
					engine={engine}
					region={screen.region}
					notice={screen.notice}
					onOpen={(cluster) => openCluster(engine, screen.region, cluster)}
					onSetUp={() => dispatch({ type: "wizardOpened", engine, region: screen.region })}
					onRegion={(region) => dispatch({ type: "clustersOpened", engine, region })}
					onListed={flow.noteListed}
					onEverywhere={() => dispatch({ type: "everywhereOpened", engine })}
					onLeftovers={() => dispatch({ type: "leftoversOpened", back: screen })}
					onBack={() => dispatch({ type: "wentToStart" })}
					onQuit={() => quit()}
				/>
			);
		case "everywhere":
			return (
				<EverywhereScreen
					engine={engine}
					onOpen={(cluster) => openCluster(engine, cluster.region, cluster)}
					onLeftovers={() => dispatch({ type: "leftoversOpened" })}
					onBack={() => dispatch({ type: "wentToStart" })}
					onQuit={() => quit()}
				/>
			);
		case "cluster":
			return (
				<ClusterScreen
					engine={engine}
					region={screen.region}
					name={screen.name}
					notice={screen.notice}
					fleet={screen.fleet}
					onSeen={(cluster) => dispatch({ type: "clusterSeen", cluster })}
					reminder={flow.reminder}
					onRemind={flow.remind}
					onRun={(request) => startRun(engine, request)}
					onClusters={() => openClusters(engine, screen.region)}
					onQuit={() => quit()}
				/>
			);
	}
}

function LeftoversOf({ screen: { back }, flow }: { screen: Screen & { at: "leftovers" }; flow: AppFlow }) {
	const { dispatch, openClusters, quit } = flow;
	return (
		<LeftoversScreen
			onBack={() => (back ? openClusters(back.engine, back.region) : dispatch({ type: "wentToStart" }))}
			onQuit={() => quit()}
		/>
	);
}

function RunOf({ screen, flow }: { screen: Screen & { at: "run" }; flow: AppFlow }) {
	const { dispatch, startRun, openClusters, quit } = flow;
	const { engine, run, request, answers, next } = screen;
	const { region, name } = request.target;
	const { failed: _, ...meant } = request;
	const anew = { ...meant, attach: false };
	return (
		<RunScreen
			engine={engine}
			run={run}
			request={request}
			answers={answers}
			onEnded={(view) => {
				if (next && view.outcome.kind === "done") startRun(engine, next);
				else dispatch({ type: "runEnded", view });
			}}
			onLeft={(view) => quit(view)}
			onEdit={(step) => {
				const start = answersUpTo(answers, step);
				dispatch({ type: "wizardOpened", engine, region, start, cluster: name });
			}}
			onRemove={(left, asked, after) =>
				startRun(engine, { ...anew, verb: "delete", meant: left, ...asked }, after)
			}
			onOpen={() => dispatch({ type: "clusterOpened", engine, region, name })}
			onAgain={() => startRun(engine, anew, next)}
			onRun={(wanted) => startRun(engine, wanted)}
			onClusters={() => openClusters(engine, region)}
			onQuit={() => quit()}
		/>
	);
}
