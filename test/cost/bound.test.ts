import { expect, test } from "vitest";
import { aboveBound, boundFrom, isMachineUnknown } from "../../src/cost/bound.ts";
import { estimate } from "../../src/cost/estimate.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { AppError } from "../../src/ports/errors.ts";

test.each([
	["12", 12],
	["$12.50", 12.5],
	[" 0,5 ", 0.5],
	["12 USD/h", 12],
	["3 $ / hour", 3],
	["0", 0],
])("“%s” is a bound of %d", (text, usd) => {
	expect(boundFrom(text)).toBe(usd);
});

test.each(["", "a lot", "-3", "1e9", "12 EUR", "1.2.3", "∞"])("“%s” is none", (text) => {
	expect(() => boundFrom(text)).toThrow(AppError);
});

const known = { perHour: 4.99, unknown: [] };

test("what costs more than the bound is asked about, with what it makes a month", () => {
	expect(aboveBound(known, false, 4.99)).toBeUndefined();
	expect(aboveBound(known, false, 4.98)).toEqual([
		"All nodes at work it costs ≈ $4.99/h, which is $120/day and $3643/month if they never rest.",
		"firstlight asks once more above $4.98/h: you can choose another bound here.",
	]);
});

test("so is a machine whose price nobody knows, but not a small thing beside it", () => {
	const of = (computeType: string, kept: readonly string[] = []) =>
		estimate(
			{
				headType: "t3.medium",
				computeType,
				fewestNodes: 0,
				mostNodes: 2,
				root: { type: "gp3", sizeGiB: 40 },
				headAddress: "automatic",
				nodeAddresses: true,
				own: [],
				made: [],
				kept,
			},
			shippedPrices("us-east-1"),
		);
	expect(isMachineUnknown(of("t3.xlarge", ["a file system"]))).toBe(false);
	expect(isMachineUnknown(of("p99.enormous"))).toBe(true);
	expect(aboveBound(known, true, 5)?.[0]).toContain("is not known");
});
