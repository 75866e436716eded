import { setImmediate } from "node:timers/promises";
import { AppError } from "../ports/errors.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";

/** A value that AWS always gives; an answer without it is no answer of AWS. */
export function required<Value>(value: Value | undefined, what: string): Value {
	if (value !== undefined) return value;
	throw new AppError("nonsense-answer", `The answer of AWS lacks ${what}.`, {
		hint: "A proxy or a login page of your network may be in between. Check that, then try again.",
	});
}

/** A text that AWS always gives, safe to draw. */
export function requiredText(text: Outside | undefined, what: string): string {
	return plainText(required(text, what));
}

/** A text that AWS may leave out, safe to draw; empty then. */
export function textOf(text: Outside | undefined): string {
	return plainText(text ?? "");
}

/** A tag as AWS's services give it. */
export interface Tag {
	readonly Key?: Outside | undefined;
	readonly Value?: Outside | undefined;
}

/** The Name tag, safe to draw; undefined when there is none or it is blank. */
export function nameIn(tags: readonly Tag[] | undefined): string | undefined {
	return cleaned(tags?.find((tag) => tag.Key === "Name")?.Value);
}

/** Several lines, each safe to draw; empty ones left out. */
export function plainLines(text: Outside): string[] {
	return dataIn(text)
		.split(/\r?\n|\r/)
		.map(plainText)
		.filter((line) => line.trim() !== "");
}

/** Text safe to draw; undefined when nothing is left of it. */
export function cleaned(text: Outside | undefined): string | undefined {
	const clean = textOf(text).trim();
	return clean === "" ? undefined : clean;
}

/** All tags as a record, keys and values safe to draw. */
export function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
	return Object.fromEntries((tags ?? []).map((tag) => [textOf(tag.Key), textOf(tag.Value)]));
}

/** AWS's paging: how to get one page, what is in it, and what of each thing is kept. */
export interface Paged<Answer, Thing, Kept> {
	page(token: Outside | undefined): Promise<Answer & { readonly NextToken?: Outside | undefined }>;
	things(answer: Answer): readonly Thing[] | undefined;
	/** Undefined leaves the thing out. */
	keep(thing: Thing): Kept | undefined;
	/** What the pages hold, for an error. */
	readonly what: string;
	/** Stops after so many pages; unlimited when left out. */
	readonly maxPages?: number;
}

/** The mark of the page to ask for, as AWS wants it; nothing for the first. EC2 takes none together with ids. */
export const pageMark = (token: Outside | undefined) =>
	token === undefined ? {} : { NextToken: dataIn(token) };

/**
 * So many empty pages in a row are no answer of AWS. It may send some: it filters a page after it has cut it. As many would
 * be hundreds of thousands of things that are all left out, more than an account may have.
 */
const EMPTY_PAGES = 250;

/**
 * Everything on all pages. Each page is read in one turn of the event loop and kept in another, so a long list does not
 * hold up keys.
 * Rejects with `nonsense-answer` when a page lacks its list, AWS sends the same page mark twice or nothing but empty pages.
 */
export async function allPages<Answer, Thing, Kept>(paged: Paged<Answer, Thing, Kept>): Promise<Kept[]> {
	const kept: Kept[] = [];
	const seen = new Set<Outside>();
	let token: Outside | undefined;
	let empty = 0;
	for (let pages = 1; ; pages++) {
		const answer = await paged.page(token);
		await setImmediate();
		const things = required(paged.things(answer), `the list of ${paged.what}`);
		empty = things.length === 0 ? empty + 1 : 0;
		for (const thing of things) {
			const value = paged.keep(thing);
			if (value !== undefined) kept.push(value);
		}
		token = answer.NextToken;
		if (token === undefined || token === "" || pages === paged.maxPages) return kept;
		required(
			seen.has(token) || empty === EMPTY_PAGES ? undefined : token,
			`an end to the list of ${paged.what}`,
		);
		seen.add(token);
	}
}

/** Undefined in place of a side question that AWS refuses or cannot take now; other failures pass. */
export async function unlessRefused<Value>(asked: Promise<Value>): Promise<Value | undefined> {
	try {
		return await asked;
	} catch (thrown) {
		if (thrown instanceof AppError && (thrown.code === "denied" || thrown.code === "throttled"))
			return undefined;
		throw thrown;
	}
}
