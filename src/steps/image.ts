import { defineStep } from "../wizard/step.ts";

/** Which machine image (AMI) should every node start from? */
export const imageStep = defineStep({
	kind: "select",
	id: "image",
	title: "AMI",
	question: "Which machine image (AMI) should every node start from?",
	why: "",
	help: [],
	needs: ["region"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value.id,
	same: (a, b) => a.id === b.id,
});
