import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { spendings } from "../../src/adapters/spendings.ts";

const NOW = new Date("2026-11-26T10:00:00.000Z");

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), "firstlight-spent-"));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

test("what a cluster had cost is there in the next session, each by its stack", async () => {
	const state = folder();
	await spendings(state).keep("arn:1", 3.5, NOW);
	await spendings(state).keep("arn:2", 1, NOW);
	expect(await spendings(state).recall("arn:1")).toEqual({ usd: 3.5, at: NOW });
	expect(await spendings(state).recall("arn:3")).toBeUndefined();
	expect(await spendings(state).recall("toString")).toBeUndefined();
});

test("another window that has seen less does not take it back", async () => {
	const state = folder();
	await spendings(state).keep("arn:1", 3.5, NOW);
	await spendings(state).keep("arn:1", 2, NOW);
	expect((await spendings(state).recall("arn:1"))?.usd).toBe(3.5);
});

test("what comes while it is being written is written, too", async () => {
	const state = folder();
	const window = spendings(state);
	const kept = [1, 2, 3, 4].flatMap((usd) => [
		window.keep("arn:1", usd, NOW),
		window.keep("arn:2", 10 * usd, NOW),
	]);
	await Promise.all(kept);
	expect((await spendings(state).recall("arn:1"))?.usd).toBe(4);
	expect((await spendings(state).recall("arn:2"))?.usd).toBe(40);
});

test("of what waits to be written the most counts, not the last", async () => {
	const state = folder();
	const window = spendings(state);
	await Promise.all([1, 5, 3].map((usd) => window.keep("arn:1", usd, NOW)));
	expect((await window.recall("arn:1"))?.usd).toBe(5);
});

test("of a hundred clusters and one more the one that was told of longest ago is forgotten", async () => {
	const state = folder();
	const window = spendings(state);
	const keep = (numbers: number[]) =>
		Promise.all(numbers.map((number) => window.keep(`arn:${number}`, number, NOW)));
	await keep(Array.from({ length: 100 }, (_, number) => number));
	await keep([0]);
	await keep([100]);
	const known = async (number: number) => (await window.recall(`arn:${number}`))?.usd;
	expect(await Promise.all([0, 1, 2, 100].map(known))).toEqual([0, undefined, 2, 100]);
});

test.each(["", "[]", '{"arn:1":{"usd":"much"}}', '{"arn:1":{"usd":-1,"at":"2026-11-26T10:00:00.000Z"}}'])(
	"a file that says %s says nothing",
	async (text) => {
		const state = folder();
		writeFileSync(join(state, "spent.json"), text);
		expect(await spendings(state).recall("arn:1")).toBeUndefined();
	},
);

test("where nothing can be written, nobody is stopped by it", async () => {
	const state = folder();
	mkdirSync(join(state, "spent.json"));
	await spendings(state).keep("arn:1", 1, NOW);
	expect(await spendings(state).recall("arn:1")).toBeUndefined();
});
