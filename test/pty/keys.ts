const NAMED = {
	enter: "\r",
	esc: "\u001B",
	tab: "\t",
	"shift-tab": "\u001B[Z",
	space: " ",
	backspace: "\u007F",
	delete: "\u001B[3~",
	up: "\u001B[A",
	down: "\u001B[B",
	right: "\u001B[C",
	left: "\u001B[D",
	home: "\u001B[H",
	end: "\u001B[F",
	"page-up": "\u001B[5~",
	"page-down": "\u001B[6~",
	"ctrl-c": "\u0003",
	"ctrl-d": "\u0004",
	"ctrl-l": "\u000C",
	"ctrl-u": "\u0015",
	"ctrl-z": "\u001A",
} as const;

/** A key by its name, as a terminal's keyboard has it. */
type NamedKey = keyof typeof NAMED;

/** A named key, or one character that stands for itself. */
export type Key = NamedKey | (string & {});

/** The bytes a terminal sends for this key. Throws on a word that is no key's name. */
export function bytesOf(key: Key): string {
	const named = Object.hasOwn(NAMED, key) ? NAMED[key as NamedKey] : undefined;
	if (named !== undefined) return named;
	if ([...key].length === 1) return key;
	throw new Error(`No key is called "${key}". For several characters use type().`);
}
