import { expect, test } from "vitest";
import {
	FILE_END,
	FILE_START,
	holdsText,
	inOneStretch,
	isWholeFile,
	placeText,
	type ReadStretch,
	type Stretch,
	type StretchAt,
	sought,
	turned,
} from "../../src/text/stretch.ts";
import { stretched } from "../harness/stretched.ts";

const LINES = Array.from({ length: 50 }, (_, place) => `line ${String(place).padStart(2, "0")}`);
const read = stretched(LINES, 10);

async function at(reader: ReadStretch, where: StretchAt): Promise<Stretch> {
	const stretch = await reader(where);
	if (!stretch) throw new Error("there is one");
	return stretch;
}

const numbers = (held: readonly Stretch[]) =>
	[held[0], held.at(-1)].map((stretch) => /\d+/.exec(String(stretch?.text))?.[0]);

test("a long file is read on at either end, and only so much of it is held", async () => {
	let held: readonly Stretch[] = [await at(read, FILE_END)];
	expect(numbers(held)).toEqual(["40", "40"]);
	for (const first of ["30", "20", "10", "00"]) {
		held = (await turned(read, held, -1)) ?? [];
		expect(numbers(held)[0]).toBe(first);
		expect(held.length).toBeLessThanOrEqual(3);
		expect(isWholeFile(held)).toBe(false);
	}
	expect(await turned(read, held, -1)).toBeUndefined();
	held = (await turned(read, held, 1)) ?? [];
	expect(numbers(held)).toEqual(["10", "30"]);
	expect(placeText(held, 0)).toBe("20 % of 0.0 MB");
});

test.each([
	["line 15", 1, "10"],
	["line 15", -1, "10"],
	["LINE", 1, "00"],
	["LINE", -1, "30"],
] as const)("%s is sought from the end by %i and found where it stands", async (query, by, first) => {
	const held = [await at(read, FILE_END)];
	const found = await sought(read, held, by, (stretch) => holdsText(stretch, query));
	expect(found && numbers([found])[0]).toBe(first);
});

test.each([1, -1] as const)("what is nowhere else ends the search, by %i", async (by) => {
	const held = [await at(read, { from: 160 })];
	for (const query of ["line 25", "none"]) {
		expect(await sought(read, held, by, (stretch) => holdsText(stretch, query))).toBeUndefined();
	}
});

test("a text that is there as a whole has nothing beside it", async () => {
	const whole = inOneStretch(async () => "a\nb\n");
	const held = [await at(whole, FILE_START)];
	expect(isWholeFile(held)).toBe(true);
	expect(await turned(whole, held, 1)).toBeUndefined();
	expect(await turned(whole, held, -1)).toBeUndefined();
	expect(await inOneStretch(async () => undefined)(FILE_END)).toBeUndefined();
});
