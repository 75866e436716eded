import cliTruncate from "cli-truncate";
import stringWidth from "string-width";

/** Columns that `text` takes on a terminal; wide characters take two. */
export function widthOf(text: string): number {
	return stringWidth(text);
}

/** `text` cut to `width` columns, with `…` where something is missing. */
export function cut(text: string, width: number, position: "start" | "middle" | "end" = "end"): string {
	if (width <= 0) return "";
	return widthOf(text) <= width ? text : cliTruncate(text, width, { position });
}

/** `text` made exactly `width` columns wide: cut or filled with blanks. */
export function padded(text: string, width: number, align: "left" | "right" = "left"): string {
	const shown = cut(text, width);
	const blanks = " ".repeat(Math.max(0, width - widthOf(shown)));
	return align === "right" ? blanks + shown : shown + blanks;
}

/** `text` broken at blanks into lines of at most `width` columns; a longer word is broken within. */
export function wrap(text: string, width: number): string[] {
	const most = Math.max(1, width);
	if (widthOf(text) <= most) return [text];
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(/ +/)) {
		const joined = line === "" ? word : `${line} ${word}`;
		if (widthOf(joined) <= most) {
			line = joined;
			continue;
		}
		if (line !== "") lines.push(line);
		line = word;
		while (widthOf(line) > most) {
			const head = headOf(line, most);
			lines.push(head);
			line = line.slice(head.length);
		}
	}
	return line === "" && lines.length > 0 ? lines : [...lines, line];
}

/** The longest start of `text` that fits `width` columns; at least one character. */
function headOf(text: string, width: number): string {
	let head = "";
	for (const character of text) {
		if (head !== "" && widthOf(head + character) > width) break;
		head += character;
	}
	return head;
}
