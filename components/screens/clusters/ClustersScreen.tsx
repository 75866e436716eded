import { Box, Text } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import type { AppFlow } from "../../../hooks/use-app-flow.ts";
import { type ClusterList as Clusters, useClusterList } from "../../../hooks/use-cluster-list.ts";
import { useShippedPrices } from "../../../hooks/use-cost.ts";
import { AT_REST_MS, useNow } from "../../../hooks/use-now.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { ABOUT_MACHINES, openLabel } from "../../../src/console/cluster-rows.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { type KeyRow, quitRow } from "../../../src/keys/key-row.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import { REGION_PLACES } from "../../../src/questions/region-places.ts";
import { isAnswered } from "../../../src/start/start-offer.ts";
import { ClusterList } from "../../ui/ClusterList.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { Freshness } from "./Freshness.tsx";
import { RegionPicker } from "./RegionPicker.tsx";

interface ClustersScreenProps {
	readonly engine: Engine;
	readonly region: RegionId;
	readonly notice: string | undefined;
	readonly onOpen: (cluster: ClusterView) => void;
	readonly onSetUp: () => void;
	readonly onRegion: (region: RegionId) => void;
	readonly onListed: AppFlow["noteListed"];
	readonly onEverywhere: () => void;
	readonly onLeftovers: () => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

/** Every cluster of one region, looked at again by itself. */
export function ClustersScreen(props: ClustersScreenProps) {
	const { engine, region, notice, onOpen, onSetUp, onRegion, onBack, onQuit } = props;
	const { settings } = useServices();
	const list = useClusterList(engine, region, props.onListed);
	const { view, cluster } = list;
	const empty = view !== undefined && isAnswered(view) && cluster === undefined;
	const [picking, setPicking] = useState(false);
	const head: PageHead = { parts: [region, settings.profile, `pcluster ${engine.profile.version}`] };
	if (picking) {
		return (
			<RegionPicker
				head={head}
				engine={engine}
				current={region}
				onPick={(picked) => (picked === region ? setPicking(false) : onRegion(picked))}
				onBack={() => setPicking(false)}
				onQuit={onQuit}
			/>
		);
	}
	const accept: KeyRow = {
		keys: ["enter"],
		label: cluster === undefined ? "set up a cluster" : openLabel(cluster),
		not: cluster || empty ? undefined : "AWS has not answered yet.",
		does: () => (cluster ? onOpen(cluster) : onSetUp()),
	};
	const keys: KeyRow[] = [
		accept,
		{
			keys: ["n"],
			label: empty ? undefined : "set up another",
			help: "sets up a new cluster",
			does: onSetUp,
		},
		{ keys: ["l"], label: "another region", does: () => setPicking(true) },
		{
			keys: ["a"],
			label: "all regions",
			help: "looks for clusters in all regions",
			does: props.onEverywhere,
		},
		{
			keys: ["o"],
			label: "what else costs",
			help: "looks for what may have stayed of clusters",
			does: props.onLeftovers,
		},
		{ keys: ["r"], label: "look again", does: list.refresh },
		{ keys: ["escape"], label: "start", help: "goes back to the start", does: onBack },
		quitRow(onQuit),
		...moveRows(list.dispatch, ""),
	];
	return (
		<KeyedPage
			head={head}
			keys={keys}
			about={{ title: `Clusters in ${region}`, paragraphs: empty ? [] : [ABOUT_MACHINES] }}
		>
			<ClustersBody region={region} notice={notice} list={list} />
		</KeyedPage>
	);
}

interface ClustersBodyProps {
	readonly region: RegionId;
	readonly notice: string | undefined;
	readonly list: Clusters;
}

function ClustersBody({ region, notice, list }: ClustersBodyProps) {
	const { rows } = useTerminalSize();
	const { width } = usePageArea();
	const now = useNow(true, AT_REST_MS);
	const prices = useShippedPrices(region);
	const { view } = list;
	const place = REGION_PLACES[region];
	const asked = view !== undefined && isAnswered(view);
	return (
		<Box flexDirection="column">
			{notice === undefined ? undefined : (
				<Box marginBottom={1}>
					<Notice tone="good" text={notice} columns={width} />
				</Box>
			)}
			<Text bold>{`Clusters in ${region}${place === undefined ? "" : `, ${place}`}`}</Text>
			<Text> </Text>
			{list.cluster ? (
				<ClusterList
					clusters={list.clusters}
					current={list.cluster}
					now={now}
					prices={prices}
					columns={width}
					height={rows - 12}
				/>
			) : asked ? (
				<Prose
					text={
						view?.trouble ? "" : "There is no cluster here. Enter sets one up; l looks in another region."
					}
					columns={width}
				/>
			) : (
				<Spinner label="Asking AWS …" />
			)}
			<Text> </Text>
			<Freshness view={view} now={now} columns={width} />
		</Box>
	);
}
