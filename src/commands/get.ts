import { copyCommand } from "./copy-command.ts";

/** `firstlight get`: copies a file or folder from a cluster. */
export const get = copyCommand({
	direction: "get",
	does: "copies a file or folder from a cluster to this computer.",
	words: "THERE FOLDER",
	more: [
		"THERE is a file or folder on the head node: /mnt/data/rerun, or one of your home",
		"folder there, such as results. It goes into FOLDER, under its own name. AWS",
		"bills traffic out after the first 100 GB of a month: it says about how much.",
	],
});
