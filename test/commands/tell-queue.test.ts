import { expect, test } from "vitest";
import { queueJson } from "../../src/commands/tell-queue.ts";

test("why a job waits is told to programs without the keys of a screen", () => {
	const job = {
		id: "7",
		reason: "ReqNodeNotAvail",
		state: { kind: "waiting", code: "PD", means: "waiting" },
	};
	const look = { user: "ec2-user", nodes: [], jobs: [job] } as unknown as Parameters<typeof queueJson>[1];
	expect(queueJson({ name: "lsst", region: "eu-west-2" }, look)).toMatchObject({
		jobs: [
			{
				waits: {
					cure: "See whether the compute nodes are stopped, then why nodes do not start.",
					stuck: false,
				},
			},
		],
	});
});
