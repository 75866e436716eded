import { dataIn, type Outside } from "./plain.ts";

/** Some whole lines of a file, and where they stand in it, in bytes. */
export interface Stretch {
	readonly text: Outside;
	readonly from: number;
	readonly until: number;
	/** Of the whole file. */
	readonly size: number;
}

/** Which stretch is wanted: the one that begins there, or that ends there. */
export type StretchAt = { readonly from: number } | { readonly until: number };

/** Reads a stretch; undefined: there is no such file. */
export type ReadStretch = (at: StretchAt, signal?: AbortSignal) => Promise<Stretch | undefined>;

/** So many stretches that lie side by side are held at once. */
const MOST = 3;

/** Where a file begins and ends, whatever its size. */
export const FILE_START: StretchAt = { from: 0 };
export const FILE_END: StretchAt = { until: Number.POSITIVE_INFINITY };

/** A text that is read whole, as the one stretch of itself. */
export function inOneStretch(read: (signal: AbortSignal) => Promise<Outside | undefined>): ReadStretch {
	return async (at, signal = NEVER) => {
		const isBeside = "from" in at ? at.from > 0 : at.until === 0;
		const text = isBeside ? undefined : await read(signal);
		return text === undefined ? undefined : { text, from: 0, until: 1, size: 1 };
	};
}

const NEVER = new AbortController().signal;

/** True where nothing of the file lies before or behind what is held. */
export function isWholeFile(held: readonly Stretch[]): boolean {
	const [first, last] = [held[0], held.at(-1)];
	return first?.from === 0 && last !== undefined && last.until >= last.size;
}

/** What is held with one more stretch before it (`by` -1) or behind it; undefined where there is none. */
export async function turned(
	read: ReadStretch,
	held: readonly Stretch[],
	by: 1 | -1,
): Promise<readonly Stretch[] | undefined> {
	const next = await read(besideOf(held, by));
	if (next === undefined || next.until <= next.from) return undefined;
	return by === 1 ? [...held, next].slice(-MOST) : [next, ...held].slice(0, MOST);
}

/** The next stretch besides those held in which `holds` finds something, round and round; undefined: there is none. */
export async function sought(
	read: ReadStretch,
	held: readonly Stretch[],
	by: 1 | -1,
	holds: (stretch: Stretch) => boolean,
): Promise<Stretch | undefined> {
	const [from, until] = [held[0]?.from ?? 0, held.at(-1)?.until ?? 0];
	let isRound = false;
	for (let at = besideOf(held, by); ; ) {
		const next = await read(at);
		if (next === undefined || next.until <= next.from) {
			if (isRound) return undefined;
			isRound = true;
			at = by === 1 ? FILE_START : FILE_END;
		} else {
			if (isRound && (by === 1 ? next.from >= from : next.until <= until)) return undefined;
			if (holds(next)) return next;
			at = besideOf([next], by);
		}
	}
}

function besideOf(held: readonly Stretch[], by: 1 | -1): StretchAt {
	return by === 1 ? { from: held.at(-1)?.until ?? 0 } : { until: held[0]?.from ?? 0 };
}

/** How far into the file a share of what is held lies: "37 % of 4.2 MB". */
export function placeText(held: readonly Stretch[], share: number): string {
	const [from, until] = [held[0]?.from ?? 0, held.at(-1)?.until ?? 0];
	const size = Math.max(1, held.at(-1)?.size ?? 1);
	return `${Math.round(((from + share * (until - from)) / size) * 100)} % of ${(size / 1e6).toFixed(1)} MB`;
}

/** True where `query` stands in it, however it is written. */
export function holdsText({ text }: Stretch, query: string): boolean {
	return dataIn(text).toLowerCase().includes(query.toLowerCase());
}
