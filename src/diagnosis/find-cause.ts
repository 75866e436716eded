import type { Cause } from "./cause.ts";
import { causes } from "./causes.ts";

/** What `…` in a sign may stand for: not the end of a sentence or line, and not a whole page. */
const GAP = "(?:(?!\\.\\s|\\n)[^]){0,400}?";

interface Sign {
	readonly pattern: RegExp;
	readonly length: number;
	readonly cause: Cause;
}

const RANKS = { frame: 1, signal: 2, pointer: 3 } as const;

let signs: readonly Sign[] | undefined;

/**
 * The known cause that a text tells of; undefined when it tells of none. Of several the one that is said first,
 * and of those the one with the longer sign; words that only surround a reason yield to any other.
 */
export function causeOf(text: string): Cause | undefined {
	let best: { readonly rank: readonly number[]; readonly cause: Cause } | undefined;
	signs ??= causes.flatMap(signsOf);
	for (const { pattern, length, cause } of signs) {
		const at = text.search(pattern);
		if (at < 0) continue;
		const rank = [cause.role === undefined ? 0 : RANKS[cause.role], at, -length];
		if (best === undefined || isBefore(rank, best.rank)) best = { rank, cause };
	}
	return best?.cause;
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
