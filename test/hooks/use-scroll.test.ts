import { expect, test } from "vitest";
import { useScroll } from "../../hooks/use-scroll.ts";
import { hooked, press } from "../harness/hooked.tsx";

/** The first row shown after each key. */
async function tops(lines: number, rows: number, ...names: string[]): Promise<number[]> {
	const scroll = hooked(() => useScroll(lines, rows));
	const seen: number[] = [];
	for (const name of names) {
		await press(scroll, name);
		seen.push(scroll.now().top);
	}
	return seen;
}

test("a text scrolls by rows, by pages and to its ends, and stops at both ends", async () => {
	expect(await tops(10, 4, "down", "pagedown", "pagedown", "down")).toEqual([1, 5, 6, 6]);
	expect(await tops(10, 4, "pagedown", "pagedown", "up", "pageup", "pageup")).toEqual([4, 6, 5, 1, 0]);
	expect(await tops(5, 4, "pagedown", "up", "up")).toEqual([1, 0, 0]);
	expect(await tops(10, 4, "end", "down", "up", "home", "up")).toEqual([6, 6, 5, 0, 0]);
});

test("one that is all on the screen does not scroll, and says so", async () => {
	expect(await tops(4, 4, "down", "end")).toEqual([0, 0]);
	const not = (lines: number) => hooked(() => useScroll(lines, 4)).now().keys[0]?.not;
	expect([3, 4].map(not)).toEqual(["All of it is on the screen.", "All of it is on the screen."]);
	expect(not(5)).toBeUndefined();
});

test("what has become shorter shows its end", async () => {
	let lines = 10;
	const scroll = hooked(() => useScroll(lines, 4));
	await press(scroll, "pagedown");
	expect(scroll.now().top).toBe(4);
	lines = 6;
	await scroll.redraw();
	expect(scroll.now().top).toBe(2);
	await press(scroll, "up");
	expect(scroll.now().top).toBe(1);
});
