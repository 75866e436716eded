import type { Data, Path } from "../questions/row.ts";

/** A value as PyYAML reads it: its letters, and what they are taken for: text, or `plain` where YAML 1.1 has a rule. */
export interface Word {
	readonly text: string;
	/** Or the tag (`!!int`) that says it. */
	readonly as: string;
}

/** What a part of the file says, whatever way it is written in. */
export type Seen = Word | readonly Seen[] | ReadonlyMap<string, Seen>;

/** Plain words that are no text in PyYAML 6, which pcluster reads the file with (its resolver.py). */
const SPECIAL = [
	/^(yes|no|true|false|on|off)$/i,
	/^(~|null|)$/i,
	/^(<<|=)$/,
	/^[-+]?(0b[01_]+|0x[0-9a-f_]+|[0-9][0-9_]*(:[0-5]?[0-9])*)$/i,
	/^[-+]?([0-9][0-9_]*(:[0-5]?[0-9])*\.[0-9_]*|\.[0-9][0-9_]*)(e[-+][0-9]+)?$/i,
	/^[-+]?\.(inf|nan)$/i,
	/^\d{4}-\d\d?-\d\d?(([Tt]|[ \t]+)\d.*)?$/,
];

/** As SPECIAL, or near it: such letters are never written without quotes. */
const SAFE = /^[A-Za-z/][A-Za-z0-9_./-]*$/;
const RISKY = /^(y|n|e-?\d+)$/i;

/** True for a plain word that YAML 1.1 does not take for text, or might not. */
export function isSpecial(text: string): boolean {
	return SPECIAL.some((rule) => rule.test(text));
}

/** What PyYAML 6 can make of a word with a tag (its constructor.py); it ends with a traceback on any other. */
const WORDS_OF_TAGS: Readonly<Record<string, RegExp>> = {
	"!!str": /^/,
	"!!null": /^/,
	"!!int": /^[-+]?(0b[01_]+|0x[0-9a-f_]+|0[0-7_]*|[1-9][0-9_]*(:[0-9_]+)*)$/i,
	"!!float": /^[-+]?(\.inf|\.nan|(\d[\d_]*(:[\d_]+)*(\.[\d_]*)?|\.\d[\d_]*)(e[-+]?\d+)?)$/i,
	"!!bool": /^(yes|no|true|false|on|off)$/i,
	"!!timestamp": /^\d{4}-\d\d?-\d\d?(([Tt]|[ \t]+)\d\d?:\d\d:\d\d(\.\d*)?([ \t]*(Z|[-+]\d\d?(:\d\d)?))?)?$/,
	"!!binary": /^\s*(([A-Za-z0-9+/]\s*){4})*(([A-Za-z0-9+/]\s*){2}(=\s*){2}|([A-Za-z0-9+/]\s*){3}=\s*)?$/,
};

/** True for a word that PyYAML can read with that tag; those of maps and lists fit none. */
export function fitsTag(tag: string, text: string): boolean {
	return WORDS_OF_TAGS[tag]?.test(text) ?? false;
}

/** False for a quoted word whose last quote is one of its text: the `yaml` package takes any for its end. */
export function isClosed({ type, source }: { readonly type: string; readonly source: string }): boolean {
	if (type === "single-quoted-scalar") return /^'[^']*'$/.test(source.replace(/(?!^)''/g, ""));
	if (type === "double-quoted-scalar") return /^"[^"]*"$/.test(source.replace(/\\[\s\S]/g, ""));
	return true;
}

/** True for nothing at all, and for the words that mean it. */
export function isNull(seen: Seen | undefined): boolean {
	return seen === undefined || (isWord(seen) && seen.as === "plain" && /^(~|null|)$/i.test(seen.text));
}

export function isWord(seen: Seen | undefined): seen is Word {
	return seen !== undefined && "as" in seen;
}

export function isList(seen: Seen | undefined): seen is readonly Seen[] {
	return Array.isArray(seen);
}

export function isMap(seen: Seen | undefined): seen is ReadonlyMap<string, Seen> {
	return seen instanceof Map;
}

/** What a setting's value is once it stands in the file. */
export function seenOf(value: Data): Seen {
	if (typeof value === "string") return { text: value, as: "text" };
	if (typeof value !== "object") return { text: String(value), as: "plain" };
	if (Array.isArray(value)) return value.map(seenOf);
	return new Map(Object.entries(value).map(([key, one]) => [key, seenOf(one)]));
}

export function same(one: Seen | undefined, other: Seen | undefined): boolean {
	if (one === other) return true;
	if (one === undefined || other === undefined) return false;
	if (isNull(one)) return isNull(other);
	if (isWord(one)) return isWord(other) && one.text === other.text && one.as === other.as;
	if (isList(one)) {
		return isList(other) && one.length === other.length && one.every((each, at) => same(each, other[at]));
	}
	return (
		isMap(other) &&
		one.size === other.size &&
		[...one].every(([key, each]) => other.has(key) && same(each, other.get(key)))
	);
}

/** A word of the file, quoted as `like` is (a token's type) where that holds it, else as little as is safe. */
export function written({ text, as }: Word, like?: string): string {
	if (as === "plain") return text === "" ? "null" : text;
	if (as !== "text") return `${as} ${doubleQuoted(text)}`;
	if (like === "single-quoted-scalar" && PRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
	const isPlain = SAFE.test(text) && !RISKY.test(text) && !isSpecial(text);
	return isPlain && like !== "double-quoted-scalar" ? text : doubleQuoted(text);
}

const PRINTABLE = /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** What PyYAML refuses, or takes for the end of a line. */
const HIDDEN = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function doubleQuoted(text: string): string {
	const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return JSON.stringify(text).replace(HIDDEN, escaped);
}

/** On one line, in the signs that may stand anywhere: `{Key: [a, b]}`. */
export function onOneLine(seen: Seen): string {
	if (isWord(seen)) return written(seen);
	if (isList(seen)) return `[${seen.map(onOneLine).join(", ")}]`;
	return `{${[...seen].map(([key, one]) => `${keyWord(key)}: ${onOneLine(one)}`).join(", ")}}`;
}

/** How a file sets what is deeper: blanks of one step, and of a list's dash below its key. */
export interface Layout {
	readonly step: number;
	readonly dash: number;
}

/** A setting on lines of its own, its key at `column`. */
export function pairLines(key: string, value: Seen, column: number, layout: Layout): string[] {
	const start = `${" ".repeat(column)}${keyWord(key)}:`;
	if (isWord(value) || sizeOf(value) === 0) return [`${start} ${onOneLine(value)}`];
	return [start, ...linesBelow(value, column, layout)];
}

/** What stands below a key, or a dash, at `column`. */
export function linesBelow(value: Seen, column: number, layout: Layout): string[] {
	if (isMap(value)) {
		return [...value].flatMap(([key, one]) => pairLines(key, one, column + layout.step, layout));
	}
	const items = isList(value) ? value : [];
	return items.flatMap((item) => itemLines(item, column + layout.dash, " ", layout));
}

/** An entry of a list with its dash at `column`, and `gap` between the dash and what it holds. */
export function itemLines(item: Seen, column: number, gap: string, layout: Layout): string[] {
	const start = `${" ".repeat(column)}-${gap}`;
	if (isWord(item) || sizeOf(item) === 0) return [start + onOneLine(item)];
	const inner = isMap(item)
		? [...item].flatMap(([key, one]) => pairLines(key, one, start.length, layout))
		: linesBelow(item, start.length, { ...layout, dash: 0 });
	return inner.map((line, at) => (at === 0 ? start + line.trimStart() : line));
}

function sizeOf(value: Exclude<Seen, Word>): number {
	return isMap(value) ? value.size : (value as readonly Seen[]).length;
}

function keyWord(key: string): string {
	return written({ text: key, as: "text" });
}

/** What stands at `path`; undefined when there is nothing. */
export function valueAt(seen: Seen | undefined, path: Path): Seen | undefined {
	return path.reduce<Seen | undefined>((here, step) => {
		if (typeof step === "number") return isList(here) ? here[step] : undefined;
		return isMap(here) ? here.get(step) : undefined;
	}, seen);
}

/** The same with `value` at `path`; what stands in the way and is nothing, makes room. */
export function withValue(seen: Seen | undefined, path: Path, value: Seen): Seen {
	const [step, ...rest] = path;
	if (step === undefined) return value;
	const inner = withValue(valueAt(seen, [step]), rest, value);
	if (typeof step === "number") {
		return isList(seen) ? [...seen.slice(0, step), inner, ...seen.slice(step + 1)] : [inner];
	}
	return new Map([...(isMap(seen) ? seen : []), [step, inner]]);
}

/** The same without what stands at `path`. */
export function withoutValue(seen: Seen, path: Path): Seen {
	const [step, ...rest] = path;
	if (isList(seen) && typeof step === "number") {
		const entry = seen[step];
		const fresh = rest.length > 0 && entry !== undefined ? [withoutValue(entry, rest)] : [];
		return [...seen.slice(0, step), ...fresh, ...seen.slice(step + 1)];
	}
	return isMap(seen)
		? new Map(
				[...seen].flatMap(([key, one]): [string, Seen][] =>
					key !== step ? [[key, one]] : rest.length > 0 ? [[key, withoutValue(one, rest)]] : [],
				),
			)
		: seen;
}
