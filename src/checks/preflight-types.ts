import type { InstanceType } from "../ports/account.ts";
import { headVerdict, processorsVerdict, runsOn } from "../rules/types.ts";
import { type Judgement, judgedBy, type PreflightCheck, type PreflightContext } from "./preflight-check.ts";

/** Both instance types must be offered in the subnet's zone and run the image; the head node needs some memory. */
export const checkTypes: PreflightCheck = {
	id: "instance-types",
	title: "Instance types",
	about: "nodes",
	troubles: [21, 25, 30],
	run: async (context) => {
		const { spec, ec2, signal } = context;
		const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const offered = await ec2.instanceTypes(spec.region, zone, signal, {
			names: [spec.nodes.headType, spec.nodes.computeType],
		});
		return judged(context, offered, zone);
	},
};

function judged(
	{ spec, profile }: PreflightContext,
	offered: readonly InstanceType[],
	zone: string,
): Judgement {
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
	const { architecture, official } = spec.image;
	const [one] = head.architectures;
	// pcluster then takes AWS's image for the head node's processors, whichever was chosen.
	const follows = official && profile.findsOfficialImage && compute.architectures.includes(one ?? "x86_64");
	if (follows && architecture !== undefined && !runsOn(head, architecture))
		return {
			result: "warn",
			detail: `The chosen image is for ${architecture}, the machines are ${one}: pcluster takes its image for ${one} instead.`,
			fix: "Choose other types, or the image for these.",
			step: "nodes",
		};
	const misfit = [head, compute].find((type) => processorsVerdict(type, head, architecture).fit !== "fine");
	const type = misfit ?? head;
	const verdict = misfit ? processorsVerdict(misfit, head, architecture) : headVerdict(head);
	const good = `${headType} and ${computeType} are offered in ${zone} and run this image.`;
	return judgedBy(verdict, type.id, "nodes", good);
}

function fault(detail: string): Judgement {
	return {
		result: "fail",
		detail,
		fix: "Choose another type: the volumes tie you to this zone.",
		step: "nodes",
	};
}
