import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useCostOf } from "../../../hooks/use-standing-cost.ts";
import type { Subject } from "../../../src/cluster/holdings.ts";
import type { AskedVerb } from "../../../src/console/cluster-words.ts";
import { BILL_AFTER } from "../../../src/console/endings.ts";
import { verbQuestion } from "../../../src/console/verb-question.ts";
import { costChange } from "../../../src/cost/cost-words.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import { AskPage } from "../AskPage.tsx";
import type { PageHead } from "../KeyedPage.tsx";
import { WaitPage } from "../WaitPage.tsx";

interface VerbAskProps {
	readonly head: PageHead;
	readonly engine: Engine;
	readonly verb: AskedVerb;
	/** The cluster as it was when the question was opened: the answer is for this one alone. */
	readonly subject: Subject;
	readonly configPath: string;
	/** Set: it cannot be done now, and why. */
	readonly not: string | undefined;
	/** `keeps`: what goes on costing after a deletion. */
	readonly onYes: (keeps: readonly string[] | undefined) => void;
	readonly onNo: () => void;
	readonly onQuit: () => void;
}

/** Asks before a cluster is stopped, started or deleted. */
export function VerbAsk({ head, engine, verb, subject, configPath, not, onYes, onNo, onQuit }: VerbAskProps) {
	const held = useHoldings(engine, subject, configPath);
	const cost = useCostOf(subject, held);
	// Nothing can be answered, nor typed, before all is there to be read.
	if (held === undefined) {
		return (
			<WaitPage head={head} keys={[closeRow(onNo), ctrlC(onQuit)]} label="Asking AWS what belongs to it …" />
		);
	}
	const { keeps, does, money, ...question } = verbQuestion(verb, subject, held);
	const change = BILL_AFTER[verb];
	return (
		<AskPage
			head={head}
			{...question}
			money={[...(cost && change ? costChange(cost, change) : []), ...money]}
			yes={{ does }}
			not={not}
			onYes={() => onYes(keeps)}
			onNo={onNo}
			onCtrlC={onQuit}
		/>
	);
}
