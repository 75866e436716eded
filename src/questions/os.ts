import { loginUserOf, type Os } from "../cluster/spec.ts";
import { systemVerdict } from "../rules/image.ts";
import { OS_FACTS, OSES_BY_PREFERENCE } from "../rules/os-names.ts";
import { marksOf } from "../rules/verdict.ts";
import { row, wordOf } from "./row.ts";
import type { SelectStep } from "./step.ts";

/** Which operating system an image holds; asked only when its name does not tell. */
export const osStep: SelectStep<"os", Os> = {
	kind: "select",
	id: "os",
	title: "System",
	question: "Which operating system is on this image?",
	why: "The image's name does not say it, and pcluster must know. A wrong answer shows only when the nodes fail to start.",
	help: [
		"Look at the image's description in the AWS console (EC2, Images, AMIs), or ask whoever made it.",
		"The name under which you log in depends on it, too; it is shown in the list.",
		"In the tutorial's config file this is base_os.",
	],
	needs: ["image"],
	rows: [
		row({
			what: "The operating system",
			value: ({ image }) => image.os,
			known: (os) => ({ os }),
			v2: { at: ["cluster", "base_os"], read: (os) => wordOf(OSES_BY_PREFERENCE, os) },
			v3: { at: ["Image", "Os"], read: (os) => wordOf(OSES_BY_PREFERENCE, os) },
		}),
	],
	// While no image is chosen the question is not in sight: nearly every image tells its system.
	skip: ({ image }) => image === undefined || image.os !== undefined,
	columns: ["System", "pcluster's name", "You log in as"],
	load: async ({ answers, profile, prefill, now }) => {
		const architecture = answers.image?.architecture;
		const oses = OSES_BY_PREFERENCE.filter((os) => profile.oses.includes(os)).filter(
			(os) => architecture === undefined || profile.supportsArchitecture(os, architecture),
		);
		const wanted = prefill.os && oses.includes(prefill.os) ? prefill.os : oses[0];
		const options = oses.map((os) => {
			const cells = [OS_FACTS[os].name, os, loginUserOf(os)];
			return { key: os, value: os, cells, ...marksOf(systemVerdict(os, profile, now)) };
		});
		const undecided = "The image's name does not say its system.";
		return { options, suggested: wanted ? [wanted] : [], notes: [], undecided };
	},
	plan: () => [],
	summary: (os) => OS_FACTS[os].name,
	keyOf: (os) => os,
};
