import { describe, expect, test } from "vitest";
import { type TextPane, useTextPane } from "../../hooks/use-text-pane.ts";
import {
	FILE_END,
	FILE_START,
	type ReadStretch,
	type Stretch,
	type StretchAt,
} from "../../src/text/stretch.ts";
import { type Hooked, hooked, press } from "../harness/hooked.tsx";
import { stretched } from "../harness/stretched.ts";

/** So many lines, "line 00" and on. */
const linesOf = (count: number) =>
	Array.from({ length: count }, (_, place) => `line ${String(place).padStart(2, "0")}`);

/** A file of so many lines, of which `most` are read at once; `reads` notes what is read after the first of it. */
async function paneOf(
	count: number,
	rows: number,
	{ most = count, from = "start" as "start" | "end", reads = [] as StretchAt[] } = {},
) {
	const file = stretched(linesOf(count), most);
	const first = (await file(from === "end" ? FILE_END : FILE_START)) as Stretch;
	const read: ReadStretch = (at) => {
		reads.push(at);
		return file(at);
	};
	return hooked(() => useTextPane(read, first, { columns: 40, rows, from }));
}

const top = ({ rows, top }: TextPane) => rows[top];

/** Types a key, or pastes a text, on the line of the search; whether that line had a use for it. */
const type = (pane: Hooked<TextPane>, name: string, text = "") =>
	pane.now().typing?.({ name, text, at: 0, after: 0, alone: true });

/** Looks for these letters. */
async function search(pane: Hooked<TextPane>, text: string): Promise<void> {
	await press(pane, "/");
	type(pane, "ctrl-u");
	await pane.redraw();
	type(pane, "paste", text);
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

	test("and has room does not scroll, says so, and is not read again", async () => {
		const reads: StretchAt[] = [];
		const pane = await paneOf(4, 4, { reads });
		await press(pane, "down", "end", "home");
		expect([pane.now().top, reads]).toEqual([0, []]);
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

	test("has a use for letters alone where a search is typed, and none for blanks around them", async () => {
		const pane = await paneOf(9, 4);
		expect(pane.now().typing).toBeUndefined();
		await press(pane, "/");
		expect([type(pane, "f5"), type(pane, "paste", " 08 ")]).toEqual([false, true]);
		await pane.redraw();
		await press(pane, "enter");
		expect([pane.now().at, pane.now().searched]).toEqual([8, "“08” 1 of 1"]);
	});

	test("searches on from the end that one goes to", async () => {
		const pane = await paneOf(20, 4);
		await search(pane, "line");
		await press(pane, "end");
		expect([pane.now().at, pane.now().searched]).toEqual([undefined, "“line”: 20 found"]);
		await press(pane, "n");
		expect(pane.now().searched).toBe("“line” 17 of 20");
	});

	test("grows: who has come to its end stays there, who has not stays where he is", async () => {
		for (const [keys, there] of [
			[["pagedown", "down"], "line 05"],
			[["pagedown", "down", "down"], "line 16"],
			[["pagedown", "pagedown"], "line 16"],
			[["end"], "line 16"],
		] as const) {
			let file = stretched(linesOf(10), 20);
			let first = (await file(FILE_START)) as Stretch;
			const pane = hooked(() =>
				useTextPane((at) => file(at), first, { columns: 40, rows: 4, from: "start" }),
			);
			await press(pane, ...keys);
			file = stretched(linesOf(20), 20);
			first = (await file(FILE_START)) as Stretch;
			await pane.redraw();
			expect(top(pane.now())).toBe(there);
		}
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

	test("is read on only by who goes beyond what is held", async () => {
		const reads: StretchAt[] = [];
		const pane = await paneOf(60, 4, { most: 10, reads });
		await press(pane, "pagedown", "down", "down", "pageup", "up", "up");
		expect([top(pane.now()), reads]).toEqual(["line 00", []]);
		await press(pane, "pagedown", "pagedown");
		expect([top(pane.now()), reads]).toEqual(["line 08", [{ from: 80 }]]);
	});

	test("goes to its ends, and back from there, and says how far into it that is", async () => {
		const pane = await paneOf(60, 4, { most: 10 });
		await press(pane, "pagedown");
		expect(pane.now().place).toBe("11 % of 0.0 MB");
		await press(pane, "end");
		expect(pane.now().place).toBe("100 % of 0.0 MB");
		await press(pane, "pageup");
		expect(top(pane.now())).toBe("line 52");
		await press(pane, "pageup", "pageup");
		expect(top(pane.now())).toBe("line 44");
		await press(pane, "home");
		expect(top(pane.now())).toBe("line 00");
	});

	test("is searched beyond what it holds, both ways, and not where it has it", async () => {
		const reads: StretchAt[] = [];
		const pane = await paneOf(60, 4, { most: 10, reads });
		await search(pane, "line 3");
		await pane.until(({ at }) => at !== undefined);
		expect(pane.now().rows[pane.now().at ?? -1]).toBe("line 30");
		expect(pane.now().searched).toBe("“line 3” 1 of 10 in this part");
		await press(pane, "N");
		expect(pane.now().searched).toContain("10 of 10");
		const before = reads.length;
		await press(pane, "N", "N", "n", "n");
		expect([pane.now().searched, reads.length]).toEqual(["“line 3” 10 of 10 in this part", before]);
	});

	test("is searched there and back from one part to the next, and round its ends", async () => {
		const pane = await paneOf(60, 4, { most: 10 });
		const place = ({ rows, at }: TextPane) => at !== undefined && rows[at];
		await search(pane, "5");
		for (const [key, there] of [
			["n", "line 15"],
			["N", "line 05"],
			["N", "line 59"],
			["n", "line 05"],
		] as const) {
			await press(pane, key);
			await pane.until((now) => place(now) === there);
		}
	});

	test("says what it is searched for until that is found, and nothing once nothing is looked for", async () => {
		const lines = stretched(linesOf(60), 10);
		const first = (await lines(FILE_START)) as Stretch;
		const { promise, resolve } = Promise.withResolvers<void>();
		const reads: StretchAt[] = [];
		const read: ReadStretch = async (at) => {
			reads.push(at);
			await promise;
			return lines(at);
		};
		const pane = hooked(() => useTextPane(read, first, { columns: 40, rows: 4, from: "start" }));
		await search(pane, "line 12");
		expect([pane.now().searched, reads]).toEqual(["Looking for “line 12” …", [{ from: 80 }]]);
		resolve();
		await pane.until(({ searched }) => searched === "“line 12” 1 of 1 in this part");
		await search(pane, "");
		expect([pane.now().searched, pane.now().at, reads.length]).toEqual(["", undefined, 1]);
	});
});
