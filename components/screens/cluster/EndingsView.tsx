import { Text } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useCostsOf } from "../../../hooks/use-standing-cost.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { type AskedVerb, refusalOf } from "../../../src/console/cluster-words.ts";
import { ENDING_ROWS, endingsOf } from "../../../src/console/endings.ts";
import { verbWords } from "../../../src/console/own-commands.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, ctrlC, type KeyRow } from "../../../src/keys/key-row.ts";
import { ownCommand } from "../../../src/settings.ts";
import { SideBySide } from "../../ui/SideBySide.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";

interface EndingsViewProps {
	readonly head: PageHead;
	readonly engine: Engine;
	readonly of: ClusterView;
	readonly configPath: string;
	/** Leads to the question of this ending: nothing is done before that has its yes. */
	readonly onChoose: (verb: AskedVerb) => void;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

const COPIES = "copies the command that leads to the same question without the screens";

/** Three ways to end a cluster, side by side. */
export function EndingsView({ head, engine, of, configPath, onChoose, onClose, onQuit }: EndingsViewProps) {
	const held = useHoldings(engine, of, configPath);
	const { cost } = useCostsOf(of, held);
	const { settings } = useServices();
	const { width } = usePageArea();
	const [chosen, setChosen] = useState<number>();
	const leave = [closeRow(onClose), ctrlC(onQuit)];
	const endings = held
		? endingsOf(of, held, cost).map((one) => ({ ...one, not: refusalOf(of, one.verb) }))
		: [];
	const first = endings.findIndex(({ not }) => not === undefined);
	const at = chosen ?? Math.max(0, first);
	const under = endings[at];
	const copy = useCopy(under ? [ownCommand(settings, verbWords(under.verb, of))] : [], COPIES);
	if (held === undefined) {
		return <WaitPage head={head} keys={leave} label="Asking AWS what belongs to it …" />;
	}
	const move = (by: number) => () => setChosen(Math.max(0, Math.min(endings.length - 1, at + by)));
	const keys: KeyRow[] = [
		{ keys: ["left", "up"], label: "choose", shown: "←→", does: move(-1) },
		{ keys: ["right", "down"], does: move(1) },
		{
			keys: ["enter"],
			label: "go on to its question",
			not: under?.not,
			does: () => under && onChoose(under.verb),
		},
		...endings.map(({ key, title, verb, not }) => ({
			keys: [key],
			help: `go on to the question: ${title}`,
			not,
			does: () => onChoose(verb),
		})),
		copy,
		...leave,
	];
	return (
		<KeyedPage head={head} keys={keys} about={{ title: `Three ways to end ${of.name}`, paragraphs: [] }}>
			<Text bold>{`What of ${of.name} is to end? Nothing ends before you have said yes.`}</Text>
			<Text> </Text>
			<SideBySide rows={ENDING_ROWS} sides={endings} at={at} columns={width} />
		</KeyedPage>
	);
}
