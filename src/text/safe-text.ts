/**
 * Text in which each UTF-16 unit is one grapheme and one column wide: ASCII, Latin-1 and the typographic signs and
 * boxes that a screen is made of. The general rules need Unicode tables that take longer to load than the first
 * frame takes to draw.
 */
const SAFE =
	/^[\u0020-\u007e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u00ff\u2010-\u2027\u2039\u203a\u2190-\u2193\u2248\u2500-\u257f\u2588\u2591-\u2593\u25c9-\u25cf\u2713\u2717\u2800-\u28ff]*$/;

/** True when `text` holds only such characters; says nothing (false) about any other text. */
export function isSafeText(text: string): boolean {
	return SAFE.test(text);
}

const ESCAPE = "\u001b";
const STYLE = new RegExp(`${ESCAPE}\\[[\\d;]*m`, "g");

/** What string-width is asked for beside the text. */
interface WidthOptions {
	readonly ambiguousIsNarrow?: boolean;
	readonly countAnsiEscapeCodes?: boolean;
}

/** The columns that safe text takes, colours and styles in it left out; undefined for any other text. */
export function plainWidth(text: string, options: WidthOptions = {}): number | undefined {
	if (options.ambiguousIsNarrow === false || options.countAnsiEscapeCodes) return undefined;
	const shown = text.includes(ESCAPE) ? text.replace(STYLE, "") : text;
	return isSafeText(shown) ? shown.length : undefined;
}

/** True when each UTF-16 unit of `text` is a grapheme of its own; the escape character is (rules GB4, GB5 of UAX 29). */
export function isSafeToCut(text: string): boolean {
	return isSafeText(text.replaceAll(ESCAPE, ""));
}
