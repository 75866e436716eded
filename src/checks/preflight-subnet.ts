import { type PreflightCheck, passed } from "./preflight-check.ts";

/** The head node must reach the internet, or it never reports back. */
export const checkSubnet: PreflightCheck = {
	id: "subnet-route",
	title: "Way to the internet",
	run: async ({ spec, ec2, signal }) => {
		const subnet = await ec2.subnet(spec.region, spec.subnetId, signal);
		if (subnet.vpcId !== spec.vpcId)
			return {
				result: "fail",
				detail: `${subnet.id} belongs to another VPC, ${subnet.vpcId}.`,
				fix: "Choose the subnet again.",
				step: "subnet",
			};
		switch (subnet.route) {
			case "internet-gateway":
				return passed("The subnet is public.");
			case "nat":
				return {
					result: "warn",
					detail:
						"The subnet is private: the cluster can start, but ssh works only from inside this network.",
					fix: "Choose a public subnet if you want to log in from your desk.",
					step: "subnet",
				};
			case "none":
				return {
					result: "fail",
					detail:
						"The subnet has no way to the internet: the head node could not report back, and create would time out.",
					fix: "Choose a public subnet.",
					step: "subnet",
				};
			case "unknown":
				return { result: "unknown", detail: "Your account may not read route tables." };
		}
	},
};
