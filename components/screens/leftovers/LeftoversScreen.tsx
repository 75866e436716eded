import { Text } from "ink";
import { useCallback, useMemo } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useFitted, useList } from "../../../hooks/use-list.ts";
import { useSweep } from "../../../hooks/use-sweep.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { type KeyRow, quitRow } from "../../../src/keys/key-row.ts";
import type { Leftover } from "../../../src/leftovers/leftover.ts";
import { leftoverCost, leftoversTotal, unreadLines } from "../../../src/leftovers/leftover-words.ts";
import { type Swept, sweepLeftovers } from "../../../src/leftovers/sweep.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import { currentOption, visibleRows } from "../../../src/list/list-state.ts";
import type { Option } from "../../../src/list/option.ts";
import { readable, widthOf, wrap } from "../../../src/text/fit.ts";
import { rangeText } from "../../../src/text/range.ts";
import { COLOURS, ROOMY_ROWS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ListView, listWidths } from "../../ui/ListView.tsx";
import { KeyedPage } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { SweepHead, sweepHeadRows } from "./SweepHead.tsx";

interface LeftoversScreenProps {
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const TITLES = ["Costs", "What", "Region"];
const TITLE = "What may have stayed of clusters, and goes on costing";
const NONE: readonly Leftover[] = [];
/** Fewest rows of the list, with that of how much of it is in sight. */
const LEAST = 2;
/** Blank rows, and that of the titles. */
const AIR = 3;
/** The same where rows are few: headings, and what could not be read, are then told by `?` alone. */
const SHORT_AIR = 1;
const NO_TITLES = TITLES.map(() => "");

const ABOUT = [
	"firstlight looks in every region that is switched on, and removes nothing of this: a volume that no machine holds is mostly somebody's data.",
	"Each row has the command to remove it, to be run in a shell once you are sure. What a cluster uses that is there is not in the list.",
];

/** What goes on costing in all regions, each with what it was for and the command that removes it. */
export function LeftoversScreen({ onBack, onQuit }: LeftoversScreenProps) {
	const { settings, ports } = useServices();
	const { rows } = useTerminalSize();
	const { width, height: most } = usePageArea();
	const look = useCallback(
		(tell: (swept: Swept<Leftover>) => void, signal: AbortSignal) =>
			sweepLeftovers(ports, settings.profile, tell, signal),
		[ports, settings.profile],
	);
	const sweep = useSweep(look);
	const { swept, asking, again } = sweep;
	const found = swept?.found ?? NONE;
	const options = useMemo(() => found.map(optionOf), [found]);
	const list = useList(options, { suggested: [] });
	const current = currentOption(list.state)?.value;
	const copy = useCopy(current ? [current.command] : [], "copies the command of the row under the cursor");
	const keys: KeyRow[] = [
		...moveRows(list.dispatch),
		copy,
		{ keys: ["r"], label: "look again", not: asking ? "AWS is still being asked." : undefined, does: again },
		{ keys: ["escape", "enter"], label: "back", does: onBack },
		quitRow(onQuit),
	];
	const sum = swept ? leftoversTotal(swept) : "";
	const unread = swept ? unreadLines(swept.unread, swept.of) : [];
	const isShort = rows < ROOMY_ROWS;
	const told = isShort ? [] : unread;
	const titles = isShort ? NO_TITLES : TITLES;
	const title = isShort && current ? "" : TITLE;
	const head = { title, sweep, sum, unread: told, columns: width };
	const [, whatColumns = 0] = listWidths(titles, [], options, width);
	const details = current ? detailLines(current, width, whatColumns) : [];
	const air = isShort ? SHORT_AIR : AIR;
	const room = Math.max(LEAST, most - sweepHeadRows(head) - details.length - air);
	const height = options.length > room ? room - 1 : room;
	const shown = useFitted(list, height);
	const lines = visibleRows(shown);
	return (
		<KeyedPage
			head={{ parts: ["all regions", settings.profile] }}
			keys={keys}
			about={{ title: TITLE, paragraphs: [...ABOUT, ...unread] }}
		>
			<SweepHead {...head} />
			{current === undefined ? undefined : (
				<>
					{isShort ? undefined : <Text> </Text>}
					<ListView
						titles={titles}
						rows={lines.map(({ option, current: lit }) => ({
							key: option.key,
							cells: option.cells,
							current: lit,
						}))}
						sample={options}
						columns={width}
						label={TITLE}
					/>
					{options.length > height ? (
						<Text dimColor>{`  ${rangeText(shown.top, lines.length, options.length)}`}</Text>
					) : undefined}
					<Text> </Text>
					{details.map(({ text, command }) => (
						<Lines key={text} lines={[text]} {...(command ? { color: COLOURS.accent } : {})} />
					))}
				</>
			)}
		</KeyedPage>
	);
}

function optionOf(one: Leftover): Option<Leftover> {
	return {
		key: `${one.kind} ${one.region} ${one.id}`,
		value: one,
		cells: [leftoverCost(one), one.what, one.region],
	};
}

/** The row under the cursor in full: what the list cut of it, what it was for, the command, and what is lost with it. */
function detailLines({ what, wasFor, does, command, loses }: Leftover, width: number, whatColumns: number) {
	const lines = (text: string, isCommand = false) =>
		wrap(text, isCommand ? width : readable(width)).map((line) => ({ text: line, command: isCommand }));
	const about = widthOf(what) > whatColumns ? `${what}. ${wasFor}` : wasFor;
	return [...lines(about), ...lines(`To ${does}, in a shell:`), ...lines(command, true), ...lines(loses)];
}
