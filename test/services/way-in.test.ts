import { expect, test } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { regionAtHand } from "../../src/services/clusters-at-hand.ts";
import type { Services } from "../../src/services/services.ts";
import { profileNamed } from "../harness/services.ts";

const found = { works: true, program: { file: "/p", args: [] }, path: "/p", version: "3.16.1" };

/** Where nothing names a region, with this profile among that of the AWS files. */
function services(profile: string): Services {
	const setUp = { profiles: [profileNamed("survey")], faults: [], oddities: [] };
	const services = {
		ports: {
			finder: { find: async () => ({ found: [found], searched: [] }) },
			awsFiles: { read: async () => setUp },
		},
		settings: { profile, places: { home: "/home/ada" } },
		engineFor: () => ({ profile: profileFor("3.16.1") }),
		prefillFor: async () => ({ prefill: {}, notes: [] }),
	};
	return services as unknown as Services;
}

test.each([
	["survey", "usage", "In which region is not known."],
	["surveys", "no-credentials", "AWS credentials: there is no profile surveys."],
])("a region that nothing names is told as what it comes of: profile %s", async (profile, code, message) => {
	const asked = regionAtHand(services(profile), new AbortController().signal);
	await expect(asked).rejects.toMatchObject({ code, message });
});
