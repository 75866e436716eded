import { expect, test } from "vitest";
import { runWords } from "../../src/console/own-commands.ts";
import type { ConfigChange, RunRequest } from "../../src/runs/run.ts";

const target = { name: "lsst", region: "eu-west-2", configPath: "/c" } as RunRequest["target"];
const change = { words: ["--max", "4"] } as unknown as ConfigChange;

test.each<[string, Pick<RunRequest, "verb" | "head" | "change">, string | undefined]>([
	["a creation is told by its answers", { verb: "create" }, undefined],
	["a change of size", { verb: "update", change }, "resize lsst --max 4 --region eu-west-2"],
	["somebody else's change has none", { verb: "update" }, undefined],
	["stopping the nodes", { verb: "stop" }, "stop lsst --region eu-west-2"],
	["stopping the head node too", { verb: "stop", head: true }, "stop lsst --head --region eu-west-2"],
	["starting both", { verb: "start", head: true }, "start lsst --region eu-west-2"],
])("the command that does the same: %s", (_what, run, words) => {
	expect(runWords({ ...run, target, stackName: "s", attach: false })?.join(" ")).toBe(words);
});
