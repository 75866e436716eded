import { expect, test } from "vitest";
import { useNodeWords } from "../../hooks/use-node-words.ts";
import type { RunRequest, RunView } from "../../src/runs/run.ts";
import { LONDON, runView } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";

const request = { target: { region: LONDON } } as RunRequest;
const cause = { inNodeLog: true } as never;
const silent = { verb: "create", phase: "stack", stack: { id: "arn:lsst" }, cause } as object;
const failed = (diagnosis: object) => ({ outcome: { kind: "failed", diagnosis } });

/** What the head node wrote, where the stack has no events; which stacks were asked for. */
function wordsOf(of: object) {
	const asked: string[] = [];
	const stacks = {
		events: async (_: unknown, stackId: string) => {
			asked.push(stackId);
			return [];
		},
	};
	let view = { ...runView(), ...of } as RunView;
	const hook = hooked(() => useNodeWords(view, request), { ports: { stacks: stacks as never } });
	const change = async (next: object) => {
		view = { ...view, ...next } as RunView;
		await hook.redraw();
		await hook.redraw();
	};
	return {
		hook,
		asked,
		change,
		answered: () => hook.until((now) => now !== undefined && now.at !== "asking"),
	};
}

test("what the head node wrote is read as soon as it is at fault, and once more when the creation is over", async () => {
	const { hook, asked, change, answered } = wordsOf(silent);
	expect(hook.now()?.at).toBe("asking");
	expect(await answered()).toEqual({ at: "known", value: { telling: undefined, refused: [] } });
	await change({});
	expect(asked).toEqual(["arn:lsst"]);
	await change(failed({ inNodeLog: true }));
	await answered();
	await change({});
	expect(asked).toEqual(["arn:lsst", "arn:lsst"]);
});

test.each([
	["AWS says why", { ...silent, cause: undefined }],
	["AWS says why at the end", { ...silent, ...failed({}) }],
	["it is no creation", { ...silent, verb: "delete" as const }],
	["no stack is made yet", { ...silent, phase: "pcluster" as never }],
	["the stack is not known", { ...silent, stack: undefined as never }],
])("nothing is asked where %s", async (_what, view) => {
	const { hook, asked, change } = wordsOf(view);
	await change({});
	expect([hook.now(), asked]).toEqual([undefined, []]);
});
