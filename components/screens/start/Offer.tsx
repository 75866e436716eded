import { Box, Text } from "ink";
import type { ClusterList as Clusters } from "../../../hooks/use-cluster-list.ts";
import { useShippedPrices } from "../../../hooks/use-cost.ts";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import type { StartOffer } from "../../../src/start/start-offer.ts";
import { ClusterList } from "../../ui/ClusterList.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { KeyProse, Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { InstallOfferView } from "../install/InstallOfferView.tsx";
import { DemoProse } from "./DemoProse.tsx";

interface OfferProps {
	readonly offer: StartOffer;
	readonly list: Clusters;
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
		<Box flexDirection="column" flexShrink={0} paddingLeft={2}>
			<Main {...props} />
			{view?.trouble ? (
				<Notice
					tone="warn"
					text={`Could not look for clusters: ${view.trouble.message}`}
					columns={columns - 2}
				/>
			) : undefined}
			{offer.kind !== "missing" && view?.source === "pcluster" ? (
				<Prose
					dimColor
					text="Your account may not read stacks, so this list is what pcluster says."
					columns={columns - 4}
				/>
			) : undefined}
		</Box>
	);
}

function Main({ offer, list, now, columns, height, tight, canDemo, install, home }: OfferProps) {
	const prices = useShippedPrices(offer.kind === "clusters" ? offer.region : undefined);
	switch (offer.kind) {
		case "checking":
			return <Text dimColor>One moment …</Text>;
		case "missing":
			if (install === undefined)
				return <Missing what={offer.what} tight={tight} canDemo={canDemo} columns={columns - 4} />;
			return (
				<InstallOfferView
					install={install}
					home={home}
					tight={tight}
					canDemo={canDemo}
					columns={columns - 4}
				/>
			);
		case "looking":
			return <Spinner label={`Looking for clusters in ${offer.region} …`} />;
		case "set-up":
			return (
				<SetUp
					region={list.view !== undefined && list.view.trouble === undefined ? offer.region : undefined}
					columns={columns - 4}
				/>
			);
		case "clusters":
			return (
				<Box flexDirection="column" flexShrink={0}>
					<Text bold>{`Clusters in ${offer.region}`}</Text>
					<ClusterList state={list.state} now={now} prices={prices} columns={columns - 2} height={height} />
				</Box>
			);
	}
}

/** `region`: where none was found. */
function SetUp({ region, columns }: { region: string | undefined; columns: number }) {
	return (
		<>
			{region === undefined ? undefined : <Prose text={`No cluster in ${region} yet.`} columns={columns} />}
			<KeyProse
				name="Enter"
				does="sets one up: some questions, mostly answered by Enter. Nothing is made and nothing costs before you say so at the end."
				columns={columns}
			/>
		</>
	);
}

const LACKING = {
	pcluster: "Without pcluster no cluster can be made from here.",
	credentials: "Without credentials AWS shows nothing. s shows the ways to sign in.",
	both: "That is how most people start. s shows the ways to sign in.",
} as const;

interface MissingProps {
	readonly what: keyof typeof LACKING;
	readonly tight: boolean;
	readonly canDemo: boolean;
	readonly columns: number;
}

function Missing({ what, tight, canDemo, columns }: MissingProps) {
	return (
		<Box flexDirection={tight ? "column-reverse" : "column"} flexShrink={0}>
			<Prose text={LACKING[what]} columns={columns} />
			{canDemo ? (
				<DemoProse name="Enter" tight={tight} columns={columns} />
			) : (
				<KeyProse name="Enter" does="checks again." columns={columns} />
			)}
		</Box>
	);
}
