import { defineStep } from "../wizard/step.ts";

/** Which operating system is on this image? */
export const osStep = defineStep({
	kind: "select",
	id: "os",
	title: "System",
	question: "Which operating system is on this image?",
	why: "",
	help: [],
	needs: ["image"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value,
	same: (a, b) => a === b,
});
