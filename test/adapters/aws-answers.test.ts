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

	/** Pages without end but for what stands on the one of each number. */
	const pagesWith = (things: Readonly<Record<number, number[]>>, last: number) =>
		allPages({
			page: async (token) => {
				const page = Number(token ?? 0);
				return { list: things[page] ?? [], NextToken: page === last ? undefined : String(page + 1) };
			},
			things: (answer) => answer.list,
			keep: (thing) => thing,
			what: "numbers",
		});

	test("that are empty are no end of the list, as many as an account may have", async () => {
		expect(await pagesWith({ 200: [1], 400: [2] }, 400)).toEqual([1, 2]);
	});

	test("that are all empty, each with a mark of its own, are refused", async () => {
		await expect(pagesWith({ 1: [1] }, Number.POSITIVE_INFINITY)).rejects.toMatchObject({
			code: "nonsense-answer",
			message: "The answer of AWS lacks an end to the list of numbers.",
		});
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
