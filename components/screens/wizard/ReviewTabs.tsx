import { Text } from "ink";
import { widthOf } from "../../../src/text/fit.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import type { PartId } from "./ReviewPanes.tsx";

interface ReviewTabsProps {
	readonly active: PartId;
	readonly columns: number;
	/** True when all parts stand on the screen at once. */
	readonly wide: boolean;
}

const SHORT = { plan: "Plan", file: "File", checks: "Checks" };

/** What the line says, from the roomiest to what has room on the smallest terminal. */
const LINES: readonly {
	readonly question: string;
	readonly names: Readonly<Record<PartId, string>>;
	readonly key: string;
	readonly gap: number;
}[] = [
	{
		question: "Is this what you want?",
		names: { plan: "Plan and cost", file: "Config file", checks: "Checks" },
		key: "   (tab)",
		gap: 3,
	},
	{ question: "Is this what you want?", names: SHORT, key: "", gap: 3 },
	{ question: "Is this right?", names: SHORT, key: "", gap: 1 },
];

/** The question of the review, and its parts where one stands on the screen at a time. */
export function ReviewTabs({ active, columns, wide }: ReviewTabsProps) {
	if (wide)
		return <Text bold>Is this the cluster you want? Nothing is written or created before you say so.</Text>;
	const drawn = LINES.map(({ question, names, key, gap }) => ({
		question,
		key,
		tabs: Object.entries(names).map(([id, name]) => ({
			isActive: id === active,
			text: `${" ".repeat(gap)}${id === active ? MARKS.cursor : " "} ${name}`,
		})),
	}));
	const fits = ({ question, tabs, key }: (typeof drawn)[number]) =>
		widthOf([question, ...tabs.map(({ text }) => text), key].join("")) <= columns;
	const line = drawn.find(fits);
	return (
		<Text wrap="truncate">
			<Text bold>{line?.question}</Text>
			{line?.tabs.map(({ text, isActive }) => (
				<Text
					key={text.trim()}
					bold={isActive}
					dimColor={!isActive}
					{...(isActive ? { color: COLOURS.accent } : {})}
				>
					{text}
				</Text>
			))}
			<Text dimColor>{line?.key}</Text>
		</Text>
	);
}
