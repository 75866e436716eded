import type { Trouble } from "./trouble.ts";

/** Troubles of compute nodes, once a job wants them: the queue and the head node's logs show them. */
export const nodeTroubles: readonly Trouble[] = [
	{
		name: "nodes-without-capacity",
		number: 27,
		shows: "AWS has no machine for the last node: once a job wants all of them",
		scarce: true,
	},
];
