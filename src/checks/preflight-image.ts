import { ifThere } from "../ports/errors.ts";
import { imageVerdict, leastRootGiB } from "../rules/image.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** The image must be there, be made for this pcluster, and be no larger than the root volume. */
export const checkImage: PreflightCheck = {
	id: "image",
	title: "AMI",
	about: "image",
	troubles: [8, 18, 20],
	run: async ({ spec, profile, ec2, now, signal }) => {
		const images = await ifThere(ec2.images(spec.region, { ids: [spec.image.id] }, signal));
		const image = images?.find(({ id }) => id === spec.image.id);
		if (!image)
			return {
				result: "fail",
				detail: `There is no image ${spec.image.id} in ${spec.region}.`,
				fix: "Choose the image again.",
				step: "image",
			};
		const verdict = imageVerdict(image, profile, now);
		const least = leastRootGiB(image.rootGiB, profile);
		if (verdict.fit !== "unfit" && least > spec.nodes.rootGiB)
			return {
				result: "fail",
				detail: `The image needs ${least} GiB of root disk; ${spec.nodes.rootGiB} are asked for.`,
				fix: `Ask for at least ${least} GiB.`,
				step: "nodes",
			};
		return judgedBy(verdict, spec.image.id, "image", `The image is made for pcluster ${profile.version}.`);
	},
};
