import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { allPages, unlessRefused } from "../../src/adapters/aws-answers.ts";
import { AppError } from "../../src/ports/errors.ts";
import { inParallel } from "../../src/ports/in-parallel.ts";

describe("pages", () => {
	test("let the event loop turn in between", async () => {
		let turns = 0;
		let counting = true;
		const count = async () => {
			while (counting) {
				await setImmediate();
				turns++;
			}
		};
		const counted = count();
		const all = await allPages({
			page: async (token) => ({ list: [1], NextToken: token === "9" ? "" : String(Number(token ?? 0) + 1) }),
			things: (answer) => answer.list,
			keep: (thing) => thing,
			what: "numbers",
		});
		counting = false;
		await counted;
		expect(all).toHaveLength(10);
		expect(turns).toBeGreaterThanOrEqual(9);
	});
});

describe("work in parallel", () => {
	test("keeps the order and never exceeds the limit", async () => {
		let running = 0;
		let most = 0;
		const results = await inParallel([5, 1, 4, 2, 3], 2, async (rounds) => {
			most = Math.max(most, ++running);
			for (let round = 0; round < rounds; round++) await setImmediate();
			running--;
			return rounds * 10;
		});
		expect(results).toEqual([50, 10, 40, 20, 30]);
		expect(most).toBe(2);
	});

	test("of nothing is nothing", async () => {
		expect(await inParallel([], 3, async () => 1)).toEqual([]);
	});

	test("fails with the first failure and begins nothing more", async () => {
		const begun: number[] = [];
		const work = inParallel([1, 2, 3, 4], 2, async (item) => {
			begun.push(item);
			await setImmediate();
			throw new Error("no");
		});
		await expect(work).rejects.toThrow("no");
		expect(begun).toEqual([1, 2]);
	});
});

describe("a side question", () => {
	test.each(["denied", "throttled"] as const)("that is %s has no answer", async (code) => {
		expect(await unlessRefused(Promise.reject(new AppError(code, "No.")))).toBeUndefined();
	});

	test("that fails otherwise fails", async () => {
		const failure = new AppError("expired-credentials", "No.");
		await expect(unlessRefused(Promise.reject(failure))).rejects.toBe(failure);
	});
});
