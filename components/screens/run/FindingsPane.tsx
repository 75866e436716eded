import type { Finding } from "../../../src/diagnosis/findings.ts";
import { findingCounts, findingLines } from "../../../src/progress/finding-lines.ts";
import { type PaneLine, ScrollPane } from "../../ui/ScrollPane.tsx";

interface FindingsPaneProps {
	readonly findings: readonly Finding[];
	readonly columns: number;
	/** Rows with the title. */
	readonly rows: number;
	/** The first row shown. */
	readonly top: number;
}

/** All that pcluster's check of the config noticed, one below the other. */
export function FindingsPane({ findings, columns, rows, top }: FindingsPaneProps) {
	const lines = findingLines(findings, columns).map(
		({ tone, ...line }): PaneLine => (tone === undefined ? line : { ...line, tone }),
	);
	return (
		<ScrollPane
			title={`pcluster's check: ${findingCounts(findings) || "only notes"}`}
			lines={lines}
			top={top}
			columns={columns}
			rows={rows}
			active
		/>
	);
}
