import type { Cause } from "./cause.ts";
import { causes } from "./causes.ts";

/** What `…` in a sign may stand for: not the end of a sentence or line, and not a whole page. */
const GAP = "(?:(?!\\.\\s|\\n)[^]){0,400}?";

interface Sign {
	readonly pattern: RegExp;
	readonly length: number;
	readonly cause: Cause;
}

/** A cause that a text tells of, and the place in the text at which it does. */
export interface FoundCause {
	readonly cause: Cause;
	readonly at: number;
}

const RANKS = { frame: 1, signal: 2, pointer: 3 } as const;

/**
 * Finds the cause of a table that a text tells of; undefined when it tells of none. Of several the one that is said
 * first, and of those the one with the longer sign; words that only surround a reason yield to any other.
 */
export function finderIn(table: readonly Cause[]): (text: string) => FoundCause | undefined {
	let signs: readonly Sign[] | undefined;
	return (text) => {
		let best: (FoundCause & { readonly rank: readonly number[] }) | undefined;
		signs ??= table.flatMap(signsOf);
		for (const { pattern, length, cause } of signs) {
			const at = text.search(pattern);
			if (at < 0) continue;
			const rank = [cause.role === undefined ? 0 : RANKS[cause.role], at, -length];
			if (best === undefined || isBefore(rank, best.rank)) best = { rank, cause, at };
		}
		return best;
	};
}

const findAny = finderIn(causes);

/** The known cause that a text of AWS's or pcluster's tells of. */
export function causeOf(text: string): Cause | undefined {
	return findAny(text)?.cause;
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
	const place = one.findIndex((value, at) => value !== other[at]);
	return place >= 0 && (one[place] ?? 0) < (other[place] ?? 0);
}

function signsOf(cause: Cause): Sign[] {
	return cause.signs.map((sign) => ({
		pattern: new RegExp(
			`${/^[a-z]/i.test(sign) ? "\\b" : ""}${sign.split("…").map(literally).join(GAP)}`,
			"i",
		),
		length: sign.length,
		cause,
	}));
}

function literally(part: string): string {
	return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ +/g, "\\s+");
}
