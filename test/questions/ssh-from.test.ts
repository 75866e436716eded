import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import type { Prefill } from "../../src/questions/prefill.ts";
import { sshFromStep, sshFromWords } from "../../src/questions/ssh-from.ts";
import { contextOf, type Situation } from "./context.ts";

const load = (given: Situation = {}) => sshFromStep.load(contextOf(given));
const known = (range: string): Prefill => ({
	sshFrom: { range },
	source: { sshFrom: "from your config file" },
});
const silent = {
	ownAddress: () => Promise.reject(new AppError("unreachable", "The page does not answer.")),
};

test("anywhere is suggested, as ever; this address is offered with what it is", async () => {
	const { options, suggested, undecided, notes, why } = await load();
	expect([notes, why]).toEqual([[], undefined]);
	expect(options.map(({ key, value }) => [key, value.range])).toEqual([
		["anywhere", undefined],
		["this", "192.0.2.7/32"],
	]);
	expect([suggested, undecided]).toEqual([["anywhere"], undefined]);
});

test.each([
	["this", "this", "192.0.2.7/32"],
	["anywhere", "anywhere", undefined],
	["10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8"],
	["pl-01234567", "pl-01234567", "pl-01234567"],
])("what is known before, %s, is suggested", async (text, key, range) => {
	const { options, suggested, why, notes } = await load({ prefill: known(text) });
	expect(suggested).toEqual([key]);
	expect([why, notes]).toEqual(["from your config file", []]);
	expect(options).toHaveLength(/^[ta]/.test(text) ? 2 : 3);
	expect(options.find((one) => one.key === key)?.value).toEqual({ range });
});

test("beside a range of the file, anywhere is written out", async () => {
	const { options } = await load({ prefill: known("10.0.0.0/8") });
	expect(options.find(({ key }) => key === "anywhere")?.value).toEqual({ range: "0.0.0.0/0" });
});

test.each([
	["this", silent, "The page does not answer."],
	["2001:db8::/32", undefined, "“2001:db8::/32” (from your config file) is no range of IPv4 addresses."],
])("%s is never opened to all unasked, nor what cannot be read", async (text, reach, why) => {
	const { suggested, undecided, notes } = await load({ prefill: known(text), reach });
	expect([suggested, undecided, notes]).toEqual([[], why, [why]]);
});

test.each([
	["198.51.100.7", "198.51.100.7/32"],
	[" 198.51.100.0/24 ", "198.51.100.0/24"],
	["this", "192.0.2.7/32"],
])("%j may be typed", async (text, range) => {
	expect(await sshFromStep.typed?.parse(text, contextOf())).toEqual({ range });
});

test.each(["home", "", "2001:db8::7", "198.51.100.0/33", "198.051.100.7", "198.51.100"])(
	"%j is refused with how it is written",
	async (text) => {
		await expect(sshFromStep.typed?.parse(text, contextOf())).rejects.toMatchObject({
			code: "bad-input",
			hint: expect.stringContaining("198.51.100.0/24"),
		});
	},
);

test("this address is refused with the reason why nobody knows it", async () => {
	await expect(sshFromStep.typed?.parse("this", contextOf({ reach: silent }))).rejects.toMatchObject({
		message: "The page does not answer.",
	});
});

test.each([
	[undefined, "from anywhere"],
	["0.0.0.0/0", "from anywhere"],
	["198.51.100.7/32", "only from 198.51.100.7"],
	["198.51.100.0/24", "only from 198.51.100.0/24"],
])("%s is told as %s", (range, words) => {
	expect(sshFromWords(range)).toBe(words);
});

test("in a word: where from", () => {
	expect(sshFromStep.summary({ range: undefined })).toBe("anywhere, or as the file says");
	expect(sshFromStep.summary({ range: "198.51.100.7/32" })).toBe("198.51.100.7");
});

test("a look at one's address that is broken off is no answer", async () => {
	const reach = { ownAddress: () => Promise.reject(new DOMException("left", "AbortError")) };
	await expect(load({ reach })).rejects.toThrow("left");
});
