/*
 * Faults of the file's form come as a Python list printed as text, e.g.
 * [('Image', {'Os': ['Must be one of: alinux2023.']})] (seen with 3.0.0 to 3.16.1).
 */

/** Longest text that is taken apart. */
const LONGEST = 100_000;
/** Deepest nesting that is taken apart; version 3's file has ten levels. */
const DEEPEST = 40;

type Python = string | readonly Python[] | ReadonlyMap<string, Python>;

/** Such a text as sentences, `Image, Os: Must be one of: alinux2023.`; any other text as it is. */
export function schemaWords(text: string): string {
	if (!text.startsWith("[") || text.length > LONGEST) return text;
	const value = readPython(text);
	const found = value === undefined ? [] : sentences(value, []);
	return found.length === 0 ? text : found.join(" ");
}

function sentences(value: Python, path: readonly string[]): string[] {
	if (typeof value === "string") return [path.length === 0 ? value : `${path.join(", ")}: ${value}`];
	if (value instanceof Map)
		return [...value].flatMap(([name, below]) => sentences(below, withName(path, name)));
	const items = value as readonly Python[];
	const [name, below] = items;
	// A tuple holds a section's name and what is wrong in it.
	if (typeof name === "string" && items.length === 2 && below !== undefined && typeof below !== "string") {
		return sentences(below, withName(path, name));
	}
	return items.flatMap((item) => sentences(item, path));
}

/** Places in a list are counted from 0, which says little. */
function withName(path: readonly string[], name: string): readonly string[] {
	return /^\d+$/.test(name) || name === "_schema" ? path : [...path, name];
}

/** Reads lists, tuples, dictionaries, texts and plain words; undefined for anything else. */
function readPython(text: string): Python | undefined {
	let at = 0;
	const skip = () => {
		while (/[\s,:]/.test(text[at] ?? "")) at++;
	};
	const many = (end: string, depth: number): Python[] => {
		const items: Python[] = [];
		at++;
		for (skip(); at < text.length && text[at] !== end; skip()) items.push(one(depth + 1));
		at++;
		return items;
	};
	const one = (depth: number): Python => {
		if (depth > DEEPEST || at >= text.length) throw new SyntaxError("not a value");
		const mark = text[at] ?? "";
		if (mark === "[") return many("]", depth);
		if (mark === "(") return many(")", depth);
		if (mark === "{") return pairs(many("}", depth));
		const token = mark === "'" || mark === '"' ? QUOTED[mark] : WORD;
		token.lastIndex = at;
		const found = token.exec(text);
		if (!found) throw new SyntaxError("not a value");
		at += found[0].length;
		return (found[1] ?? found[0]).replace(/\\(['"\\])/g, "$1");
	};
	try {
		const value = one(0);
		skip();
		return at >= text.length ? value : undefined;
	} catch {
		return undefined;
	}
}

const QUOTED = { "'": /'((?:[^'\\]|\\.)*)'/y, '"': /"((?:[^"\\]|\\.)*)"/y };
const WORD = /[^\s,:()[\]{}'"]+/y;

function pairs(items: readonly Python[]): ReadonlyMap<string, Python> {
	const map = new Map<string, Python>();
	for (let at = 0; at + 1 < items.length; at += 2) {
		const [name, value] = [items[at], items[at + 1]];
		if (value !== undefined) map.set(String(name), value);
	}
	return map;
}
