import { Box } from "ink";
import { useCallback } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { useTypedEntry } from "../../../hooks/use-typed-entry.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import { budgetCommand, budgetUsd, budgetWords } from "../../../src/cost/budget.ts";
import { costNow } from "../../../src/cost/cost-words.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { dueIn, hoursFrom, reminderQuestion } from "../../../src/flow/reminder.ts";
import { ctrlC } from "../../../src/keys/key-row.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { ROOMY_ROWS } from "../../theme.ts";
import { FittingCommand } from "../../ui/FittingCommand.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { TypedLine } from "../../ui/TypedLine.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface ReminderViewProps {
	readonly head: PageHead;
	readonly of: ClusterView;
	/** Undefined until it has been reckoned. */
	readonly cost: Estimate | undefined;
	readonly onRemind: (due: Date) => void;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** Offers to ring in some hours, and the command by which AWS itself watches the bill. */
export function ReminderView({ head, of, cost, onRemind, onClose, onQuit }: ReminderViewProps) {
	const { ports, settings } = useServices();
	const { identity, clock } = ports;
	const { rows } = useTerminalSize();
	const { width, height } = usePageArea();
	const { region } = of;
	const ask = useCallback((signal: AbortSignal) => identity.caller(region, signal), [identity, region]);
	const account = newestOf(useAsked(ask).answer)?.account;
	const usd = budgetUsd(cost?.totals.working.perHour ?? 0);
	const command = budgetCommand(account, usd, { region, profile: settings.profile });
	const entry = useTypedEntry({
		parse: hoursFrom,
		onValue: (hours) => onRemind(dueIn(hours, clock.now())),
		onCancel: onClose,
		labels: { accept: "remind me", cancel: "back" },
		start: "2",
	});
	const copy = useCopy([command], "copies the command for AWS");
	const question = reminderQuestion(of.name, cost && costNow(cost));
	const words = `It rings only while it is open. ${budgetWords(usd)}`;
	const used = [question, words].flatMap((text) => wrap(text, readable(width))).length + 1;
	return (
		<KeyedPage
			head={head}
			keys={[...entry.keys, copy, ctrlC(onQuit)]}
			typing={entry.typing}
			about={{ title: "A reminder of what it costs", paragraphs: [] }}
		>
			<Box flexDirection="column" rowGap={rows < ROOMY_ROWS ? 0 : 1}>
				<TypedLine label={question} entry={entry} columns={width} />
				<Prose text={words} columns={width} />
				<FittingCommand command={command} columns={width} rows={height - used} />
			</Box>
		</KeyedPage>
	);
}
