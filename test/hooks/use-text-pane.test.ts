import { describe, expect, test } from "vitest";
import { type TextPane, useTextPane } from "../../hooks/use-text-pane.ts";
import { FILE_END, FILE_START, type Stretch } from "../../src/text/stretch.ts";
import { type Hooked, hooked, press } from "../harness/hooked.tsx";
import { stretched } from "../harness/stretched.ts";

/** A file of so many lines, "line 00" and on, of which `most` are read at once. */
async function paneOf(count: number, rows: number, { most = count, from = "start" as "start" | "end" } = {}) {
	const lines = Array.from({ length: count }, (_, place) => `line ${String(place).padStart(2, "0")}`);
	const read = stretched(lines, most);
	const first = (await read(from === "end" ? FILE_END : FILE_START)) as Stretch;
	return hooked(() => useTextPane(read, first, { columns: 40, rows, from }));
}

const top = ({ rows, top }: TextPane) => rows[top];

/** Looks for these letters. */
async function search(pane: Hooked<TextPane>, text: string): Promise<void> {
	await press(pane, "/");
	pane.now().typing?.({ name: "paste", text, at: 0, after: 0, alone: true });
	await pane.redraw();
	await press(pane, "enter");
}

describe("a file that is held whole", () => {
	test("scrolls to both its ends and no further, from the end that it is opened at", async () => {
		const pane = await paneOf(10, 4, { from: "end" });
		expect(top(pane.now())).toBe("line 06");
		await press(pane, "down", "up");
		expect(top(pane.now())).toBe("line 05");
		await press(pane, "home", "up");
		expect(top(pane.now())).toBe("line 00");
		await press(pane, "pagedown", "end");
		expect(top(pane.now())).toBe("line 06");
		expect(pane.now().place).toBeUndefined();
	});

	test("and has room does not scroll, and says so", async () => {
		const pane = await paneOf(4, 4);
		await press(pane, "down", "end");
		expect(pane.now().top).toBe(0);
		expect(pane.now().keys[0]?.not).toBe("All of it is on the screen.");
		expect((await paneOf(5, 4)).now().keys[0]?.not).toBeUndefined();
	});

	test("is searched from where it stands, round and round", async () => {
		const pane = await paneOf(20, 4);
		expect(pane.now().keys.find(({ keys }) => keys.includes("n"))?.not).toContain("Press /");
		await press(pane, "down", "down");
		await search(pane, "LINE 0");
		expect([pane.now().at, top(pane.now()), pane.now().found.size]).toEqual([2, "line 02", 10]);
		expect(pane.now().searched).toBe("“LINE 0” 3 of 10");
		await press(pane, "N", "N", "N");
		expect([pane.now().at, pane.now().searched]).toEqual([9, "“LINE 0” 10 of 10"]);
		await press(pane, "n");
		expect([pane.now().at, pane.now().top]).toEqual([0, 0]);
		await press(pane, "down");
		expect([pane.now().at, pane.now().searched]).toEqual([undefined, "“LINE 0”: 10 found"]);
		await press(pane, "n");
		expect(pane.now().at).toBe(1);
	});

	test("says so where it has nothing of it, and stays", async () => {
		const pane = await paneOf(9, 4);
		await press(pane, "down");
		await search(pane, "zzz");
		expect([pane.now().at, pane.now().top, pane.now().searched]).toEqual([
			undefined,
			1,
			"“zzz” is not there",
		]);
	});

	test("keeps what was looked for when a search is called off", async () => {
		const pane = await paneOf(9, 4);
		await search(pane, "08");
		await press(pane, "/");
		expect(pane.now().entry?.value).toBe("08");
		await press(pane, "escape");
		expect([pane.now().entry, pane.now().at]).toEqual([undefined, 8]);
	});
});

describe("a file of which a part is held", () => {
	test("reads on at both ends of what it holds, page by page and none left out", async () => {
		const pane = await paneOf(60, 4, { most: 10 });
		expect(pane.now().place).toBe("0 % of 0.0 MB");
		const seen: unknown[] = [];
		for (const key of [...Array(14).fill("pagedown"), ...Array(14).fill("pageup")]) {
			await press(pane, key);
			seen.push(top(pane.now()));
		}
		const places = Array.from({ length: 14 }, (_, page) => 4 * (page + 1));
		const there = [...places, ...places.toReversed().map((place) => place - 4)];
		expect(seen).toEqual(there.map((place) => `line ${String(place).padStart(2, "0")}`));
	});

	test("goes to its ends, and back from there", async () => {
		const pane = await paneOf(60, 4, { most: 10 });
		await press(pane, "end", "pageup");
		expect(top(pane.now())).toBe("line 52");
		await press(pane, "pageup", "pageup");
		expect(top(pane.now())).toBe("line 44");
		await press(pane, "home");
		expect(top(pane.now())).toBe("line 00");
	});

	test("is searched beyond what it holds, both ways", async () => {
		const pane = await paneOf(60, 4, { most: 10 });
		await search(pane, "line 3");
		await pane.until(({ at }) => at !== undefined);
		expect(pane.now().rows[pane.now().at ?? -1]).toBe("line 30");
		expect(pane.now().searched).toBe("“line 3” 1 of 10 in this part");
		await press(pane, "N");
		expect(pane.now().searched).toContain("10 of 10");
	});
});
