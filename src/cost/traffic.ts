import { usdText } from "./money.ts";

/**
 * What AWS takes for traffic out to the internet, after what a month has for nothing: most regions, first 10 TB
 * (https://aws.amazon.com/ec2/pricing/on-demand/, "Data Transfer", November 2026). Some regions cost more.
 */
const USD_A_GB = 0.09;
const FREE_GB = 100;

/** What so many bytes cost that leave AWS, as a sentence. */
export function trafficOutText(bytes: number): string {
	const usd = (bytes / 1e9) * USD_A_GB;
	return `Traffic out of AWS costs ≈ $${USD_A_GB} a GB in most regions after the first ${FREE_GB} GB of a month: for this ${usd < 0.01 ? "less than a cent" : `at most ≈ ${usdText(usd)}`}.`;
}
