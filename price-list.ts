// Makes the list of prices that comes with the program: `node price-list.ts FILE`, with a file of AWS's list prices.
// A price that is no number above nothing stops it: a list with a hole is better than one with a wrong figure.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PriceList } from "./src/cost/price-table.ts";

const [from = ""] = process.argv.slice(2);
const raw = JSON.parse(readFileSync(from, "utf8"));

function checked(where: string, value: unknown): void {
	const isGroup = typeof value === "object" && value !== null;
	if (typeof value === "number" ? value > 0 : isGroup) {
		if (isGroup) for (const [key, one] of Object.entries(value)) checked(`${where}.${key}`, one);
	} else throw new Error(`${where}: ${JSON.stringify(value)} is no price`);
}

function dated<T>(where: string, { dated: day, usd }: { dated: string; usd: T }): { dated: string; usd: T } {
	if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error(`${where}: ${day} is no day`);
	checked(where, usd);
	return { dated: day, usd };
}

function regions<T>(where: string, all: Record<string, { dated: string; usd: T }>) {
	return Object.fromEntries(
		Object.entries(all).map(([region, one]) => [region, dated(`${where}.${region}`, one)]),
	);
}

const list = {
	sources: {
		"machines in us-east-1": "AWS's list prices as Karpenter has them (Apache-2.0)",
		"machines elsewhere, disks, NAT gateways": "AWS's list prices as Cortex has them (Apache-2.0)",
		"public addresses": "AWS's announcement",
	},
	instancesPerHour: regions("instances", raw.instancesPerHour),
	ebsPerMonth: regions("EBS", raw.ebsPerMonth),
	natGatewayPerHour: dated("NAT", raw.natGatewayPerHour),
	// One price everywhere, from this day on.
	publicIpv4PerHour: dated("IPv4", { dated: "2024-02-01", usd: raw.publicIpv4PerHour as number }),
} satisfies PriceList;
const target = join(import.meta.dirname, "src/cost/price-list.json");
writeFileSync(target, `${JSON.stringify(list, null, "\t")}\n`);
