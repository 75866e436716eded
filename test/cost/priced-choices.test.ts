import { expect, test } from "vitest";
import { priced } from "../../src/cost/priced-choices.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import type { OptionList } from "../../src/list/option.ts";

const prices = shippedPrices("us-east-1");
const volumes = { id: "volumes", kind: "multi-select", columns: ["Name", "Cost"] } as const;
const subnet = { id: "subnet", kind: "select", columns: ["Subnet"] } as const;
const first = (step: typeof volumes | typeof subnet, value: unknown, cells: string[], note?: string) => {
	const options = [{ key: "a", value, cells, ...(note && { note }) }];
	return (priced(step, { options, suggested: [], notes: [] }, prices) as OptionList<unknown>).options[0];
};

test.each([
	["gp2 by its size", { type: "gp2", sizeGiB: 500 }, "$50/month"],
	["io1 with its speed", { type: "io1", sizeGiB: 50, iops: 2000 }, "$136/month"],
	["a type without a price", { type: "new", sizeGiB: 15 }, "price not known"],
	["a volume that could not be read", undefined, "price not known"],
])("a volume has its price a month: %s", (_name, disk, told) => {
	expect(first(volumes, { id: "vol-1", disk }, ["vol-1", ""])?.cells).toEqual(["vol-1", told]);
});

test("a subnet behind a NAT gateway names its price, another does not", () => {
	expect(first(subnet, { viaNat: true }, ["s"])?.note).toBe("its NAT gateway: $0.04/h");
	expect(first(subnet, { viaNat: true }, ["s"], "no public address")?.note).toBe(
		"its NAT gateway: $0.04/h · no public address",
	);
	expect(first(subnet, {}, ["s"])?.note).toBeUndefined();
});
