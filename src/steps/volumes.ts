import { defineStep } from "../wizard/step.ts";

/** Which EBS volumes every node shares. */
export const volumesStep = defineStep({
	kind: "multi-select",
	id: "volumes",
	title: "Volumes",
	question: "Which of your volumes should the cluster mount?",
	why: "",
	help: [],
	needs: ["region", "subnet"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	maximum: ({ profile }) => ({ count: profile.maximumVolumes, reason: "" }),
	answerFrom: (chosen) => chosen,
	itemsOf: (answer) => answer,
	keyOf: ({ id }) => id,
	summary: (value) => String(value.length),
	same: (a, b) => a.length === b.length && a.every(({ id }, place) => b[place]?.id === id),
});
