/**
 * Colours by what they say. Each also has a mark or a word beside it, since colour alone may not be seen
 * (NO_COLOR, colour blindness, a screen reader). They are of the cube that is the same in all terminals of 256 colours,
 * and can be read on black and on white; one of sixteen makes magenta, green and red of them, never yellow or cyan, which
 * are not seen on white.
 */
export const COLOURS = {
	/** The program's own voice: titles, the cursor's row, keys. */
	accent: "ansi256(134)",
	good: "ansi256(34)",
	warn: "ansi256(166)",
	bad: "ansi256(160)",
	/** The demo's banner, on which the ground's own colour writes. */
	demo: "magenta",
} as const;

export type Tone = keyof typeof COLOURS;

/** One-column marks; each stands for a word that a screen reader says instead. */
export const MARKS = {
	cursor: "›",
	done: "✓",
	warn: "!",
	bad: "✗",
	unknown: "?",
	ticked: "◉",
	unticked: "○",
	off: "·",
	preset: "»",
	rule: "─",
	wall: "│",
	bar: "█",
} as const;

/** With fewer rows what is told elsewhere, too, and air make room for the rest. */
export const ROOMY_ROWS = 24;
/** From this width the rail stands at the left; below it is one line. */
export const RAIL_COLUMNS = 100;
/** From this width the review stands side by side. */
export const WIDE_COLUMNS = 110;
