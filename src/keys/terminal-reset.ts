const csi = (body: string) => `\u001b[${body}`;

/** Modes that a program sets for itself, by their DEC numbers. */
const OFF = [
	// The mouse, in every form of reporting it.
	...[9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016],
	// Focus events, marks around a paste, reports of size and colours, keys as Windows has them, updates as a whole.
	...[1004, 2004, 2048, 2031, 9001, 2026],
	// Cursor keys of an application, reversed colours, side margins, the other screen (cursor left where it is).
	...[1, 5, 69, 1047],
];

/**
 * What makes a terminal plain again after a program that did not tidy up, a broken ssh session above all: whatever
 * sequence was begun is ended, then modes, margins, character sets, colours and the reports of keys are as at first.
 * Asks for nothing and clears nothing; the cursor stays in its place.
 */
export const TERMINAL_RESET = [
	// Ends half a sequence, then a title or a string that was left open.
	"\u0018\u001b\\",
	...OFF.map((mode) => csi(`?${mode}l`)),
	// The margins go with the cursor's place kept, as setting them moves it.
	`\u001b7${csi("r")}\u001b8`,
	// Letters are letters: both sets ASCII, the first in use.
	"\u001b(B\u001b)B\u000f",
	// Wrapping and cursor on; writing over, not in between; line feeds as they are; keypad of digits.
	csi("?7h"),
	csi("?25h"),
	csi("4l"),
	csi("20l"),
	"\u001b>",
	// Keys as ever: xterm's modified ones, and the stack of the kitty protocol.
	csi(">4;0m"),
	csi("=0u"),
	csi("<9u"),
	// The cursor's own shape, no link, no colour.
	csi("0 q"),
	"\u001b]8;;\u001b\\",
	csi("m"),
].join("");
