import { someNames } from "../text/some-names.ts";
import { chosenVolumes } from "./chosen-volumes.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/**
 * A volume made from the root disk of a Marketplace image can be attached to no machine that runs. Its snapshot hands
 * the terms on (AWS's documentation of CreateVolume): one that was made empty has none, and AWS is not asked for each.
 */
export const checkVolumeTerms: PreflightCheck = {
	id: "volume-terms",
	title: "Volumes' terms",
	about: "volumes",
	troubles: [3],
	run: async (context) => {
		const { spec, ec2, signal } = context;
		const copies = (await chosenVolumes(context)).filter(({ volume }) => volume.fromSnapshot);
		const coded = await Promise.all(
			copies.map(({ volume }) => ec2.hasProductCode(spec.region, volume.id, signal)),
		);
		const bound = copies.filter((_, place) => coded[place]);
		if (bound.length === 0) return passed("No volume carries terms of the AWS Marketplace.");
		return {
			result: "fail",
			detail: `${someNames(bound.map(({ chosen }) => chosen.label))}: made from a disk of the AWS Marketplace, which AWS attaches to no machine that runs.`,
			fix: "Copy the files to a fresh volume, and choose that one.",
			step: "volumes",
		};
	},
};
