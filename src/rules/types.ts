import type { Architecture, InstanceType } from "../ports/account.ts";
import { FINE, odd, unfit, type Verdict } from "./verdict.ts";

/** Below this the head node starts too slowly or not at all (pcluster 3 warns at the same figure), MiB. */
const LEAST_HEAD_MEMORY = 1_740;

/** What AWS's Free plan is, and how to leave it for the Paid plan. */
export const FREE_PLAN_PAGE =
	"https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html";

/** True when a machine of this type runs the image; an image that does not tell its processors speaks against none. */
export function runsOn({ architectures }: InstanceType, image: Architecture | undefined): boolean {
	return image === undefined || architectures.includes(image);
}

/** Head and compute nodes share one image, and so their kind of processors. */
export function processorsVerdict(
	type: InstanceType,
	head: InstanceType,
	image: Architecture | undefined,
): Verdict {
	const others =
		image === undefined
			? !type.architectures.some((own) => head.architectures.includes(own)) && "the head node has others"
			: !runsOn(type, image) && `the image is for ${image}`;
	if (others === false) return FINE;
	return unfit(`${type.architectures.join(", ")} processors; ${others}`, "Choose another type.");
}

/** Whether the type can be a head node's. */
export function headVerdict({ memoryMiB }: InstanceType): Verdict {
	if (memoryMiB >= LEAST_HEAD_MEMORY) return FINE;
	return odd("too little memory for a head node", "It may not come up in time: take t3.small or larger.");
}
