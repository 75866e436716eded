import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { verbQuestion } from "../../../src/app/verb-question.ts";
import { NOTHING_KNOWN, type Subject } from "../../../src/cluster/holdings.ts";
import type { Engine } from "../../../src/services.ts";
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
	const question = verbQuestion(verb, subject, held ?? NOTHING_KNOWN);
	const { title, body, money, does, no, typed, keeps } = question;
	const waiting = held === undefined ? "AWS is being asked what belongs to it." : undefined;
	const refused = not ?? waiting;
	return (
		<Ask
			title={title}
			body={held === undefined ? [{ text: "Asking AWS what belongs to it …" }] : body}
			money={money}
			yes={{ does }}
			no={no}
			{...(typed === undefined ? {} : { typed })}
			{...(refused === undefined ? {} : { not: refused })}
			columns={columns - 4}
			rows={rows - (rows >= 20 ? 5 : 4)}
			onYes={() => onYes(keeps)}
			onNo={onNo}
		/>
	);
}
