import type { ReactNode } from "react";
import { ServicesProvider } from "../hooks/services-context.tsx";
import { type AppFlow, useAppFlow } from "../hooks/use-app-flow.ts";
import { useFinish } from "../hooks/use-finish.ts";
import { answersUpTo } from "../src/app/answers-up-to.ts";
import type { Screen } from "../src/app/app-state.ts";
import type { Farewell } from "../src/app/summary.ts";
import type { Services } from "../src/services.ts";
import { ClusterScreen } from "./screens/cluster/ClusterScreen.tsx";
import { ClustersScreen } from "./screens/clusters/ClustersScreen.tsx";
import { RunScreen } from "./screens/run/RunScreen.tsx";
import { StartScreen } from "./screens/start/StartScreen.tsx";
import { WizardEntry } from "./screens/start/WizardEntry.tsx";

interface AppProps {
	readonly services: Services;
	/** Begins anew on the demo account. */
	readonly onDemo?: () => void;
	/** Called once, on leaving, with what is to stay in the scrollback. */
	readonly onFinish: (farewell: Farewell) => void;
}

/** The whole program on the screen. */
export function App({ services, onDemo, onFinish }: AppProps) {
	return (
		<ServicesProvider services={services}>
			<Screens services={services} onDemo={services.settings.demo ? undefined : onDemo} onFinish={onFinish} />
		</ServicesProvider>
	);
}

interface ScreensProps {
	readonly services: Services;
	readonly onDemo: (() => void) | undefined;
	readonly onFinish: (farewell: Farewell) => void;
}

/** The state mapped to its screen; each visit is a fresh one. */
function Screens({ services, onDemo, onFinish }: ScreensProps) {
	const flow = useAppFlow(services, useFinish(onFinish));
	const { screen, visit } = flow.state;
	if (screen.at === "start") return <Start key={visit} flow={flow} onDemo={onDemo} />;
	return <EngineScreen key={visit} screen={screen} flow={flow} />;
}

function Start({ flow, onDemo }: { flow: AppFlow; onDemo: (() => void) | undefined }) {
	const { dispatch, openCluster, quit } = flow;
	return (
		<StartScreen
			onSetUp={(engine, region) => dispatch({ type: "wizardOpened", engine, region })}
			onOpen={(engine, cluster) => openCluster(engine, cluster.region, cluster)}
			onRegion={(engine, region) => dispatch({ type: "clustersOpened", engine, region })}
			onDemo={onDemo}
			onQuit={() => quit()}
		/>
	);
}

type PastStart = Exclude<Screen, { at: "start" }>;

function EngineScreen({ screen, flow }: { screen: PastStart; flow: AppFlow }): ReactNode {
	const { dispatch, launch, openCluster, quit } = flow;
	const { startRun } = flow;
	const { engine } = screen;
	switch (screen.at) {
		case "wizard":
			return (
				<WizardEntry
					engine={engine}
					region={screen.region}
					start={screen.start}
					onLaunch={(plan, answers) => launch(engine, plan, answers)}
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
					onSeen={({ name, region, state }) =>
						dispatch({ type: "clusterSeen", cluster: { name, region, state } })
					}
					onRun={(request) => startRun(engine, request)}
					onClusters={() => dispatch({ type: "clustersOpened", engine, region: screen.region })}
					onQuit={() => quit()}
				/>
			);
	}
}

function RunOf({ screen, flow }: { screen: Screen & { at: "run" }; flow: AppFlow }) {
	const { dispatch, startRun, quit } = flow;
	const { engine, run, request, answers } = screen;
	const { region } = request.target;
	return (
		<RunScreen
			engine={engine}
			run={run}
			request={request}
			onEnded={(view) => dispatch({ type: "runEnded", view })}
			onLeft={(view) => quit(view)}
			onEdit={(step) => dispatch({ type: "wizardOpened", engine, region, start: answersUpTo(answers, step) })}
			onRemove={() => startRun(engine, { ...request, verb: "delete", attach: false })}
			onAgain={() => startRun(engine, { ...request, attach: false })}
			onClusters={() => dispatch({ type: "clustersOpened", engine, region })}
			onQuit={() => quit()}
		/>
	);
}
