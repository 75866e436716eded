import { dataIn, type Outside, plainText } from "./plain.ts";

/** The last line that a program has said; empty where it said nothing. */
export function lastLine(said: Outside): string {
	return plainText(dataIn(said).trim().split("\n").at(-1) ?? "");
}
