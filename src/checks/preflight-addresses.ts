import { roomVerdict } from "../rules/subnet.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** The subnet must have an address for the head node and for each compute node. */
export const checkAddresses: PreflightCheck = {
	id: "subnet-addresses",
	title: "Free addresses",
	about: "subnet",
	troubles: [15],
	run: async ({ spec, ec2, signal }) => {
		const { freeAddresses } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const verdict = roomVerdict(freeAddresses, spec.nodes);
		const step = verdict.fit === "unfit" ? "subnet" : "nodes";
		return judgedBy(verdict, spec.subnetId, step, `${freeAddresses} addresses are free.`);
	},
};
