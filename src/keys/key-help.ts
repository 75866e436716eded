import { padded, readable, widthOf, wrapBeside, wrapHanging } from "../text/fit.ts";
import { helpOf, type KeyRow } from "./key-row.ts";

/** What a screen is about, for its help. */
export interface About {
	readonly title: string;
	readonly paragraphs: readonly string[];
}

/** The help of a screen in so many columns: its words, then its keys. */
export function helpLines({ paragraphs }: About, rows: readonly KeyRow[], columns: number): string[] {
	const width = readable(columns);
	const keys = helpOf(rows);
	const first = Math.max(...keys.map(({ shown }) => widthOf(shown))) + 4;
	return [
		...paragraphs
			.filter((text) => text !== "")
			.flatMap((text) => [...text.split("\n").flatMap((line) => wrapHanging(line, width)), ""]),
		"Keys",
		...keys.flatMap(({ shown, label }) => wrapBeside(padded(`  ${shown}`, first), label, width)),
	];
}
