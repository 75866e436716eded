import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Both DNS attributes of the VPC must be on: pcluster refuses a VPC without. */
export const checkVpc: PreflightCheck = {
	id: "vpc-dns",
	title: "Network names",
	run: async ({ spec, ec2, signal }) => {
		const vpcs = await ec2.vpcs(spec.region, signal, [spec.vpcId]);
		const vpc = vpcs.find(({ id }) => id === spec.vpcId);
		if (!vpc)
			return { result: "fail", detail: `There is no VPC ${spec.vpcId} in ${spec.region}.`, step: "vpc" };
		const off = [
			...(vpc.dnsSupport === false ? ["enable-dns-support"] : []),
			...(vpc.dnsHostnames === false ? ["enable-dns-hostnames"] : []),
		];
		const command = `aws ec2 modify-vpc-attribute --region ${spec.region} --vpc-id ${vpc.id}`;
		if (off.length > 0)
			return {
				result: "fail",
				detail: "The VPC does not give its machines names (DNS), so the nodes would not find each other.",
				fix: off.map((attribute) => `${command} --${attribute} '{"Value":true}'`).join(" && "),
				step: "vpc",
			};
		if (vpc.dnsSupport === undefined || vpc.dnsHostnames === undefined)
			return { result: "unknown", detail: "Your account may not read the VPC's DNS settings." };
		return passed("The VPC gives its machines names.");
	},
};
