import { ifThere } from "../ports/errors.ts";
import { vpcOfSubnetVerdict, wayVerdict } from "../rules/subnet.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** The head node must reach the internet, or it never reports back. */
export const checkSubnet: PreflightCheck = {
	id: "subnet-route",
	title: "Way to the internet",
	about: "subnet",
	troubles: [9, 14, 17],
	run: async ({ spec, ec2, signal }) => {
		const subnet = await ifThere(ec2.subnet(spec.region, spec.subnetId, signal));
		if (!subnet)
			return {
				result: "fail",
				detail: `There is no subnet ${spec.subnetId} in ${spec.region}.`,
				fix: "Choose the subnet again.",
				step: "subnet",
			};
		const elsewhere = vpcOfSubnetVerdict(subnet, spec.vpcId);
		const verdict = elsewhere.fit === "fine" ? wayVerdict(subnet) : elsewhere;
		return judgedBy(verdict, subnet.id, "subnet", "The subnet is public.");
	},
};
