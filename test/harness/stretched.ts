import type { ReadStretch } from "../../src/text/stretch.ts";

/** A file of these lines, all of one length in ASCII, so many of which are read at once. */
export function stretched(lines: readonly string[], most: number): ReadStretch {
	const bytes = (lines[0]?.length ?? 0) + 1;
	const size = lines.length * bytes;
	return async (at) => {
		const isUpTo = "until" in at;
		const end = Math.min(size, isUpTo ? at.until : at.from + most * bytes);
		const from = Math.max(0, isUpTo ? end - most * bytes : Math.min(at.from, size));
		const text = lines.slice(from / bytes, end / bytes).map((line) => `${line}\n`);
		return { text: text.join(""), from, until: end, size };
	};
}
