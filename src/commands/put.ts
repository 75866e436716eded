import { copyCommand } from "./copy-command.ts";

/** `firstlight put`: copies a file or folder to a cluster. */
export const put = copyCommand({
	direction: "put",
	does: "copies a file or folder to a cluster.",
	words: "FILE THERE",
	more: [
		"It goes into the folder THERE on the head node, under its own name: /mnt/data,",
		"or one of your home folder there, such as results or ~. Traffic in is free.",
	],
});
