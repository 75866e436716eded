import { defineStep } from "../wizard/step.ts";

/** Which network (VPC) should the cluster join? */
export const vpcStep = defineStep({
	kind: "select",
	id: "vpc",
	title: "VPC",
	question: "Which network (VPC) should the cluster join?",
	why: "",
	help: [],
	needs: ["region"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value,
	same: (a, b) => a === b,
});
