import { dataIn, type Outside, plainText } from "./plain.ts";

/** The path as it is shown: safe to draw, with the home folder as `~`. */
export function shortPath(outside: Outside, home: string): string {
	const path = dataIn(outside);
	return plainText(path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path);
}
