import type { KeyPress } from "../keys/key-press.ts";
import { LONGEST_TEXT, shortened } from "./text-state.ts";

/** A short line of text after one more key, written at its end. */
export function edited(text: string, press: KeyPress): string {
	if (press.name === "backspace" || press.name === "delete") return [...text].slice(0, -1).join("");
	if (press.name === "ctrl-u") return "";
	return shortened(text + press.text, LONGEST_TEXT);
}
