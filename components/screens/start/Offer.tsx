import { Box, Text } from "ink";
import type { ClusterList as Clusters } from "../../../hooks/use-cluster-list.ts";
import { useShippedPrices } from "../../../hooks/use-cost.ts";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import type { FittingPlan } from "../../../src/services/fitting-plan.ts";
import type { StartOffer } from "../../../src/start/start-offer.ts";
import { meaningOf, type StartAction } from "../../../src/start/start-rows.ts";
import { ClusterList } from "../../ui/ClusterList.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { KeyProse, Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { InstallOfferView } from "../install/InstallOfferView.tsx";
import { DemoProse } from "./DemoProse.tsx";

interface OfferProps {
	readonly offer: StartOffer;
	readonly list: Clusters<StartAction>;
	/** The row under the cursor, where it is no cluster. */
	readonly action: StartAction | undefined;
	readonly plan: FittingPlan | undefined;
	readonly now: Date;
	readonly columns: number;
	readonly height: number;
	/** True where every row counts: what Enter does stands first, in few words. */
	readonly tight: boolean;
	readonly canDemo: boolean;
	/** Undefined when there is nothing to install. */
	readonly install: InstallOffer | undefined;
	/** The user's home folder. */
	readonly home: string;
}

/** Below the checks: what can be done now, in one or two sentences, or the clusters that were found. */
export function Offer(props: OfferProps) {
	const { offer, columns } = props;
	const { view } = props.list;
	return (
		<Box flexDirection="column">
			<Main {...props} />
			{view?.trouble ? (
				<Notice tone="warn" text={`Could not look for clusters: ${view.trouble.message}`} columns={columns} />
			) : undefined}
			{offer.kind !== "missing" && view?.source === "pcluster" ? (
				<Prose
					dimColor
					text="Your account may not read stacks, so this list is what pcluster says."
					columns={columns}
				/>
			) : undefined}
		</Box>
	);
}

function Main({
	offer,
	list,
	action,
	plan,
	now,
	columns,
	height,
	tight,
	canDemo,
	install,
	home,
}: OfferProps) {
	switch (offer.kind) {
		case "checking":
			return <Text dimColor>One moment …</Text>;
		case "missing":
			if (install === undefined)
				return <Missing what={offer.what} tight={tight} canDemo={canDemo} columns={columns} />;
			return (
				<InstallOfferView install={install} home={home} tight={tight} canDemo={canDemo} columns={columns} />
			);
		case "looking":
			return <Spinner label={`Looking for clusters in ${offer.region} …`} />;
		case "set-up":
		case "clusters":
			return <Rows {...{ offer, list, action, plan, now, columns, height }} />;
	}
}

type RowsProps = Pick<OfferProps, "list" | "action" | "plan" | "now" | "columns" | "height"> & {
	readonly offer: StartOffer & { kind: "set-up" | "clusters" };
};

/** With fewer rows heading and gap are left out. */
const LEAST_ROWS = 6;

/** The clusters that are there, what else can be done, and what the row under the cursor means. */
function Rows({ offer, list, action, plan, now, columns, height }: RowsProps) {
	const prices = useShippedPrices(offer.kind === "clusters" ? offer.region : undefined);
	const { clusters, state, view } = list;
	const actions = state.options.slice(clusters.length);
	const current = currentOption(state)?.key;
	const isLooked = view !== undefined && view.trouble === undefined;
	return (
		<Box flexDirection="column">
			{clusters.length > 0 ? (
				<>
					{height < LEAST_ROWS ? undefined : <Text bold>{`Clusters in ${offer.region}`}</Text>}
					<ClusterList
						clusters={clusters}
						current={list.cluster}
						now={now}
						prices={prices}
						columns={columns}
						height={Math.max(3, height - actions.length - 3)}
					/>
					{height < LEAST_ROWS ? undefined : <Text> </Text>}
				</>
			) : isLooked && offer.region ? (
				<Text>{`No cluster in ${offer.region} yet.`}</Text>
			) : undefined}
			<ListView
				titles={["", ""]}
				rows={actions.map(({ key, cells }) => ({ key, cells, current: key === current }))}
				columns={columns}
				label="What to do"
			/>
			{action === undefined ? undefined : (
				<Prose dimColor text={meaningOf(action, plan?.estimate)} columns={columns} />
			)}
		</Box>
	);
}

const LACKING = {
	pcluster: "Without pcluster no cluster can be made from here.",
	credentials: "Without credentials AWS shows nothing. s shows the ways to sign in.",
	both: "That is how most people start. s shows the ways to sign in.",
} as const;

/** Nothing lacks in the demo but by a trouble that was asked for. */
const TROUBLE = "The demo shows this trouble because of --demo-trouble; without it the way is free.";

interface MissingProps {
	readonly what: keyof typeof LACKING;
	readonly tight: boolean;
	readonly canDemo: boolean;
	readonly columns: number;
}

function Missing({ what, tight, canDemo, columns }: MissingProps) {
	return (
		<Box flexDirection={tight ? "column-reverse" : "column"}>
			<Prose text={canDemo ? LACKING[what] : TROUBLE} columns={columns} />
			{canDemo ? (
				<DemoProse name="Enter" tight={tight} columns={columns} />
			) : (
				<KeyProse name="Enter" does="checks again." columns={columns} />
			)}
		</Box>
	);
}
