import { type PreflightCheck, passed } from "./preflight-check.ts";

/** What even the newest accounts may start at once, as far as reports tell. */
const SURE_TO_FIT = 4;

/** Accounts have a limit of processors that run at once, low at first; no read of EC2 tells it. */
export const checkProcessors: PreflightCheck = {
	id: "processors",
	title: "Account's limit",
	about: "nodes",
	run: async ({ spec, ec2, signal }) => {
		const { headType, computeType, maximum } = spec.nodes;
		const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const types = await ec2.instanceTypes(spec.region, zone, signal);
		const head = types.find(({ id }) => id === headType);
		const compute = types.find(({ id }) => id === computeType);
		if (!head || !compute)
			return { result: "unknown", detail: "How many processors the cluster needs cannot be told." };
		const needed = head.vcpus + maximum * compute.vcpus;
		if (needed <= SURE_TO_FIT) return passed(`At most ${needed} processors (vCPU) run at once.`);
		return {
			result: "unknown",
			detail: `Up to ${needed} processors (vCPU) may run at once. New accounts may have a lower limit, which firstlight cannot see.`,
			fix: "If AWS says VcpuLimitExceeded, ask for more under Service Quotas, EC2, “Running On-Demand Standard instances”, or take fewer nodes.",
			step: "nodes",
		};
	},
};
