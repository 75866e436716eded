/** A part of the file as plain values: every scalar is its text. */
export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What stands at `path` in a value; undefined where it does not lead there. */
export function at(value: Plain | undefined, ...path: (string | number)[]): Plain | undefined {
	let here: Plain | undefined = value;
	for (const step of path) {
		if (typeof here !== "object" || here === null) return undefined;
		here = (here as { readonly [key: string]: Plain })[step];
	}
	return here;
}

/** A scalar that says something. */
export function textOf(value: Plain | undefined): string | undefined {
	return typeof value === "string" && value !== "" && value !== "~" && value !== "null" ? value : undefined;
}

/** The entries of a list; of anything else none. */
export function itemsOf(value: Plain | undefined): readonly Plain[] {
	return Array.isArray(value) ? value : [];
}

/** The scalars of a list. */
export function textsOf(value: Plain | undefined): string[] {
	return itemsOf(value).flatMap((item) => textOf(item) ?? []);
}

/** As PyYAML reads a truth. */
export function truthOf(value: Plain | undefined): boolean | undefined {
	const word = textOf(value)?.toLowerCase() ?? "";
	return ["true", "yes", "on"].includes(word)
		? true
		: ["false", "no", "off"].includes(word)
			? false
			: undefined;
}

/** The parts that say something, with commas. */
export function list(...parts: (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** Any value in a few words: a scalar whole, a map by its keys, a list by their number. */
export function briefly(value: Plain): string {
	if (value === null) return "";
	if (typeof value === "string") return value.replace(/\s+/g, " ");
	if (Array.isArray(value)) {
		const texts = textsOf(value);
		return texts.length === value.length ? texts.join(", ") : String(value.length);
	}
	return Object.keys(value).join(", ");
}
