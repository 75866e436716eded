import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Version 2 gives the head node an Elastic IP, version 3 where the subnet gives no address; an account has few. */
export const checkElasticIp: PreflightCheck = {
	id: "elastic-ip",
	title: "Fixed address",
	about: "subnet",
	troubles: [16],
	run: async ({ spec, profile, kept, inventory, limits, signal }) => {
		const none = kept.some(({ facts }) =>
			facts.some((fact) => fact.kind === "no-address" && fact.of === "all"),
		);
		const takes = !none && (profile.headKeepsAddress || spec.publicAddress === "elastic");
		if (!takes) return passed("The head node takes no Elastic IP.");
		const [{ length: held }, most] = await Promise.all([
			inventory.addresses(spec.region, signal),
			limits.elasticIps(spec.region, signal),
		]);
		if (most === undefined)
			return {
				result: "unknown",
				detail: `The account holds ${held} Elastic IPs; how many it may is not told.`,
			};
		if (held < most)
			return passed(`The account holds ${held} of ${most} Elastic IPs; the head node takes one.`);
		return {
			result: "fail",
			detail: `The head node takes an Elastic IP, and the account holds all ${most} that it may.`,
			fix: "Release one that you do not use (AWS console, EC2, Elastic IPs: it costs, too), or ask for more under Service Quotas.",
		};
	},
};
