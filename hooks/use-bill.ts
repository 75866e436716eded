import { BILL_LEGEND, billRows } from "../src/cost/bill.ts";
import { costNotes } from "../src/cost/cost-words.ts";
import type { Estimate } from "../src/cost/estimate.ts";
import { closeRow, type KeyRow } from "../src/keys/key-row.ts";
import { wrap } from "../src/text/fit.ts";
import { useScroll } from "./use-scroll.ts";

export interface Bill {
	readonly top: number;
	/** Rows for the items. */
	readonly room: number;
	readonly keys: readonly KeyRow[];
}

/** The bill in so many rows and columns: how far it is scrolled, and its keys. */
export function useBill(estimate: Estimate, columns: number, rows: number, onClose: () => void): Bill {
	const notes = [BILL_LEGEND, ...costNotes(estimate)].flatMap((note) => wrap(note, columns)).length;
	const room = Math.max(3, rows - notes - 2);
	const { top, keys } = useScroll(billRows(estimate).length, room);
	return { top, room, keys: [closeRow(onClose), ...keys] };
}
