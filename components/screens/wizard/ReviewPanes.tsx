import { Box } from "ink";
import { WIDE_COLUMNS } from "../../theme.ts";
import { lowestTop, type PaneLine, ScrollPane } from "../../ui/ScrollPane.tsx";

export type PartId = "plan" | "file" | "checks";

/** One part of the review; its lines are broken to the width that `paneSizes` names. */
export interface Part {
	readonly id: PartId;
	readonly title: string;
	readonly lines: readonly PaneLine[];
}

interface Size {
	readonly columns: number;
	readonly rows: number;
}

export interface PaneSizes {
	/** True when all three stand on the screen at once. */
	readonly wide: boolean;
	readonly sizes: Readonly<Record<PartId, Size>>;
}

/** Of the rows the plan gets so many, at most, where file and checks stand below it. */
const PLAN_SHARE = 0.6;

/** How large each part is: all three on a wide terminal, else one at a time. */
export function paneSizes(width: number, height: number): PaneSizes {
	const whole = { columns: width, rows: Math.max(2, height) };
	if (width + 2 < WIDE_COLUMNS || height < 20) {
		return { wide: false, sizes: { plan: whole, file: whole, checks: whole } };
	}
	const planRows = Math.floor(height * PLAN_SHARE);
	const rows = height - planRows - 1;
	const left = Math.floor((width - 3) * 0.5);
	return {
		wide: true,
		sizes: {
			plan: { columns: width, rows: planRows },
			file: { columns: left, rows },
			checks: { columns: width - 3 - left, rows },
		},
	};
}

interface ReviewPanesProps {
	readonly parts: readonly [plan: Part, file: Part, checks: Part];
	readonly panes: PaneSizes;
	readonly active: PartId;
	readonly tops: Readonly<Record<PartId, number>>;
}

/** The plan, below it file and checks side by side; or the active one alone. */
export function ReviewPanes({ parts, panes, active, tops }: ReviewPanesProps) {
	const pane = (part: Part) => (
		<ScrollPane
			key={part.id}
			title={part.title}
			lines={part.lines}
			top={tops[part.id]}
			columns={panes.sizes[part.id].columns}
			rows={panes.sizes[part.id].rows}
			active={part.id === active}
		/>
	);
	const [plan, file, checks] = parts;
	if (!panes.wide) return pane(parts.find(({ id }) => id === active) ?? plan);
	return (
		<>
			{pane(plan)}
			<Box paddingTop={1} columnGap={3}>
				{pane(file)}
				{pane(checks)}
			</Box>
		</>
	);
}

/** Where a part's top is after scrolling by `by` rows. */
export function scrolled(part: Part, panes: PaneSizes, top: number, by: number): number {
	const lowest = lowestTop(part.lines, panes.sizes[part.id].rows);
	return Math.max(0, Math.min(lowest, Math.min(top, lowest) + by));
}
