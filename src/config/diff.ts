import { diffArrays } from "diff";
import { plainText } from "../text/plain.ts";
import { indentOf, isComment, linesOf, strip } from "./ini-text.ts";

/** One line of the review's picture; `gap` stands for unchanged lines left out and says how many. */
export type DiffLine = {
	readonly kind: "same" | "added" | "removed" | "gap";
	readonly text: string;
};

/** What stands before a line of each kind. */
export const DIFF_SIGNS: Readonly<Record<DiffLine["kind"], string>> = {
	same: "  ",
	added: "+ ",
	removed: "- ",
	gap: "⋯ ",
};

const CONTEXT = 3;
const SECRET = /^([#;\s]*(?:aws_(?:secret_access_key|access_key_id|session_token))\s*[=:]\s*)(.*)$/i;
const MASK = "********";

/**
 * What saving would change, line by line, safe to draw: AWS keys that stand in the file are masked, control
 * characters removed. Unchanged lines further than three from a change are folded. `before` is undefined where
 * there is no file yet.
 */
export function diffLines(before: string | undefined, after: string): DiffLine[] {
	const lines = diffArrays(drawable(before ?? ""), drawable(after)).flatMap(({ value, added, removed }) =>
		value.map((text): DiffLine => ({ kind: added ? "added" : removed ? "removed" : "same", text })),
	);
	return folded(lines);
}

/** The lines of a config file as they may be shown: AWS keys masked, their continuation lines too. */
export function drawable(text: string): string[] {
	let inSecret = false;
	let indent = 0;
	return linesOf(text).map((line) => {
		const secret = SECRET.exec(line.text);
		if (secret) {
			inSecret = true;
			indent = indentOf(line.text).length;
			return plainText(`${secret[1]}${secret[2] === "" ? "" : MASK}`);
		}
		if (strip(line.text) === "" || isComment(line.text)) return plainText(line.text);
		inSecret = inSecret && goesOn(line.text, indent);
		return inSecret ? `${plainText(indentOf(line.text))}${MASK}` : plainText(line.text);
	});
}

/** True for a line that may be more of the secret above, also in a file that Python would refuse. */
function goesOn(text: string, indent: number): boolean {
	const own = indentOf(text).length;
	return own > indent || (own > 0 && !/^\s*(\[|[\w -]+[=:])/.test(text));
}

function folded(lines: readonly DiffLine[]): DiffLine[] {
	const near = lines.map(() => false);
	lines.forEach(({ kind }, index) => {
		if (kind === "same") return;
		near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
	});
	const shown: DiffLine[] = [];
	let hidden: DiffLine[] = [];
	const flush = () => {
		const [only] = hidden;
		if (hidden.length > 1) shown.push({ kind: "gap", text: `${hidden.length} lines unchanged` });
		else if (only) shown.push(only);
		hidden = [];
	};
	lines.forEach((line, index) => {
		if (!near[index]) {
			hidden.push(line);
			return;
		}
		flush();
		shown.push(line);
	});
	flush();
	return shown;
}
