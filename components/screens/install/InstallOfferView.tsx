import { Box, Text } from "ink";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import { planText } from "../../../src/install/install-words.ts";
import { visibleRows } from "../../../src/list/list-state.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { KeyProse, Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

interface InstallOfferViewProps {
	readonly install: InstallOffer;
	readonly home: string;
	readonly canDemo: boolean;
	readonly columns: number;
}

/** Below the checks when no pcluster works here: firstlight would install one. */
export function InstallOfferView({ install, home, canDemo, columns }: InstallOfferViewProps) {
	const { list, state, possible, byEnter } = install;
	const demoByEnter = !byEnter || state === "impossible";
	return (
		<Box flexDirection="column" flexShrink={0}>
			{possible ? (
				<KeyProse
					name={byEnter ? "Enter" : "i"}
					does="installs it, in a folder of firstlight's own:"
					columns={columns}
				/>
			) : (
				<Prose text="firstlight installs it, in a folder of its own:" columns={columns} />
			)}
			{visibleRows(list.state).map(({ option: { key, value }, current }) => (
				<Text key={key} wrap="truncate" bold={current}>
					{`${current ? MARKS.cursor : " "} ParallelCluster ${key}  `}
					<Text dimColor>{value.why}</Text>
				</Text>
			))}
			<Room install={install} home={home} columns={columns} />
			{canDemo ? (
				<KeyProse
					name={demoByEnter ? "Enter" : "d"}
					does="opens the demo: the whole way on a pretend account. Nothing real, no cost."
					columns={columns}
				/>
			) : undefined}
		</Box>
	);
}

/** What it takes, or why it cannot be done. */
function Room({ install, home, columns }: Omit<InstallOfferViewProps, "canDemo">) {
	const { plan } = install;
	if (plan.at === "asking") return <Spinner label="Looking for a Python that fits …" />;
	const value = plan.at === "known" ? plan.value : undefined;
	if (value?.possible)
		return <Prose text={`${planText(value, home)} Nothing else is changed.`} columns={columns} />;
	const error = plan.at === "failed" ? plan.error : value?.why;
	if (error === undefined) return undefined;
	return (
		<Box flexDirection="column">
			<Prose color={COLOURS.bad} text={error.message} columns={columns} />
			{error.hint ? <Prose bold text={error.hint} columns={columns} /> : undefined}
		</Box>
	);
}
