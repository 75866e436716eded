import { defineStep } from "../wizard/step.ts";

/** Which subnet should the cluster live in? */
export const subnetStep = defineStep({
	kind: "select",
	id: "subnet",
	title: "Subnet",
	question: "Which subnet should the cluster live in?",
	why: "",
	help: [],
	needs: ["region", "vpc"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value.id,
	same: (a, b) => a.id === b.id,
});
