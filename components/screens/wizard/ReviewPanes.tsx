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

/** More of the checks is a scroll away: those that ask for attention stand first. */
const MOST_CHECK_ROWS = 9;

/** How large each part is: side by side on a wide terminal, else one at a time. */
export function paneSizes(width: number, height: number, checkCount: number): PaneSizes {
	const whole = { columns: width, rows: Math.max(2, height) };
	if (width + 2 < WIDE_COLUMNS || height < 20) {
		return { wide: false, sizes: { plan: whole, file: whole, checks: whole } };
	}
	const checkRows = Math.min(MOST_CHECK_ROWS, checkCount + 1, Math.floor(height / 2));
	const rows = height - checkRows - 1;
	const left = Math.floor((width - 3) * 0.5);
	return {
		wide: true,
		sizes: {
			plan: { columns: left, rows },
			file: { columns: width - 3 - left, rows },
			checks: { columns: width, rows: checkRows },
		},
	};
}

interface ReviewPanesProps {
	readonly parts: readonly [plan: Part, file: Part, checks: Part];
	readonly panes: PaneSizes;
	readonly active: PartId;
	readonly tops: Readonly<Record<PartId, number>>;
}

/** Plan left, file right, checks below; or the active one alone. */
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
			<Box columnGap={3}>
				{pane(plan)}
				{pane(file)}
			</Box>
			<Box paddingTop={1}>{pane(checks)}</Box>
		</>
	);
}

/** Where a part's top is after scrolling by `by` rows. */
export function scrolled(part: Part, panes: PaneSizes, top: number, by: number): number {
	const lowest = lowestTop(part.lines, panes.sizes[part.id].rows);
	return Math.max(0, Math.min(lowest, Math.min(top, lowest) + by));
}
