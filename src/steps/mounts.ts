import { defineStep } from "../wizard/step.ts";

/** Under which folder should each volume appear? */
export const mountsStep = defineStep({
	kind: "form",
	id: "mounts",
	title: "Folders",
	question: "Under which folder should each volume appear?",
	why: "",
	help: [],
	needs: ["volumes"],
	load: async () => ({ fields: [], values: {}, notes: [], presets: [] }),
	check: () => ({ ok: false, errors: {} }),
	valuesOf: () => ({}),
	summary: () => "",
	same: () => false,
});
