import { expect, test } from "vitest";
import { pricedList } from "../../src/cost/priced-choices.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import type { StepId } from "../../src/questions/answers.ts";

const prices = shippedPrices("us-east-1");
const notes = (id: StepId, value: unknown, note?: string) =>
	pricedList(
		id,
		{ options: [{ key: "a", value, cells: ["a"], ...(note && { note }) }], suggested: [], notes: [] },
		prices,
	).options.map((option) => option.note);

test.each([
	["gp2 by its size", { id: "vol-1", disk: { type: "gp2", sizeGiB: 500 } }, undefined, "$50/month"],
	[
		"io1 with its speed",
		{ id: "vol-1", disk: { type: "io1", sizeGiB: 50, iops: 2000 } },
		undefined,
		"$136/month",
	],
	[
		"beside another word",
		{ id: "vol-1", disk: { type: "gp2", sizeGiB: 15 } },
		"in use",
		"$1.50/month · in use",
	],
	[
		"a type without a price",
		{ id: "vol-1", disk: { type: "new", sizeGiB: 15 } },
		undefined,
		"price not known",
	],
	["a volume not read", { id: "vol-1" }, undefined, "price not known"],
])("a volume has its price a month: %s", (_name, value, note, told) => {
	expect(notes("volumes", value, note)).toEqual([told]);
});

test("a subnet behind a NAT gateway names its price, another does not", () => {
	expect(notes("subnet", { id: "subnet-1", viaNat: true })).toEqual(["its NAT gateway: $0.04/h"]);
	expect(notes("subnet", { id: "subnet-1" })).toEqual([undefined]);
});
