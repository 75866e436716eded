import { Box, Text } from "ink";
import { useEffect, useRef, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import type { AppFlow } from "../../../hooks/use-app-flow.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { type InstallOffer, useInstallOffer } from "../../../hooks/use-install-offer.ts";
import { AT_REST_MS, useNow } from "../../../hooks/use-now.ts";
import { type StartOfferHook, useStartOffer } from "../../../hooks/use-start-offer.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { checkParagraphs } from "../../../src/checks/start-check.ts";
import { pclusterChoices, startChecks } from "../../../src/checks/start-list.ts";
import { askedPclusters, notAsked } from "../../../src/checks/start-pcluster.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { ABOUT_MACHINES } from "../../../src/console/cluster-rows.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import type { About } from "../../../src/keys/key-help.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import type { FoundPcluster } from "../../../src/ports/found-pcluster.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { Answers } from "../../../src/questions/answers.ts";
import { startKeys } from "../../../src/start/start-keys.ts";
import { ROOMY_ROWS } from "../../theme.ts";
import { CheckList } from "../../ui/CheckList.tsx";
import { RegionPicker } from "../clusters/RegionPicker.tsx";
import { InstallScreen } from "../install/InstallScreen.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { FolderPcluster } from "./FolderPcluster.tsx";
import { Offer } from "./Offer.tsx";
import { SignInScreen } from "./SignInScreen.tsx";

interface StartScreenProps {
	/** True where the cluster that `--cluster` names is opened as soon as it is found: the first time. */
	readonly opensNamed: boolean;
	/** `answers` are those that are decided already. */
	readonly onSetUp: (engine: Engine, region: RegionId | undefined, answers?: Partial<Answers>) => void;
	/** Tells which pclusters there are, once that is known. */
	readonly onFound: (found: readonly FoundPcluster[]) => void;
	readonly onOpen: (engine: Engine, cluster: ClusterView) => void;
	readonly onRegion: (engine: Engine, region: RegionId) => void;
	/** Tells which clusters the region has. */
	readonly onListed: AppFlow["noteListed"];
	readonly onEverywhere: (engine: Engine) => void;
	readonly onLeftovers: () => void;
	/** Undefined where there is no demo to go to: it runs already. */
	readonly onDemo: (() => void) | undefined;
	readonly onProfile: (profile: string | undefined) => void;
	readonly onQuit: () => void;
}

/** What lies over the start. */
type Over =
	| { readonly at: "region" | "folder-pcluster" | "sign-in" }
	| { readonly at: "install"; readonly plan: PossiblePlan };

/** The first screen: what this machine has, what runs in the region, and one obvious next key. */
export function StartScreen(props: StartScreenProps) {
	const { onDemo, onRegion, onQuit } = props;
	const { settings, ports } = useServices();
	const start = useStartOffer(props.onListed, onDemo !== undefined);
	const { engine, offer, region, list } = start;
	const [over, setOver] = useState<Over>();
	const close = () => setOver(undefined);
	useFound(start, props.onFound);
	useNamed(start, over === undefined && props.opensNamed, props.onOpen);
	const install = useInstallOffer(offer, start.state.attempt, onDemo !== undefined);
	const folderPcluster = notAsked(start.state.search);
	const checks = useChecks(start);
	const copy = useCopy(checks.flatMap(({ commands }) => commands));
	const head: PageHead = {
		parts: [region, settings.profile, engine && `pcluster ${engine.profile.version}`],
	};
	if (over?.at === "install") {
		const done = () => {
			close();
			start.again();
		};
		return <InstallScreen plan={over.plan} onDone={done} onBack={close} onQuit={onQuit} />;
	}
	if (over?.at === "folder-pcluster" && folderPcluster !== undefined) {
		const decided = async (may: boolean) => {
			await ports.finder.allow(folderPcluster, may);
			close();
			start.again();
		};
		return (
			<FolderPcluster
				head={head}
				path={folderPcluster}
				home={settings.places.home}
				onAnswer={(may) => void decided(may)}
				onLater={close}
			/>
		);
	}
	if (over?.at === "sign-in")
		return <SignInScreen head={head} onProfile={props.onProfile} onBack={close} onQuit={onQuit} />;
	if (over?.at === "region" && engine) {
		return (
			<RegionPicker
				head={head}
				engine={engine}
				current={region}
				onPick={(picked) => onRegion(engine, picked)}
				onBack={close}
				onQuit={onQuit}
			/>
		);
	}
	const facts = {
		offer,
		cluster: list.cluster,
		action: start.action,
		pclusters: askedPclusters(start.state.search),
		folderPcluster: folderPcluster !== undefined,
		canDemo: onDemo !== undefined,
		install,
	};
	const keys = startKeys(facts, {
		open: props.onOpen,
		setUp: (used, where) => props.onSetUp(used, where),
		fitting: (used, where) => props.onSetUp(used, where, start.plan?.answers),
		install: (press) =>
			install?.possible && install.meant(press) && setOver({ at: "install", plan: install.possible }),
		signIn: () => setOver({ at: "sign-in" }),
		pickRegion: () => setOver({ at: "region" }),
		everywhere: props.onEverywhere,
		leftovers: props.onLeftovers,
		demo: () => onDemo?.(),
		otherPcluster: start.chooseOther,
		folderPcluster: () => setOver({ at: "folder-pcluster" }),
		again: start.again,
		copy,
		quit: onQuit,
	});
	const ofList = list.clusters.length > 0 ? [ABOUT_MACHINES] : [];
	const paragraphs = [...checkParagraphs(checks), ...ofList];
	const about: About = { title: "What firstlight finds here", paragraphs };
	return (
		<KeyedPage head={head} keys={[...keys, ...moveRows((install?.list ?? list).dispatch, "")]} about={about}>
			<StartBody start={start} install={install} checks={checks} canDemo={onDemo !== undefined} />
		</KeyedPage>
	);
}

function useFound({ state }: StartOfferHook, onFound: StartScreenProps["onFound"]): void {
	const found = state.search.at === "known" ? state.search.value.found : undefined;
	useEffect(() => {
		if (found) onFound(found);
	}, [found, onFound]);
}

/** Opens the cluster that was asked for, once. */
function useNamed({ offer, list }: StartOfferHook, opens: boolean, onOpen: StartScreenProps["onOpen"]): void {
	const { settings } = useServices();
	const opened = useRef(false);
	const named = list.clusters.find(({ name }) => name === settings.cluster);
	useEffect(() => {
		if (!opens || named === undefined || offer.kind !== "clusters" || opened.current) return;
		opened.current = true;
		onOpen(offer.engine, named);
	}, [opens, named, offer, onOpen]);
}

function useChecks({ state, engine }: StartOfferHook) {
	const { settings, ports } = useServices();
	return startChecks(state, engine?.profile, settings, ports.log, ports.clock.now());
}

/** Below so many rows the clusters have no room for anything else. */
const TINY_ROWS = 16;
/** What each cure of what is not in order takes beyond the first, for which what is in order gives way. */
const CURE_ROWS = 4;

interface StartBodyProps {
	readonly start: StartOfferHook;
	readonly install: InstallOffer | undefined;
	readonly checks: ReturnType<typeof startChecks>;
	readonly canDemo: boolean;
}

function StartBody({ start, install, checks, canDemo }: StartBodyProps) {
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const { width } = usePageArea();
	const now = useNow(start.offer.kind === "clusters", AT_REST_MS);
	const choices = pclusterChoices(start.state, settings.places.home);
	const faults = checks.filter(({ state }) => state === "fail" || state === "unknown").length;
	const tight = rows < ROOMY_ROWS + CURE_ROWS * Math.max(0, faults - 1);
	const curing = tight && faults > 0;
	// What can be chosen comes before what is in order; ? tells that as well.
	const listing = tight && !curing && start.offer.kind === "clusters";
	const shown = checks.filter(({ id, state }) =>
		curing || listing ? state !== "pass" && !(listing && rows < TINY_ROWS) : !(tight && id === "log"),
	);
	const height = rows - choices.length - (listing ? 7 + shown.length : 9 + checks.length);
	return (
		<>
			{curing || listing ? undefined : (
				<Box paddingBottom={1}>
					<Text wrap="truncate">
						{`Launch, enter and stop your first ${columns < 62 ? "" : "astronomy "}cluster on AWS.`}
					</Text>
				</Box>
			)}
			{shown.length > 0 ? <CheckList checks={shown} columns={columns} marginLeft={-2} /> : undefined}
			{choices.map((choice) => (
				<Text key={choice} dimColor wrap="truncate">{`  ${choice}`}</Text>
			))}
			{shown.length > 0 || choices.length > 0 ? <Text> </Text> : undefined}
			<Offer
				offer={start.offer}
				list={start.list}
				action={start.action}
				plan={start.plan}
				now={now}
				columns={width}
				height={height}
				tight={curing}
				canDemo={canDemo}
				install={install}
				home={settings.places.home}
			/>
		</>
	);
}
