import { Box, Text } from "ink";
import { useEffect, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { type InstallOffer, useInstallOffer } from "../../../hooks/use-install-offer.ts";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { type StartOfferHook, useStartOffer } from "../../../hooks/use-start-offer.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { pclusterChoices, startChecks } from "../../../src/checks/start-list.ts";
import { askedPclusters, notAsked } from "../../../src/checks/start-pcluster.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import { PICK_KEYS, QUIT_ONLY, START_KEYS } from "../../../src/keys/console-keys.ts";
import type { TimedPress } from "../../../src/keys/key-press.ts";
import { hintsOf } from "../../../src/keys/keymap.ts";
import type { FoundPcluster } from "../../../src/ports/found-pcluster.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import { installsByEnter, startLabels } from "../../../src/start/start-labels.ts";
import { CheckList } from "../../ui/CheckList.tsx";
import { Page } from "../../ui/Page.tsx";
import { RegionPicker } from "../clusters/RegionPicker.tsx";
import { InstallScreen } from "../install/InstallScreen.tsx";
import { LateFolderPcluster } from "./LateFolderPcluster.tsx";
import { Offer } from "./Offer.tsx";

interface StartScreenProps {
	readonly onSetUp: (engine: Engine, region: RegionId | undefined) => void;
	/** Tells which pclusters there are, once that is known. */
	readonly onFound: (found: readonly FoundPcluster[]) => void;
	readonly onOpen: (engine: Engine, cluster: ClusterView) => void;
	readonly onRegion: (engine: Engine, region: RegionId) => void;
	/** Undefined where there is no demo to go to: it runs already. */
	readonly onDemo: (() => void) | undefined;
	readonly onQuit: () => void;
}

/** The first screen: what this machine has, what runs in the region, and one obvious next key. */
export function StartScreen(props: StartScreenProps) {
	const { onDemo, onRegion, onQuit } = props;
	const { settings, ports } = useServices();
	const { columns, rows } = useTerminalSize();
	const start = useStartOffer();
	const [picking, setPicking] = useState(false);
	const [open, setOpen] = useState(false);
	const [deciding, setDeciding] = useState(false);
	const { engine, offer, region } = start;
	useFound(start, props.onFound);
	const [installing, setInstalling] = useState<PossiblePlan>();
	const install = useInstallOffer(offer, start.state.attempt, onDemo !== undefined);
	const folderPcluster = notAsked(start.state.search);
	const keys = {
		onInstall: setInstalling,
		onWhy: () => setOpen(!open),
		onPick: () => setPicking(true),
		onDecide: () => setDeciding(folderPcluster !== undefined),
	};
	useStartKeys(props, start, install, keys, !picking && !deciding && installing === undefined);
	useIntents(QUIT_ONLY, onQuit, picking);
	const checks = useChecks(start);
	const labels = startLabels({
		offer,
		checks,
		cluster: start.cluster,
		pclusters: askedPclusters(start.state.search),
		folderPcluster: folderPcluster !== undefined,
		canDemo: onDemo !== undefined,
		columns,
		install,
	});
	if (installing !== undefined) {
		const back = () => setInstalling(undefined);
		const done = () => {
			back();
			start.again();
		};
		return <InstallScreen plan={installing} onDone={done} onBack={back} onQuit={onQuit} />;
	}
	const decided = async (path: string, may: boolean) => {
		await ports.finder.allow(path, may);
		setDeciding(false);
		start.again();
	};
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={[region, settings.profile, engine && `pcluster ${engine.profile.version}`]}
			demo={settings.demo}
			hints={deciding ? [] : picking ? hintsOf(PICK_KEYS, { type: "" }) : hintsOf(START_KEYS, labels)}
		>
			{deciding && folderPcluster !== undefined ? (
				<LateFolderPcluster
					path={folderPcluster}
					home={settings.places.home}
					columns={columns}
					rows={rows - 5}
					onAnswer={(may) => void decided(folderPcluster, may)}
					onLater={() => setDeciding(false)}
				/>
			) : picking && engine ? (
				<RegionPicker
					fallback={engine.profile.regions}
					current={region}
					columns={columns}
					height={rows - 5}
					onPick={(picked) => onRegion(engine, picked)}
					onBack={() => setPicking(false)}
				/>
			) : (
				<StartBody
					start={start}
					install={install}
					checks={checks}
					open={open}
					canDemo={onDemo !== undefined}
				/>
			)}
		</Page>
	);
}

function useFound({ state }: StartOfferHook, onFound: StartScreenProps["onFound"]): void {
	const found = state.search.at === "known" ? state.search.value.found : undefined;
	useEffect(() => {
		if (found) onFound(found);
	}, [found, onFound]);
}

function useChecks({ state, engine }: StartOfferHook) {
	const { settings, ports } = useServices();
	return startChecks(state, engine?.profile, settings, ports.log, ports.clock.now());
}

interface StartBodyProps {
	readonly start: StartOfferHook;
	readonly install: InstallOffer | undefined;
	readonly checks: ReturnType<typeof startChecks>;
	readonly open: boolean;
	readonly canDemo: boolean;
}

function StartBody({ start, install, checks, open, canDemo }: StartBodyProps) {
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const now = useNow(start.offer.kind === "clusters");
	const choices = pclusterChoices(start.state, settings.places.home);
	const height = Math.max(3, rows - 9 - checks.length - choices.length);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text wrap="truncate">{"  Launch, enter and stop your first astronomy cluster on AWS."}</Text>
			<Text> </Text>
			<CheckList checks={checks} columns={columns} open={open} />
			{choices.map((choice) => (
				<Text key={choice} dimColor wrap="truncate">{`    ${choice}`}</Text>
			))}
			<Text> </Text>
			<Offer
				offer={start.offer}
				view={start.view}
				cursor={start.picker.index}
				now={now}
				columns={columns}
				height={height}
				canDemo={canDemo}
				install={install}
				home={settings.places.home}
			/>
		</Box>
	);
}

function useStartKeys(
	{ onSetUp, onOpen, onDemo, onQuit }: StartScreenProps,
	{ offer, cluster, picker, again, chooseOther }: StartOfferHook,
	install: InstallOffer | undefined,
	on: {
		onInstall: (plan: PossiblePlan) => void;
		onPick: () => void;
		onWhy: () => void;
		onDecide: () => void;
	},
	active: boolean,
): void {
	const ready = offer.kind === "checking" || offer.kind === "missing" ? undefined : offer;
	const setUpPcluster = (press: TimedPress) => {
		if (install?.possible && install.meant(press)) on.onInstall(install.possible);
	};
	const accept = (press: TimedPress) => {
		if (installsByEnter(install)) return setUpPcluster(press);
		if (offer.kind === "missing") (onDemo ?? again)();
		if (ready === undefined) return;
		if (cluster === undefined) onSetUp(ready.engine, ready.region);
		else onOpen(ready.engine, cluster);
	};
	useIntents(
		START_KEYS,
		(intent, press) => {
			(install?.picker ?? picker).move(intent);
			if (intent === "accept") accept(press);
			if (intent === "install") setUpPcluster(press);
			if (intent === "new" && ready) onSetUp(ready.engine, ready.region);
			if (intent === "region" && ready) on.onPick();
			if (intent === "why") on.onWhy();
			if (intent === "demo") onDemo?.();
			if (intent === "other-pcluster") chooseOther();
			if (intent === "folder-pcluster") on.onDecide();
			if (intent === "again") again();
			if (intent === "quit") onQuit();
		},
		active,
	);
}
