import type { InstanceType } from "../ports/account.ts";
import { LEAST_HEAD_MEMORY } from "../questions/node-types.ts";
import { type Judgement, type PreflightCheck, type PreflightContext, passed } from "./preflight-check.ts";

/** Both instance types must be offered in the subnet's zone and run the image; the head node needs some memory. */
export const checkTypes: PreflightCheck = {
	id: "instance-types",
	title: "Instance types",
	run: async (context) => {
		const { spec, ec2, signal } = context;
		const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const offered = await ec2.instanceTypes(spec.region, zone, signal);
		return judged(context, offered, zone);
	},
};

function judged({ spec }: PreflightContext, offered: readonly InstanceType[], zone: string): Judgement {
	const { headType, computeType } = spec.nodes;
	const find = (wanted: string) => offered.find(({ id }) => id === wanted);
	const head = find(headType);
	const compute = find(computeType);
	if (!head || !compute) {
		const missing = [...new Set([...(head ? [] : [headType]), ...(compute ? [] : [computeType])])].join(
			" and ",
		);
		return fault(`${missing} is not offered in ${zone}.`);
	}
	const { architecture } = spec.image;
	const unfit = [head, compute].find(({ architectures }) =>
		architecture
			? !architectures.includes(architecture)
			: !architectures.some((own) => head.architectures.includes(own)),
	);
	if (unfit)
		return fault(
			`${unfit.id} has ${unfit.architectures.join(", ")} processors; ${architecture ? `the image is for ${architecture}` : "the head node has others"}.`,
		);
	if (head.memoryMiB < LEAST_HEAD_MEMORY)
		return {
			...fault(`${headType} has ${head.memoryMiB} MiB of memory: the head node may not come up in time.`),
			result: "warn",
			fix: "Choose t3.small or larger for the head node.",
		};
	return passed(`${headType} and ${computeType} are offered in ${zone} and run this image.`);
}

function fault(detail: string): Judgement {
	return {
		result: "fail",
		detail,
		fix: "Choose another type: the volumes tie you to this zone.",
		step: "nodes",
	};
}
