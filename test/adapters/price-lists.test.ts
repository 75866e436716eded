import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { awsClients } from "../../src/adapters/aws-client.ts";
import { type KeptToday, keptToday } from "../../src/adapters/kept-today.ts";
import { priceLists } from "../../src/adapters/price-lists.ts";
import list from "../../src/cost/price-list.json" with { type: "json" };
import { pricesFrom } from "../../src/cost/price-table.ts";
import { type Demo, startDemo } from "../../src/demo/account-server.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

const folder = mkdtempSync(join(tmpdir(), "firstlight-prices-"));
const open: { close(): Promise<void> }[] = [];
const signal = new AbortController().signal;
const NOW = new Date("2026-11-26T12:00:00Z");

afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
	rmSync(folder, { recursive: true, force: true });
});

async function demo(): Promise<Demo> {
	const started = await startDemo({ stateFolder: folder, major: 3 });
	open.push(started);
	return started;
}

function listsOf({ endpoint, credentials, region }: Demo) {
	return priceLists(awsClients({ baseRegion: region, endpoint, credentials }), undefined, () => NOW);
}

async function answering(...answers: readonly { status?: number; body: string }[]): Promise<LoopbackAws> {
	const aws = await loopbackAws((_query, call) => answers[call - 1] ?? answers.at(-1));
	open.push(aws);
	return aws;
}

const product = (...usd: string[]) =>
	JSON.stringify({
		terms: {
			OnDemand: Object.fromEntries(
				usd.map((USD, at) => [at, { priceDimensions: { only: { pricePerUnit: { USD } } } }]),
			),
		},
	});

describe("AWS's list prices", () => {
	test("of machines and disks are those of the region", async () => {
		const lists = listsOf(await demo());
		const shipped = pricesFrom(list, LONDON);
		const machine = { of: "instance", type: "t3.xlarge" } as const;
		const disk = { of: "disk", type: "gp3", unit: "gib" } as const;
		expect(await lists.listed(LONDON, machine, signal)).toEqual({
			usd: shipped(machine)?.usd,
			dated: "2026-11-26",
			from: "aws",
		});
		expect(await lists.listed(LONDON, disk, signal)).toEqual({
			usd: shipped(disk)?.usd,
			dated: "2026-11-26",
			from: "aws",
		});
		expect(await lists.listed(LONDON, { of: "instance", type: "none.such" }, signal)).toBeUndefined();
	});

	test("of all disks of a region are asked for once", async () => {
		const disk = (volumeApiName: string, usd: string) =>
			JSON.stringify({ product: { attributes: { volumeApiName } }, ...JSON.parse(product(usd)) });
		const body = JSON.stringify({ PriceList: [disk("gp3", "0.09"), disk("io2", "0.1"), disk("io2", "0.2")] });
		const aws = await answering({ body });
		const lists = priceLists(awsClients(aws.config), undefined, () => NOW);
		const usdOf = async (type: string) =>
			(await lists.listed(LONDON, { of: "disk", type, unit: "gib" }, signal))?.usd;
		// Of io2 there is more than one price, and of st1 none.
		expect(await Promise.all(["gp3", "io2", "st1", "gp3"].map(usdOf))).toEqual([
			0.09,
			undefined,
			undefined,
			0.09,
		]);
		expect(aws.calls).toHaveLength(1);
	});

	test("of the spot market are those of the zone, the dearest where it is not chosen yet", async () => {
		const lists = listsOf(await demo());
		const usd = pricesFrom(list, LONDON)({ of: "instance", type: "t3.xlarge" })?.usd ?? Number.NaN;
		const here = await lists.spot(LONDON, "eu-west-2a", "t3.xlarge", signal);
		expect(here?.usd).toBeCloseTo(usd * 0.35, 4);
		const anywhere = await lists.spot(LONDON, undefined, "t3.xlarge", signal);
		expect(anywhere?.usd).toBeCloseTo(usd * 0.37, 4);
		expect(await lists.spot(LONDON, undefined, "none.such", signal)).toBeUndefined();
	});

	test.each([
		["several prices", [product("0.1", "0.2")]],
		["no number", [product("free")]],
		["nothing", [product("0")]],
		[
			"another currency",
			['{"terms":{"OnDemand":{"a":{"priceDimensions":{"b":{"pricePerUnit":{"CNY":"1"}}}}}}}'],
		],
		["half a text", ['{"terms":']],
		["no product", []],
	])("with %s are not known", async (_name, PriceList) => {
		const aws = await answering({ body: JSON.stringify({ PriceList }) });
		const lists = priceLists(awsClients(aws.config), undefined, () => NOW);
		expect(await lists.listed(LONDON, { of: "instance", type: "t3.micro" }, signal)).toBeUndefined();
	});

	test("are kept for the day, and a refusal is not", async () => {
		const aws = await answering(
			{
				status: 400,
				body: '{"__type":"AccessDeniedException","message":"User is not authorized to perform: pricing:GetProducts"}',
			},
			{ body: JSON.stringify({ PriceList: [product("0.0118")] }) },
		);
		const lists = priceLists(
			awsClients(aws.config),
			keptToday(folder, ["me"], () => NOW),
			() => NOW,
		);
		const micro = { of: "instance", type: "t3.micro" } as const;
		await expect(lists.listed(LONDON, micro, signal)).rejects.toMatchObject({ code: "denied" });
		for (let time = 0; time < 3; time++) {
			expect(await lists.listed(LONDON, micro, signal)).toEqual({
				usd: 0.0118,
				dated: "2026-11-26",
				from: "aws",
			});
		}
		expect(aws.calls.length).toBe(2);
		await lists.listed("eu-west-1" as RegionId, micro, signal);
		expect(aws.calls.length).toBe(3);
	});

	test.each([[null], [{ usd: "1", dated: "2026-11-26" }], [{ usd: 1 }]])(
		"are asked for where %j is kept of them",
		async (value) => {
			const aws = await answering({ body: JSON.stringify({ PriceList: [product("0.5")] }) });
			const kept: KeptToday = {
				recall: async (_, isWanted) => (isWanted(value) ? value : undefined),
				keep: async () => {},
			};
			const lists = priceLists(awsClients(aws.config), kept, () => NOW);
			const price = await lists.listed(LONDON, { of: "instance", type: "t3.micro" }, signal);
			expect(price?.usd).toBe(0.5);
		},
	);
});
