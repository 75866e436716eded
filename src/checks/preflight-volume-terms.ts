import { someNames } from "../rules/volume.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/**
 * A volume made from the root disk of a Marketplace image can be attached to no machine that runs. Its snapshot hands
 * the terms on (AWS's documentation of CreateVolume): one that was made empty has none, and AWS is not asked for each.
 */
export const checkVolumeTerms: PreflightCheck = {
	id: "volume-terms",
	title: "Volumes' terms",
	about: "volumes",
	rows: [3],
	run: async ({ spec, ec2, signal }) => {
		const ids = spec.volumes.map(({ id }) => id);
		const volumes = ids.length === 0 ? [] : await ec2.volumes(spec.region, signal, ids);
		const copies = volumes.filter(({ fromSnapshot }) => fromSnapshot);
		const coded = await Promise.all(copies.map(({ id }) => ec2.hasProductCode(spec.region, id, signal)));
		const withTerms = copies.filter((_, place) => coded[place]).map(({ id }) => id);
		const bound = spec.volumes.filter(({ id }) => withTerms.includes(id));
		if (bound.length === 0) return passed("No volume carries terms of the AWS Marketplace.");
		return {
			result: "fail",
			detail: `${someNames(bound.map(({ label }) => label))}: made from a disk of the AWS Marketplace, which AWS attaches to no machine that runs.`,
			fix: "Copy the files to a fresh volume, and choose that one.",
			step: "volumes",
		};
	},
};
