import { readable, wrap, wrapBeside } from "./fit.ts";

/** The words above a list or a form, broken to the width, with the rows they leave. */
export interface QuestionLines {
	readonly question: readonly string[];
	readonly why: readonly string[];
	readonly notes: readonly string[];
	/** Rows left below them. */
	readonly left: number;
}

/** The words of a question: itself, why it is asked, and what is to be known with it. */
export interface QuestionWords {
	readonly question: string;
	readonly why: string;
	readonly notes: readonly string[];
}

/**
 * Fits the words of a question above what is chosen from, which gets `least` rows at least: then first the why,
 * later the notes are shortened (`?` has them in full).
 */
export function questionLines(
	words: QuestionWords,
	area: { readonly width: number; readonly height: number },
	least: number,
): QuestionLines {
	const width = readable(area.width);
	const question = wrap(words.question, width).slice(0, 2);
	let room = area.height - question.length - 1 - least;
	const notes = words.notes.flatMap((note) => wrapBeside("• ", note, width));
	const shownNotes = shortened(notes, Math.max(1, room));
	room -= shownNotes.length;
	const why = words.why === "" ? [] : shortened(wrap(words.why, width), room);
	const used = question.length + why.length + shownNotes.length + 1;
	return { question, why, notes: shownNotes, left: Math.max(1, area.height - used) };
}

/** The first `most` of these lines; where that is not all, the last one ends in `…`. */
export function shortened(lines: readonly string[], most: number): readonly string[] {
	if (lines.length <= most) return lines;
	if (most <= 0) return [];
	const last = lines[most - 1] ?? "";
	return [...lines.slice(0, most - 1), `${last} …`];
}
