import { expect, test } from "vitest";
import { refuseNow } from "../../src/commands/refuse-now.ts";
import { spokenError } from "../../src/commands/spoken-error.ts";
import { asAppError } from "../../src/ports/errors.ts";
import { clusterView } from "../components/console/world.ts";
import { worldOf } from "../harness/services.ts";
import { headNode } from "../runs/fake-account.ts";

test.each([
	["stopped", "lsst: The head node is stopped.", "firstlight start lsst --region eu-west-2 starts it."],
	["stopping", "lsst: The head node is stopping.", ""],
] as const)("a command names no key where it refuses because the head node is %s", (state, message, hint) => {
	let thrown: unknown;
	try {
		refuseNow(clusterView({ head: headNode(state) }), "ssh", worldOf().services.settings);
	} catch (error) {
		thrown = error;
	}
	expect(spokenError(asAppError(thrown))).toMatchObject({ message, hint });
});
