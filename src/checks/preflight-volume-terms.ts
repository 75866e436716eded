import { someNames } from "../rules/volume.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** A volume made from the root disk of a Marketplace image can be attached to no machine that runs. */
export const checkVolumeTerms: PreflightCheck = {
	id: "volume-terms",
	title: "Volumes' terms",
	about: "volumes",
	rows: [3],
	run: async ({ spec, ec2, signal }) => {
		const coded = await Promise.all(
			spec.volumes.map(({ id }) => ec2.hasProductCode(spec.region, id, signal)),
		);
		const bound = spec.volumes.filter((_, place) => coded[place]);
		if (bound.length === 0) return passed("No volume carries terms of the AWS Marketplace.");
		return {
			result: "fail",
			detail: `${someNames(bound.map(({ label }) => label))}: made from a disk of the AWS Marketplace, which AWS attaches to no machine that runs.`,
			fix: "Copy the files to a fresh volume, and choose that one.",
			step: "volumes",
		};
	},
};
