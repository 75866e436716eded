import { Text } from "ink";
import { useCallback, useMemo } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useFitted, useList } from "../../../hooks/use-list.ts";
import { AT_REST_MS, useNow } from "../../../hooks/use-now.ts";
import { useSweep } from "../../../hooks/use-sweep.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { EVERYWHERE_TITLES, everywhereCells, openLabel } from "../../../src/console/cluster-rows.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { type KeyRow, quitRow } from "../../../src/keys/key-row.ts";
import { sweepClusters } from "../../../src/leftovers/clusters-everywhere.ts";
import { unreadLines } from "../../../src/leftovers/leftover-words.ts";
import type { Swept } from "../../../src/leftovers/sweep.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import { currentOption, visibleRows } from "../../../src/list/list-state.ts";
import { ListView } from "../../ui/ListView.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import { SweepHead, sweepHeadRows } from "../leftovers/SweepHead.tsx";
import { usePageArea } from "../use-page-area.ts";

interface EverywhereScreenProps {
	readonly engine: Engine;
	readonly onOpen: (cluster: ClusterView) => void;
	readonly onLeftovers: () => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const TITLE = "Clusters in all regions";
const NONE: readonly ClusterView[] = [];
/** Fewest rows of the list. */
const LEAST = 3;
/** The row above the list, and that of its titles. */
const AROUND = 2;

/** The clusters of every region, as each region answers. */
export function EverywhereScreen({ engine, onOpen, onLeftovers, onBack, onQuit }: EverywhereScreenProps) {
	const { settings, ports } = useServices();
	const { width, height } = usePageArea();
	const now = useNow(true, AT_REST_MS);
	const { profile } = engine;
	const look = useCallback(
		(tell: (swept: Swept<ClusterView>) => void, signal: AbortSignal) =>
			sweepClusters(ports, profile, tell, signal),
		[ports, profile],
	);
	const sweep = useSweep(look);
	const { swept, asking, again } = sweep;
	const found = swept?.found ?? NONE;
	const options = useMemo(
		() => found.map((one) => ({ key: `${one.region} ${one.name}`, value: one, cells: [one.name] })),
		[found],
	);
	const list = useList(options, { suggested: [] });
	const cluster = currentOption(list.state)?.value;
	const unread = swept ? unreadLines(swept.unread, swept.of) : [];
	const head = { title: TITLE, sweep, sum: sumOf(found), unread, columns: width };
	const room = height - sweepHeadRows(head) - AROUND;
	// Where there is no room for it, what could not be read is told by `?` alone.
	const told = cluster && room < LEAST ? [] : unread;
	const shown = useFitted(list, Math.max(LEAST, height - sweepHeadRows({ ...head, unread: told }) - AROUND));
	const keys: KeyRow[] = [
		{
			keys: ["enter"],
			label: cluster && openLabel(cluster),
			help: "opens the cluster under the cursor",
			not: cluster ? undefined : asking ? "AWS has not answered yet." : "There is no cluster to open.",
			does: () => cluster && onOpen(cluster),
		},
		...moveRows(list.dispatch),
		{
			keys: ["o"],
			label: "what else costs",
			help: "looks for what may have stayed of clusters",
			does: onLeftovers,
		},
		{ keys: ["r"], label: "look again", not: asking ? "AWS is still being asked." : undefined, does: again },
		{ keys: ["escape"], label: "start", help: "goes back to the start", does: onBack },
		quitRow(onQuit),
	];
	return (
		<KeyedPage
			head={{ parts: ["all regions", settings.profile, `pcluster ${profile.version}`] }}
			keys={keys}
			about={{ title: TITLE, paragraphs: unread }}
		>
			<SweepHead {...head} unread={told} />
			<Text> </Text>
			{cluster === undefined ? undefined : (
				<ListView
					titles={EVERYWHERE_TITLES}
					rows={visibleRows(shown).map(({ option: { key, value }, current }) => ({
						key,
						cells: everywhereCells(value, now),
						note: value.unmanageable,
						current,
					}))}
					columns={width}
					label={TITLE}
				/>
			)}
		</KeyedPage>
	);
}

function sumOf({ length }: readonly ClusterView[]): string {
	return length === 0
		? "There is none in any region that could be asked."
		: length === 1
			? "1 cluster."
			: `${length} clusters.`;
}
