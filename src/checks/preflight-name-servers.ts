import { type PreflightCheck, passed } from "./preflight-check.ts";

/** What a set of DHCP options says where AWS's own name server serves the VPC. */
const AWS_DNS = "AmazonProvidedDNS";

const CURE = "Choose the default VPC, or ask whoever runs this network.";

/** Compute nodes find the head node by name; other name servers than AWS's do not know those names. */
export const checkNameServers: PreflightCheck = {
	id: "name-servers",
	title: "Name servers",
	about: "vpc",
	silent: {
		number: 12,
		name: "name servers of its own",
		sees: "The head node is up, and compute nodes never join: jobs wait for ever.",
		why: "The VPC has name servers of its own, which do not know AWS's names; the nodes do not find the head node.",
		cure: CURE,
	},
	run: async ({ spec, ec2, signal }) => {
		const [vpcs, sets] = await Promise.all([
			ec2.vpcs(spec.region, signal, [spec.vpcId]),
			ec2.nameServers(spec.region, signal),
		]);
		const options = vpcs.find(({ id }) => id === spec.vpcId)?.dhcpOptions;
		const servers = options === undefined ? undefined : sets.get(options);
		if (servers === undefined)
			return { result: "unknown", detail: "AWS does not tell the VPC's name servers." };
		if (servers.length === 0 || servers.includes(AWS_DNS))
			return passed("AWS's own name server serves the VPC.");
		return {
			result: "warn",
			detail: `The VPC has name servers of its own (${servers.join(", ")}). Where they do not know AWS's names, compute nodes never join.`,
			fix: CURE,
			step: "vpc",
		};
	},
};
