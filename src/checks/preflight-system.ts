import { OS_FACTS } from "../questions/os-names.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Systems that their makers have ended still start, but cannot install packages. */
export const checkSystem: PreflightCheck = {
	id: "system",
	title: "Operating system",
	run: async ({ spec, profile }) => {
		const { name, ended } = OS_FACTS[spec.image.os];
		if (!profile.oses.includes(spec.image.os))
			return {
				result: "fail",
				detail: `pcluster ${profile.version} does not take ${name}.`,
				fix: "Choose another image.",
				step: "image",
			};
		if (ended)
			return {
				result: "warn",
				detail: `${ended}.`,
				fix: "Choose another system if you want to install packages.",
				step: "image",
			};
		return passed(`${name} is known to pcluster ${profile.version}.`);
	},
};
