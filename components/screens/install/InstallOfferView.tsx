import { Box, Text } from "ink";
import type { InstallOffer } from "../../../hooks/use-install-offer.ts";
import { planText } from "../../../src/install/install-words.ts";
import { visibleRows } from "../../../src/list/list-state.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { KeyProse, Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { DemoProse } from "../start/DemoProse.tsx";

interface InstallOfferViewProps {
	readonly install: InstallOffer;
	readonly home: string;
	/** True where every row counts: what Enter does stands first. */
	readonly tight: boolean;
	readonly canDemo: boolean;
	readonly columns: number;
}

/** What speaks for a version stands beside it. */
const WIDE_COLUMNS = 74;

/** Below the checks when no pcluster works here: firstlight would install one. */
export function InstallOfferView({ install, home, tight, canDemo, columns }: InstallOfferViewProps) {
	const { list, state, possible, byEnter } = install;
	const demoByEnter = !byEnter || state === "impossible";
	const demoFirst = tight && demoByEnter;
	const rows = visibleRows(list.state);
	// Else the one under the cursor is told below them.
	const isWide = columns >= WIDE_COLUMNS;
	const why = rows.find(({ current }) => current)?.option.value.why ?? "";
	// The cursor stands only where Enter does what its row says.
	const markOf = (current: boolean) =>
		demoByEnter ? (current ? MARKS.ticked : MARKS.unticked) : current ? MARKS.cursor : " ";
	const demo = canDemo ? (
		<DemoProse name={demoByEnter ? "Enter" : "d"} tight={tight} columns={columns} />
	) : undefined;
	return (
		<Box flexDirection="column">
			{demoFirst ? demo : undefined}
			{possible ? (
				<KeyProse
					name={byEnter ? "Enter" : "i"}
					does="installs pcluster, in a folder of firstlight's own:"
					columns={columns}
				/>
			) : (
				<Prose text="firstlight installs pcluster, in a folder of its own:" columns={columns} />
			)}
			{rows.map(({ option: { key, value }, current }) => (
				<Text key={key} wrap="truncate" bold={current}>
					{`${markOf(current)} ParallelCluster ${key}  `}
					{isWide ? <Text dimColor>{value.why}</Text> : undefined}
				</Text>
			))}
			{isWide ? undefined : <Prose dimColor text={why} columns={columns} />}
			<Room install={install} home={home} columns={columns} />
			{demoFirst ? undefined : demo}
		</Box>
	);
}

/** What it takes, or why it cannot be done. */
function Room({ install, home, columns }: Pick<InstallOfferViewProps, "install" | "home" | "columns">) {
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
