import type { Cause } from "./cause.ts";

/** Words that only say that something else failed. */
export const wrapperCauses: readonly Cause[] = [
	{
		id: "no-signal",
		wrapper: true,
		signs: [
			["Failed to receive", "resource signal(s)"],
			["Received 0 SUCCESS signal(s)"],
			["Received FAILURE signal"],
			["WaitCondition timed out"],
			["WaitCondition received failed message"],
		],
		meaning:
			"The head node started but did not report that it is ready. Often it has no way out to the internet, a volume could not be attached, or the image does not fit this pcluster.",
		cure: "Check that the subnet is public (or has a NAT), that the volumes are in its zone and free, and that the image is of your pcluster version.",
		step: "subnet",
	},
	{
		id: "embedded",
		wrapper: true,
		signs: [
			["Embedded stack", "was not successfully"],
			["The following resource(s) failed to"],
			["Resource creation cancelled"],
		],
		meaning: "A part of the cluster failed, and AWS did not say why here.",
		cure: "Open the stack in the CloudFormation console and look for the first red line among its events.",
		step: undefined,
	},
];
