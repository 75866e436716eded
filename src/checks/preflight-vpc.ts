import { ifThere } from "../ports/errors.ts";
import { vpcVerdict } from "../rules/vpc.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** Both DNS attributes of the VPC must be on: pcluster refuses a VPC without. */
export const checkVpc: PreflightCheck = {
	id: "vpc-dns",
	title: "Network names",
	about: "vpc",
	troubles: [11],
	run: async ({ spec, ec2, signal }) => {
		const vpcs = await ifThere(ec2.vpcs(spec.region, signal, [spec.vpcId]));
		const vpc = vpcs?.find(({ id }) => id === spec.vpcId);
		if (!vpc)
			return {
				result: "fail",
				detail: `There is no VPC ${spec.vpcId} in ${spec.region}.`,
				fix: "Choose the VPC again.",
				step: "vpc",
			};
		const verdict = vpcVerdict(vpc);
		const need = "The nodes need names (DNS) to find each other";
		return judgedBy(verdict, need, "vpc", "The VPC gives its machines names.");
	},
};
