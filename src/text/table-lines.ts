import { padded, widthOf } from "./fit.ts";

/** Rows of cells as lines with their columns below each other. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => widthOf(row[place] ?? ""))));
	return rows.map((row) =>
		row
			.map((cell, place) => padded(cell, widths[place] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}
