import { useServices } from "../../../hooks/services-context.tsx";
import { useBound } from "../../../hooks/use-bound.ts";
import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useCostsOf } from "../../../hooks/use-standing-cost.ts";
import type { Subject } from "../../../src/cluster/holdings.ts";
import type { AskedVerb } from "../../../src/console/cluster-words.ts";
import { verbWords } from "../../../src/console/own-commands.ts";
import { questionMoney } from "../../../src/console/question-money.ts";
import { verbQuestion } from "../../../src/console/verb-question.ts";
import { costNow } from "../../../src/cost/cost-words.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import type { RunRequest } from "../../../src/runs/run.ts";
import { ownCommand } from "../../../src/settings.ts";
import { AskPage, QuestionPage } from "../AskPage.tsx";
import { BoundAsk } from "../BoundAsk.tsx";
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
	readonly onYes: (asked: Pick<RunRequest, "keeps" | "agreed">) => void;
	readonly onNo: () => void;
	readonly onQuit: () => void;
}

/** Asks before a cluster is stopped, started or deleted. */
export function VerbAsk({ head, engine, verb, subject, configPath, not, onYes, onNo, onQuit }: VerbAskProps) {
	const { settings } = useServices();
	const held = useHoldings(engine, subject, configPath);
	const { cost, started } = useCostsOf(subject, held);
	const { isRead, above } = useBound(verb === "start" ? started?.totals.working : undefined, false);
	// Nothing can be answered, nor typed, before all is there to be read.
	if (held === undefined || !isRead) {
		return (
			<WaitPage head={head} keys={[closeRow(onNo), ctrlC(onQuit)]} label="Asking AWS what belongs to it …" />
		);
	}
	const { keeps, does, money, body, ...question } = verbQuestion(verb, subject, held);
	const own = ownCommand(settings, verbWords(verb, subject));
	if (above) {
		return (
			<QuestionPage head={head}>
				{(room) => <BoundAsk name={subject.name} {...above} {...room} onNo={onNo} onCtrlC={onQuit} />}
			</QuestionPage>
		);
	}
	const said = [...questionMoney(verb, cost, started), ...money];
	return (
		<AskPage
			head={head}
			{...question}
			body={[...body, { text: `The same by a command: ${own}`, dim: true }]}
			money={said}
			yes={{ does }}
			not={not}
			onYes={() => onYes({ keeps, agreed: { rate: cost && costNow(cost), money: said } })}
			onNo={onNo}
			onCtrlC={onQuit}
		/>
	);
}
