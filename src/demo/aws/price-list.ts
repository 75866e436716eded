import { shippedPrices } from "../../cost/shipped-prices.ts";
import type { PricedThing } from "../../ports/prices.ts";
import type { HttpAnswer } from "./answer.ts";
import { jsonAnswer, jsonUnknown } from "./json.ts";

/** The header by which AWS's JSON services tell what is asked. */
export const TARGET_HEADER = "x-amz-target";

interface Question {
	readonly Filters?: readonly { readonly Field: string; readonly Value: string }[];
}

/** The answer of AWS's price list service: its list holds a JSON text for each product. */
export function priceListAnswer(target: string, body: string): HttpAnswer {
	if (target !== "AWSPriceListService.GetProducts") return jsonUnknown(target);
	const { Filters = [] } = JSON.parse(body) as Question;
	const asked = Object.fromEntries(Filters.map(({ Field, Value }) => [Field, Value]));
	const priceOf = shippedPrices(asked["regionCode"] ?? "");
	const things = asked["instanceType"] === undefined ? DISKS.map((type) => ({ volumeApiName: type })) : [{}];
	return jsonAnswer({
		FormatVersion: "aws_v1",
		PriceList: things.flatMap((thing) => {
			const attributes = { ...asked, ...thing };
			const price = priceOf(thingOf(attributes));
			return price === undefined ? [] : [product(attributes, price.usd)];
		}),
	});
}

const DISKS: readonly string[] = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"];

function thingOf({ instanceType, volumeApiName = "" }: Record<string, string>): PricedThing {
	return instanceType === undefined
		? { of: "disk", type: volumeApiName, unit: "gib" }
		: { of: "instance", type: instanceType };
}

function product(attributes: Record<string, string>, usd: number): string {
	const unit = "instanceType" in attributes ? "Hrs" : "GB-Mo";
	return JSON.stringify({
		product: { productFamily: attributes["productFamily"] ?? "Compute Instance", attributes, sku: "DEMO" },
		serviceCode: "AmazonEC2",
		terms: {
			OnDemand: {
				"DEMO.TERM": {
					sku: "DEMO",
					effectiveDate: "2026-11-01T00:00:00Z",
					priceDimensions: {
						"DEMO.TERM.RATE": {
							unit,
							beginRange: "0",
							endRange: "Inf",
							pricePerUnit: { USD: usd.toFixed(10) },
						},
					},
				},
			},
		},
	});
}
