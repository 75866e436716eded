import { callName } from "../rules/volume.ts";
import { chosenVolumes } from "./chosen-volumes.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** EC2 attaches no volume whose encryption key is switched off or about to be deleted. */
export const checkVolumeKeys: PreflightCheck = {
	id: "volume-keys",
	title: "Encryption keys",
	about: "volumes",
	run: async (context) => {
		const { spec, limits, signal } = context;
		const locked = (await chosenVolumes(context)).flatMap(({ volume }) =>
			volume.keyArn === undefined ? [] : [{ volume, keyArn: volume.keyArn }],
		);
		if (locked.length === 0) return passed("No volume is encrypted.");
		const keys = [...new Set(locked.map(({ keyArn }) => keyArn))];
		const works = await Promise.all(keys.map((key) => limits.keyWorks(spec.region, key, signal)));
		const shut = locked.filter(({ keyArn }) => !works[keys.indexOf(keyArn)]);
		if (shut.length === 0) return passed("The keys of the encrypted volumes are switched on.");
		const each = shut.map(({ volume, keyArn }) => `${callName(volume)} by ${keyArn}`).join("; ");
		return {
			result: "fail",
			detail: `Encrypted with a key (KMS) that is switched off or gone: ${each}.`,
			fix: "Switch the key on again in the AWS console under KMS, or leave the volume out.",
			step: "volumes",
		};
	},
};
