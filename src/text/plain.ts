import { stripVTControlCharacters } from "node:util";
import { isSafeText } from "./safe-text.ts";

declare const outside: unique symbol;

/**
 * Text as it came from outside (an answer of AWS, a program's output, a file, a path), which may hold anything. To the
 * compiler it is not quite a string: it neither goes where text is shown nor into a template before `plainText` has
 * cleaned it. Any string may stand for it.
 */
export type Outside = string | typeof outside;

/** An answer of a vendor's library with all its texts taken for what they are: from outside. */
export type FromOutside<Answer> = Answer extends string
	? Outside
	: Answer extends Date | Uint8Array
		? Answer
		: Answer extends object
			? { [Key in keyof Answer]: FromOutside<Answer[Key]> }
			: Answer;

/** Text from outside as data: to be parsed, compared or handed on. What is shown of it goes through `plainText`. */
export function dataIn(text: Outside): string {
	return text as string;
}

/** Whatever a terminal or an editor takes for an end of line, and the tab. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * What shows nothing, or shows other text otherwise than it is: controls; marks of direction, joiners, tags, variation
 * selectors and fillers (all of them "default ignorable"); the other format characters; halves of a character; skin
 * tones, which terminals count differently; and code points that are none.
 */
const UNSEEN = [
	"Cc",
	"Cf",
	"Cs",
	"Default_Ignorable_Code_Point",
	"Emoji_Modifier",
	"Noncharacter_Code_Point",
].map((kind) => `\\p{${kind}}`);

const MARK = "\\p{M}";

interface Cleaners {
	readonly unseen: RegExp;
	/** Accents pile up on a letter without end; real words need at most three. One at the start would hang on our own text. */
	readonly piledMarks: RegExp;
}

/** Made at the first text that needs them: Node works such tables out as soon as it reads the expression in a file. */
let cleaners: Cleaners | undefined;

function madeCleaners(): Cleaners {
	return {
		unseen: new RegExp(`[${UNSEEN.join("")}]`, "gu"),
		piledMarks: new RegExp(`^${MARK}+|(?<=${MARK}{3})${MARK}+`, "gu"),
	};
}

/**
 * Text from outside (tag names, process output, file content) made safe to draw: escape sequences and all that is not
 * seen removed, tabs and line breaks turned into one blank. What is left takes as many columns as it seems to.
 */
export function plainText(outside: Outside): string {
	const text = dataIn(outside);
	if (isSafeText(text)) return text;
	cleaners ??= madeCleaners();
	const { unseen, piledMarks } = cleaners;
	return stripVTControlCharacters(text).replace(BREAKS, " ").replace(unseen, "").replace(piledMarks, "");
}

/** Every text in a value made safe to draw: for what a file says, once it has been read. */
export function plainAll<Value>(value: Value): Value {
	if (typeof value === "string") return plainText(value) as Value;
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map(plainAll) as Value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainAll(each)])) as Value;
}
