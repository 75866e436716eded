import { describe, expect, test } from "vitest";
import type { Invocation } from "../../src/pcluster/dialect.ts";
import { ENDED } from "../../src/pcluster/verdict-v2.ts";
import { AppError } from "../../src/ports/errors.ts";
import { diagnosisOf, startChild, verdictOf } from "../../src/runs/pcluster-child.ts";
import { engineOf } from "./engine.ts";
import { FakeAccount } from "./fake-account.ts";

const { dialect, program } = engineOf();
const invocation: Invocation = { args: ["create", "lsst"], env: {} };
const missing = new AppError("pcluster-missing", "It is gone.", { hint: "Look." });

function started() {
	const account = new FakeAccount();
	const child = startChild(account.deps, program, invocation, () => undefined);
	return { account, child, process: account.processes.last };
}

describe("a pcluster at work", () => {
	test("that cannot be run says why, and the log has it", async () => {
		const { account, child, process } = started();
		expect(verdictOf(dialect, "create", child)).toEqual({ outcome: "in-progress" });
		process.fail(missing);
		expect(await child.ended).toEqual({ exit: undefined, error: missing });
		expect(account.notes).toEqual(["pcluster create could not be run"]);
		const failed = { outcome: "failed", message: "It is gone.", failures: [] } as const;
		expect(verdictOf(dialect, "create", child)).toEqual(failed);
		expect(diagnosisOf(failed, child)).toMatchObject({ reason: "It is gone.", cure: "Look." });
		expect(diagnosisOf(failed, undefined).cure).toBeUndefined();
	});

	test("that was stopped is no fault, nor one that ends", async () => {
		const stopped = started();
		stopped.child.stop();
		stopped.process.fail(new DOMException("ended", "AbortError"));
		expect(await stopped.child.ended).toEqual({ exit: undefined, error: undefined });
		const ended = started();
		ended.process.exit(1);
		expect((await ended.child.ended).exit?.code).toBe(1);
		expect([...stopped.account.notes, ...ended.account.notes]).toEqual([]);
	});
});

test("of several failures the oldest is the cause: pcluster prints the newest first", () => {
	const failures = ["second", "first"].map((reason) => ({ type: "T", logicalId: reason, reason }));
	expect(diagnosisOf({ outcome: "failed", message: "x", failures }, undefined).resource).toBe("first");
});

const DENIED = "User: ada is not authorized to perform: cloudformation:DeleteStack";

test.each([
	[
		"that AWS gives of a part of the stack are AWS's",
		[{ type: "T", logicalId: "Role", reason: DENIED }],
		"",
		"AWS",
	],
	["that pcluster ends with are pcluster's", [], DENIED, "pcluster"],
	["of a pcluster that was ended are nobody's", [], ENDED, undefined],
] as const)("words %s", (_, failures, message, by) => {
	const diagnosis = diagnosisOf({ outcome: "failed", message, failures }, undefined);
	expect(diagnosis.meaning).toBeDefined();
	expect(diagnosis.quotes).toBe(by);
});
