import { Box, Text } from "ink";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import type { ClustersView } from "../../../src/cluster/cluster-view.ts";
import type { StartOffer } from "../../../src/start/start-offer.ts";
import { COLOURS } from "../../theme.ts";
import { ClusterList } from "../../ui/ClusterList.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { InstallOfferView } from "../install/InstallOfferView.tsx";

interface OfferProps {
	readonly offer: StartOffer;
	readonly view: ClustersView | undefined;
	readonly cursor: number;
	readonly now: Date;
	readonly columns: number;
	readonly height: number;
	readonly canDemo: boolean;
	/** Undefined when there is nothing to install. */
	readonly install: InstallOffer | undefined;
	/** The user's home folder. */
	readonly home: string;
}

/** Below the checks: what can be done now, in one or two sentences, or the clusters that were found. */
export function Offer(props: OfferProps) {
	const { offer, view } = props;
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2}>
			<Main {...props} />
			{view?.trouble ? (
				<Notice tone="warn" text={`Could not look for clusters: ${view.trouble.message}`} />
			) : undefined}
			{offer.kind !== "missing" && view?.source === "pcluster" ? (
				<Text dimColor>Your account may not read stacks, so this list is what pcluster says.</Text>
			) : undefined}
		</Box>
	);
}

function Main({ offer, view, cursor, now, columns, height, canDemo, install, home }: OfferProps) {
	switch (offer.kind) {
		case "checking":
			return <Text dimColor>One moment …</Text>;
		case "missing":
			if (install === undefined) return <Missing what={offer.what} canDemo={canDemo} />;
			return <InstallOfferView install={install} home={home} canDemo={canDemo} />;
		case "looking":
			return <Spinner label={`Looking for clusters in ${offer.region} …`} />;
		case "set-up":
			return <SetUp region={offer.region} looked={view !== undefined && view.trouble === undefined} />;
		case "clusters":
			return (
				<Box flexDirection="column" flexShrink={0}>
					<Text bold>{`Clusters in ${offer.region}`}</Text>
					<ClusterList
						clusters={offer.clusters}
						cursor={cursor}
						now={now}
						columns={columns - 2}
						height={height}
						active
					/>
				</Box>
			);
	}
}

function SetUp({ region, looked }: { region: string | undefined; looked: boolean }) {
	const found = region !== undefined && looked ? `No cluster in ${region} yet. ` : "";
	return (
		<Text>
			{found}
			<Key name="Enter" /> sets one up: some questions, mostly answered by Enter. Nothing is made and nothing
			costs before you say so at the end.
		</Text>
	);
}

const LACKING = {
	pcluster: "Without pcluster no cluster can be made from here.",
	credentials: "Without credentials AWS shows nothing.",
	both: "That is how most people start.",
} as const;

function Missing({ what, canDemo }: { what: keyof typeof LACKING; canDemo: boolean }) {
	return (
		<Text>
			{`${LACKING[what]} `}
			{canDemo ? (
				<Text>
					<Key name="Enter" /> opens the demo: the whole way on a pretend account. Nothing real, no cost.
				</Text>
			) : (
				<Text>
					<Key name="Enter" /> checks again.
				</Text>
			)}
		</Text>
	);
}

function Key({ name }: { name: string }) {
	return (
		<Text bold color={COLOURS.accent}>
			{name}
		</Text>
	);
}
