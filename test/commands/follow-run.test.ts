import { expect, test } from "vitest";
import { followRun } from "../../src/commands/follow-run.ts";
import { spokenError } from "../../src/commands/spoken-error.ts";
import { errorAsJson } from "../../src/commands/to-its-end.ts";
import { diagnosisFrom } from "../../src/diagnosis/diagnose.ts";
import { AppError, asAppError, tellError } from "../../src/ports/errors.ts";
import type { Run, RunRequest } from "../../src/runs/run.ts";
import { answerOf } from "../harness/schemas.ts";
import { begin, engineOf } from "../runs/engine.ts";
import { FakeAccount, region, stack } from "../runs/fake-account.ts";

const request: RunRequest = {
	verb: "delete",
	target: { name: "lsst", region, configPath: "/c" },
	stackName: "parallelcluster-lsst",
	attach: false,
	keeps: ["vol-1"],
};

function followed(account: FakeAccount, json: boolean, signal: AbortSignal) {
	const said: string[] = [];
	const noted: string[] = [];
	const tools = { say: (line: string) => said.push(line), note: (line: string) => noted.push(line) };
	const how = { tools, engine: engineOf(), clock: account.clock, signal, json };
	return { said, noted, code: followRun(begin(account, "delete"), request, how) };
}

test.each([true, false])(
	"Ctrl-C lets go, says what becomes of it, and ends with 130 (JSON: %s)",
	async (json) => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE");
		const stop = new AbortController();
		const { said, noted, code } = followed(account, json, stop.signal);
		stop.abort();
		expect(await code).toBe(130);
		const told = json ? answerOf("error", said.join("\n")).error.message : noted.at(-1);
		expect(told).toBe("The deletion of lsst was not begun: AWS had not been asked yet.");
	},
);

test("whose login runs out meanwhile is told what to do, and that AWS goes on", async () => {
	const account = new FakeAccount();
	account.stacks.root = stack("DELETE_IN_PROGRESS");
	const stop = new AbortController();
	const { noted, code } = followed(account, false, stop.signal);
	await account.clock.advance(1000);
	account.stacks.root = new AppError("expired-credentials", "It has expired.", { hint: "Log in." });
	await account.clock.advance(10_000);
	stop.abort();
	await code;
	expect(noted.join("\n")).toContain("It has expired. AWS goes on meanwhile. Log in.");
});

test("why it failed is told without the screens' keys, whatever the width at which they are broken", async () => {
	const account = new FakeAccount();
	const diagnosis = diagnosisFrom({ resource: "HeadNode", reason: "It broke." }, undefined);
	const outcome = { kind: "failed", diagnosis, remains: { kind: "own", stack: undefined } };
	const view = { phase: "stack", verb: "create", stackStatus: "CREATE_FAILED", cluster: "lsst", outcome };
	const run = { subscribe: () => () => undefined, snapshot: () => view, ended: Promise.resolve(view) };
	const how = {
		engine: engineOf(),
		clock: account.clock,
		signal: new AbortController().signal,
	};
	const tools = { say: () => undefined, note: () => undefined };
	const failure = followRun(run as unknown as Run, { ...request, verb: "create" }, { ...how, tools });
	const error = asAppError(await failure.catch((thrown) => thrown));
	expect(spokenError(error)).toMatchObject({
		hint: expect.stringMatching(/Its head node and its disks go on costing. It is kept for a look\.$/),
		copy: [],
	});
	const removal = "firstlight delete lsst";
	const alone = followRun(run as unknown as Run, { ...request, verb: "create" }, { ...how, tools, removal });
	await expect(alone).rejects.toMatchObject({
		copy: [`To remove it: ${removal}`],
	});
});

test("of a run that failed, what to do stands apart from the words of others, and each command has a line", () => {
	const told = (code: "run-failed" | "refused") => {
		const lines: [string, true | undefined][] = [];
		const error = new AppError(code, "AWS says: no", { hint: "Ask.", copy: ["aws iam x"] });
		tellError(error, (line, whole) => lines.push([line, whole]));
		return lines;
	};
	expect(told("run-failed")).toEqual([
		["AWS says: no", undefined],
		["Ask.", undefined],
		["aws iam x", true],
	]);
	expect(told("refused")[0]).toEqual(["AWS says: no Ask.", undefined]);
	expect(JSON.parse(errorAsJson(new AppError("refused", "No.", { copy: ["a", "b"] }))).error.hint).toBe(
		"a\nb",
	);
	expect(JSON.parse(errorAsJson(new AppError("refused", "No."))).error.hint).toBeNull();
});
