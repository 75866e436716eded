import { defineStep } from "../wizard/step.ts";

/** What should the cluster be called? */
export const nameStep = defineStep({
	kind: "form",
	id: "name",
	title: "Name",
	question: "What should the cluster be called?",
	why: "",
	help: [],
	needs: ["region"],
	load: async () => ({ fields: [], values: {}, notes: [], presets: [] }),
	check: () => ({ ok: false, errors: {} }),
	valuesOf: () => ({}),
	summary: () => "",
	same: () => false,
});
