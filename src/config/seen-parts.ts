import { isList, isMap, isNull, isWord, type Seen, valueAt } from "./yaml-words.ts";

type Step = string | number;

/** The word at a place in a value, where it says something. */
export function textAt(value: Seen | undefined, ...path: Step[]): string | undefined {
	const found = valueAt(value, path);
	return isWord(found) && !isNull(found) && found.text !== "" ? found.text : undefined;
}

/** The entries of the list at a place; of anything else none. */
export function itemsAt(value: Seen | undefined, ...path: Step[]): readonly Seen[] {
	const found = valueAt(value, path);
	return isList(found) ? found : [];
}

/** The words of the list at a place. */
export function textsAt(value: Seen | undefined, ...path: Step[]): string[] {
	return itemsAt(value, ...path).flatMap((item) => textAt(item) ?? []);
}

/** The truth at a place, as PyYAML reads it. */
export function truthAt(value: Seen | undefined, ...path: Step[]): boolean | undefined {
	const word = textAt(value, ...path)?.toLowerCase() ?? "";
	if (["true", "yes", "on"].includes(word)) return true;
	return ["false", "no", "off"].includes(word) ? false : undefined;
}

/** The parts that say something, with commas. */
export function list(...parts: (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** Any value in a few words: a word whole, a map by its keys, a list by its words or their number. */
export function briefly(value: Seen): string {
	if (isWord(value)) return value.text.replace(/\s+/g, " ");
	if (isMap(value)) return [...value.keys()].join(", ");
	const texts = textsAt(value);
	return texts.length === value.length ? texts.join(", ") : String(value.length);
}
