import { useCallback } from "react";
import { ServicesProvider } from "../hooks/services-context.tsx";
import { type AppFlow, useAppFlow } from "../hooks/use-app-flow.ts";
import { useFinish } from "../hooks/use-finish.ts";
import { useNoKeysAcross } from "../hooks/use-keys.ts";
import { useWholeAfterResize } from "../hooks/use-whole-after-resize.ts";
import { FIRST_STATE } from "../src/flow/app-state.ts";
import type { Farewell } from "../src/flow/farewell.ts";
import type { FoundPcluster } from "../src/ports/found-pcluster.ts";
import type { Services } from "../src/services/services.ts";
import { EnoughRoom } from "./screens/EnoughRoom.tsx";
import { LateScreen, loadLateScreens } from "./screens/LateScreen.tsx";
import { StartScreen } from "./screens/start/StartScreen.tsx";

interface AppProps {
	readonly services: Services;
	/** Begins anew on the demo account. */
	readonly onDemo?: () => void;
	/** Begins anew with this profile; undefined: as before. */
	readonly onProfile: (profile: string | undefined) => void;
	/** Called once, on leaving, with what is to stay in the scrollback. */
	readonly onFinish: (farewell: Farewell) => void;
}

/** The whole program on the screen. */
export function App({ services, onDemo, onProfile, onFinish }: AppProps) {
	return (
		<ServicesProvider services={services}>
			<EnoughRoom>
				<Screens
					services={services}
					onDemo={services.settings.demo ? undefined : onDemo}
					onProfile={onProfile}
					onFinish={onFinish}
				/>
			</EnoughRoom>
		</ServicesProvider>
	);
}

interface ScreensProps {
	readonly services: Services;
	readonly onDemo: (() => void) | undefined;
	readonly onProfile: AppProps["onProfile"];
	readonly onFinish: (farewell: Farewell) => void;
}

/** The state mapped to its screen; each visit is a fresh one. */
function Screens({ services, onDemo, onProfile, onFinish }: ScreensProps) {
	const flow = useAppFlow(services, useFinish(onFinish));
	const { screen, visit } = flow.state;
	useNoKeysAcross(visit);
	useWholeAfterResize();
	if (screen.at === "start") return <Start key={visit} flow={flow} onDemo={onDemo} onProfile={onProfile} />;
	return <LateScreen key={visit} screen={screen} flow={flow} />;
}

interface StartProps extends Pick<ScreensProps, "onDemo" | "onProfile"> {
	readonly flow: AppFlow;
}

function Start({ flow, onDemo, onProfile }: StartProps) {
	const { dispatch, noteFound, openCluster, quit } = flow;
	const isFirst = flow.state.visit === FIRST_STATE.visit;
	// What comes after the start loads once there may be a way to it, so that the start's questions are out first.
	const onFound = useCallback(
		(found: readonly FoundPcluster[]) => {
			noteFound(found);
			void loadLateScreens();
		},
		[noteFound],
	);
	return (
		<StartScreen
			opensNamed={isFirst}
			onSetUp={(engine, region, answers = {}) =>
				dispatch({ type: "wizardOpened", engine, region, start: answers })
			}
			onOpen={(engine, cluster) => openCluster(engine, cluster.region, cluster)}
			onRegion={(engine, region) => dispatch({ type: "clustersOpened", engine, region })}
			onEverywhere={(engine) => dispatch({ type: "everywhereOpened", engine })}
			onLeftovers={() => dispatch({ type: "leftoversOpened" })}
			onListed={flow.noteListed}
			onFound={onFound}
			onDemo={onDemo}
			onProfile={onProfile}
			onQuit={() => quit()}
		/>
	);
}
