import { describe, expect, test } from "vitest";
import type { SubnetAnswer, VolumeAnswer } from "../../src/questions/answers.ts";
import { subnetStep } from "../../src/questions/subnet.ts";
import { volumesStep } from "../../src/questions/volumes.ts";
import { listWith, opaque, typedOption } from "../../src/wizard/list-step.ts";
import { answerTyped, suggestedFrom } from "../../src/wizard/typed-answer.ts";
import { denied, volumeId } from "../harness/account.ts";
import { contextOf } from "../questions/context.ts";

const one = opaque(subnetStep);
const many = opaque(volumesStep);
const subnet = (id: string): SubnetAnswer => ({ id: `subnet-0${id.repeat(7)}` as never, zone: `zone ${id}` });
const volume = (digit: string): VolumeAnswer => ({ id: volumeId(digit), name: undefined, zone: undefined });
const rowOf = (value: { readonly id: string }, disabled?: string) => ({
	...{ key: value.id, value, cells: [value.id] },
	...(disabled !== undefined && { disabled }),
});
const [a, b, c] = [subnet("a"), subnet("b"), subnet("c")];
const [v1, v2, v3] = [volume("1"), volume("2"), volume("3")];
const subnets = { options: [rowOf(a), rowOf(b)], suggested: [a.id], notes: [] };
const volumes = { options: [rowOf(v1), rowOf(v2)], suggested: [v1.id], notes: [] };

describe("a list opens", () => {
	test("on its suggestion, before there is an answer", () => {
		expect(listWith(one, subnets, undefined)).toBe(subnets);
	});

	test("on the answer, by the choice that it is", () => {
		expect(listWith(one, subnets, { ...b, freeAddresses: 7 })).toMatchObject({
			...{ options: subnets.options, suggested: [b.id] },
		});
		expect(listWith(many, volumes, [{ ...v2, name: "x" }])).toMatchObject({
			...{ options: volumes.options, suggested: [v2.id] },
		});
	});

	test("with a row of its own for what was typed, above the others", () => {
		const typed = { key: c.id, value: c, cells: ["zone c"], note: "typed by you" };
		expect(typedOption(one, c)).toEqual(typed);
		expect(listWith(one, subnets, c)).toEqual({ options: [typed, ...subnets.options], suggested: [c.id] });
		const third = { key: v3.id, value: v3, cells: [v3.id], note: "typed by you" };
		expect(listWith(many, volumes, [v1, v3])).toEqual({
			options: [third, ...volumes.options],
			suggested: [v1.id, v3.id],
		});
	});
});

describe("what Enter alone takes", () => {
	test("the row of the suggestion; of several, all that are", () => {
		expect(suggestedFrom(one, subnets, contextOf())).toEqual({ ok: true, value: a, warnings: [] });
		expect(suggestedFrom(many, { ...volumes, suggested: [v1.id, v2.id] }, contextOf())).toMatchObject({
			value: [v1, v2],
		});
		expect(suggestedFrom(many, { ...volumes, suggested: [] }, contextOf())).toMatchObject({
			ok: true,
			value: [],
		});
	});

	test.each([
		["nothing speaks for a row", { ...subnets, suggested: [] }, "Nothing tells which of them it should be."],
		[
			"no row can be chosen",
			{ ...subnets, options: [rowOf(b, "full"), rowOf(a, "too small"), rowOf(c, "full")], suggested: [] },
			`None of them can be chosen. ${b.id}, ${c.id}: full; ${a.id}: too small.`,
		],
		["there is no row", { ...subnets, options: [], suggested: [], empty: "Make one." }, "Make one."],
		[
			"it cannot be chosen",
			{ ...subnets, options: [rowOf(b, "full"), rowOf(a, "too small")], empty: "Make one." },
			"too small",
		],
	])("is nothing where %s", (_what, list, why) => {
		expect(suggestedFrom(one, list, contextOf())).toEqual({ ok: false, errors: { "": why } });
	});
});

describe("the answer that words make", () => {
	const refused = () => Promise.reject(denied);
	const blind = () => ({
		...contextOf({ answers: { subnet: a } }),
		ec2: { subnet: refused, volumes: refused } as never,
	});
	const dim = { ...subnets, options: [rowOf(a, "too small"), rowOf(b)] };
	const words = (...texts: string[]) => answerTyped(one, dim, texts, blind());

	test("is the row of that key, with what the list knows", async () => {
		expect(await words(b.id)).toBe(b);
		expect(await answerTyped(many, volumes, [v2.id, v1.id], blind())).toEqual([v2, v1]);
	});

	test("is what was typed where the list has no such row, or could not be read", async () => {
		expect(await words(c.id)).toEqual({ id: c.id, zone: undefined });
		expect(await answerTyped(one, undefined, [c.id], blind())).toEqual({ id: c.id, zone: undefined });
		expect(await answerTyped(many, volumes, [v3.id, v1.id], blind())).toEqual([v3, v1]);
	});

	test.each([
		[[], "Nothing was named."],
		[[b.id, c.id], "One is enough."],
		[[a.id], `${a.id} cannot be used: too small.`],
		[[b.id, b.id], `${b.id} is named more than once.`],
		[[` ${b.id}`, b.id], `${b.id} is named more than once.`],
		[["lsst"], "“lsst” is not an id of the right form."],
	])("%j is none: %s", async (texts, why) => {
		await expect(words(...texts)).rejects.toMatchObject({ code: "bad-input", message: why });
	});

	test("no more volumes than pcluster mounts", async () => {
		const six = ["1", "2", "3", "4", "5", "6"].map((digit) => volumeId(digit));
		await expect(answerTyped(many, volumes, six, blind())).rejects.toThrow(/at most 5 volumes/);
		expect(await answerTyped(many, volumes, six.slice(1), blind())).toHaveLength(5);
		expect(await answerTyped(many, volumes, [], blind())).toEqual([]);
	});

	test("where nothing can be typed, only a row is meant", async () => {
		const { typed: _, ...fixed } = one;
		const rows = (...texts: string[]) => answerTyped(fixed as typeof one, dim, texts, blind());
		expect(await rows(b.id)).toBe(b);
		await expect(rows(a.id)).rejects.toThrow(`${a.id} cannot be used: too small.`);
		await expect(rows(c.id)).rejects.toThrow(`“${c.id}” is not among what can be chosen.`);
	});
});
