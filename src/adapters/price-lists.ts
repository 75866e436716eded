import { DescribeSpotPriceHistoryCommand } from "@aws-sdk/client-ec2";
import { GetProductsCommand } from "@aws-sdk/client-pricing";
import * as z from "zod/mini";
import type { RegionId } from "../ports/ids.ts";
import type { Price, PriceLists } from "../ports/prices.ts";
import { sharedReads } from "../ports/shared-reads.ts";
import type { Outside } from "../text/plain.ts";
import { required } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { dayOf, type KeptToday } from "./kept-today.ts";

/** The API of price lists answers in a few regions only, for all of them (AWS's documentation of its endpoints). */
const LIST_REGION = "us-east-1";

/** A product of the list, as far as it is read: a JSON text in the answer. */
const PRODUCT = z.object({
	product: z.optional(z.object({ attributes: z.object({ volumeApiName: z.optional(z.string()) }) })),
	terms: z.object({
		OnDemand: z.record(
			z.string(),
			z.object({
				priceDimensions: z.record(z.string(), z.object({ pricePerUnit: z.object({ USD: z.string() }) })),
			}),
		),
	}),
});

/** `kept` holds answers for the day; it is left out where nothing is to stay on the disk. */
export function priceLists(
	clients: AwsClients,
	kept: KeptToday | undefined,
	now: () => Date = () => new Date(),
): PriceLists {
	const asked = sharedReads();
	return {
		async listed(region, thing, signal) {
			const question = `price of ${JSON.stringify(thing)} in ${region}`;
			const known = await kept?.recall(question, isPrice);
			if (known !== undefined) return known;
			const filters = thing.of === "instance" ? machine(thing.type) : DISKS;
			const products = await asked.read([region, filters, dayOf(now())], signal, (own) =>
				listedProducts(clients, { regionCode: region, ...filters }, own),
			);
			const usd = onlyPrice(thing.of === "instance" ? products : products.filter(isDisk(thing.type)));
			const price = usd === undefined ? undefined : { usd, dated: dayOf(now()), from: "aws" as const };
			if (price) await kept?.keep(question, price);
			return price;
		},
		async spot(region, zone, type, signal) {
			const usd = await spotPrice(clients, region, zone, type, now(), signal);
			return usd === undefined ? undefined : { usd, dated: dayOf(now()), from: "market" };
		},
	};
}

type Product = z.infer<typeof PRODUCT>;

async function listedProducts(
	clients: AwsClients,
	filters: Readonly<Record<string, string>>,
	signal: AbortSignal,
): Promise<Product[]> {
	const asked = { action: "pricing:GetProducts", what: "AWS's price list", region: LIST_REGION };
	const answer = await clients.ask(asked, signal, async (options) =>
		(await clients.pricing(LIST_REGION)).send(
			new GetProductsCommand({
				ServiceCode: "AmazonEC2",
				Filters: Object.entries(filters).map(([Field, Value]) => ({ Type: "TERM_MATCH", Field, Value })),
				MaxResults: 100,
			}),
			options,
		),
	);
	return required(answer.PriceList, "the price list").flatMap(productIn);
}

const machine = (instanceType: string) => ({
	instanceType,
	operatingSystem: "Linux",
	tenancy: "Shared",
	preInstalledSw: "NA",
	capacitystatus: "Used",
});

/** Of all types at once: a region has some ten. */
const DISKS = { productFamily: "Storage" };

const isDisk =
	(type: string) =>
	({ product }: Product) =>
		product?.attributes.volumeApiName === type;

/** The SDK hands a product over as a text in an object of its own. */
function productIn(text: { toString(): string }): Product[] {
	const product = PRODUCT.safeParse(parsed(text.toString()));
	return product.success ? [product.data] : [];
}

/** More than one price would be a product that was not meant: no price is better than a wrong one. */
function onlyPrice(products: readonly Product[]): number | undefined {
	const prices = products
		.flatMap(({ terms }) => Object.values(terms.OnDemand))
		.flatMap(({ priceDimensions }) => Object.values(priceDimensions))
		.flatMap(({ pricePerUnit }) => priceIn(pricePerUnit.USD));
	return new Set(prices).size === 1 ? prices[0] : undefined;
}

/** None where AWS's figure is no number above nothing. */
function priceIn(figure: Outside | undefined): number[] {
	const usd = Number(figure);
	return Number.isFinite(usd) && usd > 0 ? [usd] : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function spotPrice(
	clients: AwsClients,
	region: RegionId,
	zone: string | undefined,
	type: string,
	now: Date,
	signal: AbortSignal,
): Promise<number | undefined> {
	const asked = { action: "ec2:DescribeSpotPriceHistory", what: "the spot market's prices", region };
	const answer = await clients.ask(asked, signal, (options) =>
		clients.ec2(region).send(
			new DescribeSpotPriceHistoryCommand({
				InstanceTypes: [type as never],
				ProductDescriptions: ["Linux/UNIX"],
				StartTime: now,
				...(zone === undefined ? {} : { AvailabilityZone: zone }),
			}),
			options,
		),
	);
	const prices = (answer.SpotPriceHistory ?? []).flatMap(({ SpotPrice }) => priceIn(SpotPrice));
	return prices.length > 0 ? Math.max(...prices) : undefined;
}

function isPrice(value: unknown): value is Price {
	const price = value as Partial<Price> | null;
	return typeof price?.usd === "number" && typeof price.dated === "string";
}
