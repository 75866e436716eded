import { allEnded, systemVerdict } from "../rules/image.ts";
import { endWords, OS_FACTS } from "../rules/os-names.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** Systems that their makers have ended still start, but cannot install packages. */
export const checkSystem: PreflightCheck = {
	id: "system",
	title: "Operating system",
	about: "os",
	troubles: [24],
	run: async ({ spec, profile, now }) => {
		const { name } = OS_FACTS[spec.image.os];
		const verdict = systemVerdict(spec.image.os, profile, now);
		const judgement = judgedBy(verdict, name, "image", `${name} is known to pcluster ${profile.version}.`);
		if (verdict.fit !== "odd") return judgement;
		// Where no other system is left, its question helps nobody.
		const { step: _, ...stepless } = judgement;
		return { ...(allEnded(profile, now) ? stepless : judgement), detail: `${endWords(spec.image.os)}.` };
	},
};
