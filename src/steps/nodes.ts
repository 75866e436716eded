import { defineStep } from "../wizard/step.ts";

/** Which machines, and how many? */
export const nodesStep = defineStep({
	kind: "form",
	id: "nodes",
	title: "Nodes",
	question: "Which machines, and how many?",
	why: "",
	help: [],
	needs: ["region", "subnet", "image"],
	load: async () => ({ fields: [], values: {}, notes: [], presets: [] }),
	check: () => ({ ok: false, errors: {} }),
	valuesOf: () => ({}),
	summary: () => "",
	same: () => false,
});
