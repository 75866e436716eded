import { Box, Text } from "ink";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import { planText } from "../../../src/install/install-words.ts";
import { plainText } from "../../../src/text/plain.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { Spinner } from "../../ui/Spinner.tsx";

interface InstallOfferViewProps {
	readonly install: InstallOffer;
	readonly home: string;
	readonly canDemo: boolean;
}

/** Below the checks when no pcluster works here: firstlight would install one. */
export function InstallOfferView({ install, home, canDemo }: InstallOfferViewProps) {
	const { offered, picker, state, possible, byEnter } = install;
	const demoByEnter = !byEnter || state === "impossible";
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text>
				{possible ? (
					<Text>
						<Key name={byEnter ? "Enter" : "i"} /> installs it, in a folder of firstlight's own:
					</Text>
				) : (
					"firstlight installs it, in a folder of its own:"
				)}
			</Text>
			{offered.map(({ version, why }, place) => (
				<Text key={version} wrap="truncate" bold={place === picker.index}>
					{`${place === picker.index ? MARKS.cursor : " "} ParallelCluster ${version}  `}
					<Text dimColor>{why}</Text>
				</Text>
			))}
			<Room install={install} home={home} />
			{canDemo ? (
				<Text>
					<Key name={demoByEnter ? "Enter" : "d"} /> opens the demo: the whole way on a pretend account.
					Nothing real, no cost.
				</Text>
			) : undefined}
		</Box>
	);
}

/** What it takes, or why it cannot be done. */
function Room({ install, home }: { install: InstallOffer; home: string }) {
	const { plan } = install;
	if (plan.at === "asking") return <Spinner label="Looking for a Python that fits …" />;
	const value = plan.at === "known" ? plan.value : undefined;
	if (value?.possible) return <Text>{`${planText(value, home)} Nothing else is changed.`}</Text>;
	const error = plan.at === "failed" ? plan.error : value?.why;
	if (error === undefined) return undefined;
	return (
		<Box flexDirection="column">
			<Text color={COLOURS.bad}>{plainText(error.message)}</Text>
			{error.hint ? <Text bold>{plainText(error.hint)}</Text> : undefined}
		</Box>
	);
}

function Key({ name }: { name: string }) {
	return (
		<Text bold color={COLOURS.accent}>
			{name}
		</Text>
	);
}
