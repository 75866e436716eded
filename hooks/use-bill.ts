import { BILL_LEGEND, billText } from "../src/cost/bill.ts";
import { costNotes } from "../src/cost/cost-words.ts";
import type { Estimate } from "../src/cost/estimate.ts";
import { closeRow, type KeyRow } from "../src/keys/key-row.ts";
import { readable, wrap } from "../src/text/fit.ts";
import { rangeText } from "../src/text/range.ts";
import { useScroll } from "./use-scroll.ts";

export interface Bill {
	/** Over the figures. */
	readonly titles: string;
	/** Of the items, those that are in sight. */
	readonly lines: readonly string[];
	/** Which rows those are; empty where they are all. */
	readonly sight: string;
	/** What the figures mean, and what is not in them. */
	readonly notes: readonly string[];
	readonly keys: readonly KeyRow[];
}

/** The bill in so many rows and columns, and its keys. */
export function useBill(estimate: Estimate, columns: number, rows: number, onClose: () => void): Bill {
	const notes = [BILL_LEGEND, ...costNotes(estimate)].flatMap((note) => wrap(note, readable(columns)));
	const { titles, lines } = billText(estimate, columns);
	// The title and that of the columns stand above.
	const room = Math.max(3, rows - notes.length - 2);
	const { top, keys } = useScroll(lines.length, room);
	const sight = lines.length > room ? rangeText(top, Math.min(room, lines.length - top), lines.length) : "";
	return { titles, lines: lines.slice(top, top + room), sight, notes, keys: [closeRow(onClose), ...keys] };
}
