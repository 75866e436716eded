import { expect, test } from "vitest";
import { firstFleetView, firstStackView } from "../../src/runs/first-view.ts";
import type { RunRequest } from "../../src/runs/run.ts";
import { engineOf } from "./engine.ts";
import { region } from "./fake-account.ts";
import { ManualClock } from "./manual-clock.ts";

const clock = new ManualClock();
const { profile } = engineOf();
const request: RunRequest = {
	verb: "create",
	target: { name: "lsst", region, configPath: "/c" },
	stackName: "parallelcluster-lsst",
	attach: false,
};

test.each([
	["create", profile.typicalCreateMinutes, profile.typicalResources],
	["delete", [5, 10], 0],
	["update", [2, 15], 0],
] as const)(
	"a %s usually takes %j minutes, and is expected to touch %i resources",
	(verb, minutes, resources) => {
		expect(firstStackView(clock, profile, request, verb)).toMatchObject({
			...{ cluster: "lsst", outcome: { kind: "running" }, startedAt: clock.now() },
			...{ typicalMinutes: minutes, resourcesDone: 0, resourcesExpected: resources },
		});
	},
);

test.each([
	["stop", [2, 8], true, "later"],
	["start", [1, 5], false, undefined],
] as const)(
	"a %s usually takes %j minutes; with the head node: %s",
	(verb, typicalMinutes, head, headStage) => {
		expect(firstFleetView(clock, { ...request, head }, verb)).toMatchObject({ typicalMinutes, headStage });
	},
);
