import type { KeyRow } from "./key-row.ts";

/** What can be copied here. */
export interface Copying {
	readonly texts: readonly string[];
	/** How often the key was pressed. */
	readonly copied: number;
	/** What it copies, for the help, where that needs saying. */
	readonly help?: string | undefined;
}

/** Longest text that common terminals take, in characters. */
const MOST = 70_000;

/** The key that copies: of several texts the next one each time. Whether the terminal took it nobody tells. */
export function copyRow({ texts, copied, help }: Copying, put: (text: string) => void): KeyRow {
	const place = copied % texts.length;
	const text = texts[place] ?? "";
	const more = texts.length > 1 ? ` (${place + 1} of ${texts.length}, y copies the next)` : "";
	return {
		keys: ["y"],
		label: "copy",
		help: help ?? "copies what stands here to be copied, if your terminal allows it",
		not: texts.length === 0 ? "There is nothing to copy here." : notFor(text),
		says: `copied, if your terminal allows it${more}: ${text}`,
		does: () => put(text),
	};
}

function notFor(text: string): string | undefined {
	return text.length > MOST ? "That is too long for a terminal's clipboard." : undefined;
}
