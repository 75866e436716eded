import { Box, Text } from "ink";
import { useEffect, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useClusters } from "../../../hooks/use-clusters.ts";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { usePicker } from "../../../hooks/use-picker.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { ClustersView, ClusterView } from "../../../src/cluster/cluster-view.ts";
import { openLabel } from "../../../src/console/cluster-rows.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { CLUSTERS_KEYS, PICK_KEYS, QUIT_ONLY } from "../../../src/keys/console-keys.ts";
import { hintsOf } from "../../../src/keys/keymap.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import { REGION_PLACES } from "../../../src/questions/region-places.ts";
import { isAnswered, suggestedCluster } from "../../../src/start/start-offer.ts";
import { ClusterList } from "../../ui/ClusterList.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Freshness } from "./Freshness.tsx";
import { RegionPicker } from "./RegionPicker.tsx";

interface ClustersScreenProps {
	readonly engine: Engine;
	readonly region: RegionId;
	readonly notice: string | undefined;
	readonly onOpen: (cluster: ClusterView) => void;
	readonly onSetUp: () => void;
	readonly onRegion: (region: RegionId) => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

/** Every cluster of one region, looked at again by itself. */
export function ClustersScreen(props: ClustersScreenProps) {
	const { engine, region, notice, onOpen, onSetUp, onRegion, onBack, onQuit } = props;
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const [pointed, setPointed] = useState<string>();
	const { view, refresh } = useClusters(engine, region, pointed);
	const clusters = view?.clusters ?? [];
	const picker = usePicker(
		clusters.map((one) => one.name),
		suggestedCluster(clusters, settings.cluster)?.name,
	);
	const cluster = clusters[picker.index];
	useEffect(() => setPointed(cluster?.name), [cluster?.name]);
	const empty = view !== undefined && isAnswered(view) && cluster === undefined;
	const [picking, setPicking] = useState(false);
	useIntents(
		CLUSTERS_KEYS,
		(intent) => {
			picker.move(intent);
			if (intent === "accept" && cluster !== undefined) onOpen(cluster);
			if (intent === "accept" && empty) onSetUp();
			if (intent === "new") onSetUp();
			if (intent === "region") setPicking(true);
			if (intent === "refresh") refresh();
			if (intent === "back") onBack();
			if (intent === "quit") onQuit();
		},
		!picking,
	);
	useIntents(QUIT_ONLY, onQuit, picking);
	const accept = cluster === undefined ? (empty ? "set up a cluster" : "") : openLabel(cluster);
	const labels = { accept, new: empty ? "" : "set up another" };
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={[region, settings.profile, `pcluster ${engine.profile.version}`]}
			demo={settings.demo}
			hints={picking ? hintsOf(PICK_KEYS, { type: "" }) : hintsOf(CLUSTERS_KEYS, labels)}
		>
			{picking ? (
				<RegionPicker
					fallback={engine.profile.regions}
					current={region}
					columns={columns}
					height={rows - 5}
					onPick={(picked) => (picked === region ? setPicking(false) : onRegion(picked))}
					onBack={() => setPicking(false)}
				/>
			) : (
				<ClustersBody region={region} notice={notice} view={view} cursor={picker.index} />
			)}
		</Page>
	);
}

interface ClustersBodyProps {
	readonly region: RegionId;
	readonly notice: string | undefined;
	readonly view: ClustersView | undefined;
	readonly cursor: number;
}

function ClustersBody({ region, notice, view, cursor }: ClustersBodyProps) {
	const { columns, rows } = useTerminalSize();
	const now = useNow(true);
	const clusters = view?.clusters ?? [];
	const place = REGION_PLACES[region];
	const asked = view !== undefined && isAnswered(view);
	return (
		<Box flexDirection="column" flexShrink={0}>
			{notice === undefined ? undefined : (
				<Box marginBottom={1}>
					<Notice tone="good" text={notice} columns={columns} />
				</Box>
			)}
			<Box flexDirection="column" paddingLeft={2}>
				<Text bold>{`Clusters in ${region}${place === undefined ? "" : `, ${place}`}`}</Text>
				<Text> </Text>
				{clusters.length > 0 ? (
					<ClusterList
						clusters={clusters}
						cursor={cursor}
						now={now}
						columns={columns - 2}
						height={rows - 12}
						active
					/>
				) : asked ? (
					<Prose
						text={
							view?.trouble ? "" : "There is no cluster here. Enter sets one up; l looks in another region."
						}
						columns={columns - 4}
					/>
				) : (
					<Spinner label="Asking AWS …" />
				)}
			</Box>
			<Text> </Text>
			<Freshness view={view} now={now} columns={columns} />
		</Box>
	);
}
