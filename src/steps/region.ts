import { defineStep } from "../wizard/step.ts";

/** In which AWS region do your data live? */
export const regionStep = defineStep({
	kind: "select",
	id: "region",
	title: "Region",
	question: "In which AWS region do your data live?",
	why: "",
	help: [],
	needs: [],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value,
	same: (a, b) => a === b,
});
