import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { Subject } from "../../../src/cluster/holdings.ts";
import { verbQuestion } from "../../../src/console/verb-question.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { CLOSE_KEYS } from "../../../src/keys/console-keys.ts";
import { Spinner } from "../../ui/Spinner.tsx";
import { Ask } from "../Ask.tsx";

interface VerbAskProps {
	readonly engine: Engine;
	readonly verb: "stop" | "start" | "delete";
	/** The cluster as it was when the question was opened: the answer is for this one alone. */
	readonly subject: Subject;
	readonly configPath: string;
	/** Set: it cannot be done now, and why. */
	readonly not: string | undefined;
	/** `keeps`: what goes on costing after a deletion. */
	readonly onYes: (keeps: readonly string[] | undefined) => void;
	readonly onNo: () => void;
}

/** Asks before a cluster is stopped, started or deleted. */
export function VerbAsk({ engine, verb, subject, configPath, not, onYes, onNo }: VerbAskProps) {
	const { columns, rows } = useTerminalSize();
	const held = useHoldings(engine, subject, configPath);
	useIntents(CLOSE_KEYS, onNo, held === undefined);
	// Nothing can be answered, nor typed, before all is there to be read.
	if (held === undefined) return <Spinner label="Asking AWS what belongs to it …" />;
	const { title, body, money, does, no, typed, keeps } = verbQuestion(verb, subject, held);
	return (
		<Ask
			title={title}
			body={body}
			money={money}
			yes={{ does }}
			no={no}
			{...(typed === undefined ? {} : { typed })}
			{...(not === undefined ? {} : { not })}
			columns={columns - 4}
			rows={rows - (rows >= 20 ? 5 : 4)}
			onYes={() => onYes(keeps)}
			onNo={onNo}
		/>
	);
}
