import { ownEntry } from "../own-entry.ts";
import { busyRegion } from "./busy-region.ts";
import { officialImages } from "./images.ts";
import { plainRegion } from "./plain-region.ts";
import { restrictedRegion } from "./restricted-region.ts";
import type { DemoRegion, KeyFingerprints } from "./things.ts";
import { tutorialRegion } from "./tutorial-region.ts";

/** How many images the busy region shows in all, AWS's own included. */
const BUSY_REGION_IMAGES = 1500;

const PLAIN: Readonly<Record<string, string>> = {
	"ap-northeast-1": "acd",
	"ap-northeast-2": "abcd",
	"ap-south-1": "abc",
	"ap-southeast-1": "abc",
	"ap-southeast-2": "abc",
	"ca-central-1": "abd",
	"eu-north-1": "abc",
	"eu-west-1": "abc",
	"eu-west-3": "abc",
	"sa-east-1": "abc",
	"us-east-2": "abc",
	"us-west-1": "bc",
	"us-west-2": "abcd",
};

/** Regions that an account must switch on before use; this one has not. */
const SWITCHED_OFF = ["af-south-1", "ap-east-1", "eu-south-1", "me-south-1"] as const;

const LIVELY = ["eu-central-1", "eu-west-2", "us-east-1"] as const;

/** Every region that EC2 tells of, in the order of its names. */
export function regionNames(): { readonly id: string; readonly optedIn: boolean }[] {
	return [
		...[...LIVELY, ...Object.keys(PLAIN)].map((id) => ({ id, optedIn: true })),
		...SWITCHED_OFF.map((id) => ({ id, optedIn: false })),
	].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One region of the account; undefined when it is switched off or there is none of that name. */
export function regionOf(id: string, key: KeyFingerprints): DemoRegion | undefined {
	const region = bareRegion(id, key);
	return region && { ...region, images: [...officialImages(id), ...region.images] };
}

function bareRegion(id: string, key: KeyFingerprints): DemoRegion | undefined {
	if (id === "eu-west-2") return tutorialRegion(key);
	if (id === "us-east-1") return busyRegion(key, BUSY_REGION_IMAGES - officialImages(id).length);
	if (id === "eu-central-1") return restrictedRegion();
	const zones = ownEntry(PLAIN, id);
	return zones === undefined ? undefined : plainRegion(id, zones);
}
