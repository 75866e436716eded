import { defineStep } from "../wizard/step.ts";

/** Where is the private key file of this key pair? */
export const keyFileStep = defineStep({
	kind: "select",
	id: "keyFile",
	title: "Key file",
	question: "Where is the private key file of this key pair?",
	why: "",
	help: [],
	needs: ["keyPair"],
	columns: [],
	load: async () => ({ options: [], suggested: [], notes: [] }),
	summary: (value) => value.path ?? "none",
	same: (a, b) => a.path === b.path,
});
