import { stripVTControlCharacters } from "node:util";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from outside (tag names, process output, file content) made safe to draw: escape sequences, control
 * characters and direction marks removed, tabs and line breaks turned into one blank.
 */
export function plainText(text: string): string {
	return stripVTControlCharacters(text)
		.replace(/[\t\n\r]+/g, " ")
		.replace(CONTROLS, "");
}
