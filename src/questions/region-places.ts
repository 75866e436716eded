import { nearestFirst } from "../text/nearest.ts";

/** Where each region's machines stand, as AWS names the place. */
export const REGION_PLACES: Readonly<Record<string, string>> = {
	"af-south-1": "Cape Town",
	"ap-east-1": "Hong Kong",
	"ap-east-2": "Taipei",
	"ap-northeast-1": "Tokyo",
	"ap-northeast-2": "Seoul",
	"ap-northeast-3": "Osaka",
	"ap-south-1": "Mumbai",
	"ap-south-2": "Hyderabad",
	"ap-southeast-1": "Singapore",
	"ap-southeast-2": "Sydney",
	"ap-southeast-3": "Jakarta",
	"ap-southeast-4": "Melbourne",
	"ap-southeast-5": "Malaysia",
	"ap-southeast-6": "New Zealand",
	"ap-southeast-7": "Thailand",
	"ca-central-1": "Canada (Central)",
	"ca-west-1": "Calgary",
	"cn-north-1": "Beijing",
	"cn-northwest-1": "Ningxia",
	"eu-central-1": "Frankfurt",
	"eu-central-2": "Zurich",
	"eu-north-1": "Stockholm",
	"eu-south-1": "Milan",
	"eu-south-2": "Spain",
	"eu-west-1": "Ireland",
	"eu-west-2": "London",
	"eu-west-3": "Paris",
	"il-central-1": "Tel Aviv",
	"me-central-1": "United Arab Emirates",
	"me-south-1": "Bahrain",
	"mx-central-1": "Mexico (Central)",
	"sa-east-1": "São Paulo",
	"us-east-1": "North Virginia",
	"us-east-2": "Ohio",
	"us-gov-east-1": "GovCloud (East)",
	"us-gov-west-1": "GovCloud (West)",
	"us-west-1": "North California",
	"us-west-2": "Oregon",
};

/** True for a region that AWS is known to have. */
export function isKnownRegion(id: string): boolean {
	return Object.hasOwn(REGION_PLACES, id);
}

/** Which of `regions` a mistyped name may mean, in a sentence. */
export function nearestRegions(id: string, regions: readonly string[] = Object.keys(REGION_PLACES)): string {
	return `Nearest to it: ${nearestFirst(regions, id).slice(0, 3).join(", ")}.`;
}
