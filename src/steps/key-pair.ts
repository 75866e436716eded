import { defineStep } from "../wizard/step.ts";

/** Which key pair may log in to the head node? */
export const keyPairStep = defineStep({
	kind: "select",
	id: "keyPair",
	title: "Key pair",
	question: "Which key pair may log in to the head node?",
	why: "",
	help: [],
	needs: ["region"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value.name,
	same: (a, b) => a.name === b.name,
});
