import uFuzzy from "@leeoniya/ufuzzy";

/**
 * Finds rows by what the user types: words with a letter wrong or left out, or, where they are too long or too many
 * for that, just as they stand. Built once for a list; each question takes tens of milliseconds at 20,000 rows.
 */
export interface Finder {
	/** Places of the rows that match, best first; of very many matches, in the list's order. */
	find(query: string): readonly number[];
}

/** Ranking more than these would be felt while typing. */
const RANK_AT_MOST = 1_000;

/** So many words of a query may stand in any order; each one more multiplies the work. */
const OUT_OF_ORDER = 2;

/** Made at the first word that is typed: each loads the rules by which languages sort. */
const engines: { latin?: uFuzzy; anyScript?: uFuzzy } = {};

function engineFor(needle: string): uFuzzy {
	if (ASCII_ONLY.test(needle)) {
		engines.latin ??= new uFuzzy({ intraMode: 1 });
		return engines.latin;
	}
	engines.anyScript ??= new uFuzzy({
		intraMode: 1,
		unicode: true,
		interSplit: "[^\\p{L}\\d']+",
		intraSplit: "\\p{Ll}\\p{Lu}",
		intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
		intraChars: "[\\p{L}\\d']",
		intraContr: "'\\p{L}{1,2}\\b",
	});
	return engines.anyScript;
}

const ASCII_ONLY = /^[ -~]*$/;

/** Looking for a word with one letter wrong takes work by the square of its length: no longer ones, and no more. */
const LONGEST_WORD = 24;
const MOST_WORDS = 8;

/** A finder over the rows' text. */
export function finderOver(haystack: readonly string[]): Finder {
	const rows = [...haystack];
	return {
		find(query) {
			const words = query.split(/[^\p{L}\d']+/u);
			if (words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_WORD))
				return containing(rows, query);
			const [found, info, order] = engineFor(query).search(rows, query, OUT_OF_ORDER, RANK_AT_MOST);
			if (found === null) return containing(rows, query);
			return info && order ? order.map((place) => info.idx[place] as number) : found;
		},
	};
}

/** The rows that hold each piece of `needle` as it stands. */
function containing(rows: readonly string[], needle: string): number[] {
	const pieces = [...new Set(needle.toLowerCase().split(/\s+/))];
	return rows.flatMap((row, place) => {
		const lower = row.toLowerCase();
		return pieces.every((piece) => lower.includes(piece)) ? [place] : [];
	});
}
