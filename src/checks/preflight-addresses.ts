import { type PreflightCheck, passed } from "./preflight-check.ts";

/** The subnet must have an address for the head node and for each compute node. */
export const checkAddresses: PreflightCheck = {
	id: "subnet-addresses",
	title: "Free addresses",
	run: async ({ spec, ec2, signal }) => {
		const { freeAddresses } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const needed = 1 + spec.nodes.maximum;
		if (freeAddresses >= needed)
			return passed(`${freeAddresses} addresses are free; ${needed} may be needed.`);
		const started = 1 + spec.nodes.initial;
		return {
			result: freeAddresses < started ? "fail" : "warn",
			detail: `The subnet has ${freeAddresses} free addresses, and the cluster may need ${needed}.`,
			fix: "Choose another subnet of this zone, or fewer nodes.",
			step: freeAddresses < started ? "subnet" : "nodes",
		};
	},
};
