import { imageFault, imageVersion } from "../questions/image-options.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** The image must be there, be made for this pcluster, and be no larger than the root volume. */
export const checkImage: PreflightCheck = {
	id: "image",
	title: "AMI",
	run: async ({ spec, profile, ec2, signal }) => {
		const images = await ec2.images(spec.region, { ids: [spec.image.id] }, signal);
		const image = images.find(({ id }) => id === spec.image.id);
		if (!image)
			return {
				result: "fail",
				detail: `There is no image ${spec.image.id} in ${spec.region}.`,
				fix: "Choose the image again.",
				step: "image",
			};
		const fault = imageFault(image, profile);
		if (fault)
			return {
				result: "fail",
				detail: `The image does not fit: ${fault}.`,
				fix: "Choose another image.",
				step: "image",
			};
		if (image.rootGiB !== undefined && image.rootGiB > spec.nodes.rootGiB)
			return {
				result: "fail",
				detail: `The image needs ${image.rootGiB} GiB of root disk; ${spec.nodes.rootGiB} are asked for.`,
				fix: `Ask for at least ${image.rootGiB} GiB.`,
				step: "nodes",
			};
		if (image.marketplace)
			return {
				result: "warn",
				detail:
					"The image stems from the AWS Marketplace: its terms must be accepted once (AWS: OptInRequired).",
				fix: "If create fails, open the link in its message, accept, wait some minutes and try again.",
			};
		if (imageVersion(image) === undefined)
			return {
				result: "warn",
				detail: `Neither name nor tags say that the image was made for pcluster ${profile.version}.`,
				fix: "Choose an official image if you are not sure.",
				step: "image",
			};
		return passed(`The image is made for pcluster ${profile.version}.`);
	},
};
