import { expect, test } from "vitest";
import { liesIn } from "../../src/rules/address-range.ts";

test.each([
	["203.0.113.7", "203.0.113.0/24", true],
	["203.0.114.0", "203.0.113.0/24", false],
	["203.0.112.255", "203.0.113.0/24", false],
	["203.0.113.7", "203.0.113.7/32", true],
	["203.0.113.8", "203.0.113.7/32", false],
	["255.255.255.255", "0.0.0.0/0", true],
	["0.0.0.0", "0.0.0.0/0", true],
	["203.0.113.7", "203.0.113.7", undefined],
	["203.0.113.7", "203.0.113.0/33", undefined],
	["203.0.113.7", "256.0.113.0/8", undefined],
	["203.0.113.256", "203.0.113.0/24", undefined],
	["203.0.113", "203.0.113.0/24", undefined],
	["203.0.-1.7", "203.0.113.0/24", undefined],
	["2001:db8::7", "203.0.113.0/24", undefined],
	["203.0.113.7", "2001:db8::/32", undefined],
])("%s in %s: %s", (address, range, expected) => {
	expect(liesIn(address, range)).toBe(expected);
});
