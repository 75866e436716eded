import { describe, expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { causeOf } from "../../src/diagnosis/find-cause.ts";
import { fromUsers } from "./printed/from-users.ts";
import {
	everyday,
	failureCodes,
	fromAws,
	fromHeadNode,
	fromPcluster,
	fromVersion3,
	waits,
} from "./printed/messages.ts";
import { ofVersion2, ofVersion3, surroundings } from "./surroundings.ts";

function meaningOf(id: string): string {
	const cause = causes.find((each) => each.id === id);
	if (!cause) throw new Error(`no cause is called ${id}`);
	return cause.meaning;
}

describe.each(Object.entries(surroundings))("what AWS says, in %s", (_, diagnosed) => {
	test.each(fromAws)("tells of %s: %s", (cause, said) => {
		expect(diagnosed(said).meaning).toBe(meaningOf(cause));
	});
});

describe("what the head node reports", () => {
	test.each(fromHeadNode)("tells of %s: %s", (cause, said) => {
		const reason = `WaitCondition received failed message: '${said}' for uniqueId: i-0123456789abcdef0`;
		const found = diagnose([{ resource: "HeadNodeWaitCondition20261126", reason }]);
		expect(found.meaning).toBe(meaningOf(cause));
	});

	test.each(fromHeadNode)("says nothing of a way to the internet: %s %s", (_, said) => {
		const reason = `WaitCondition received failed message: '${said}' for uniqueId: i-0123456789abcdef0`;
		expect(diagnose([{ resource: undefined, reason }]).meaning).not.toMatch(/way out|internet/);
	});
});

describe("what describe-cluster says of a failed cluster", () => {
	test.each(failureCodes)("%s: %s, %s", (cause, failureCode, failureReason) => {
		const found = ofVersion3({
			clusterStatus: "CREATE_FAILED",
			failures: [{ failureCode, failureReason }],
		});
		expect(found.meaning).toBe(meaningOf(cause));
	});
});

describe("what CloudFormation says of a part", () => {
	test.each(waits)("%s: %s", (cause, reason) => {
		expect(diagnose([{ resource: "MasterServer", reason }]).meaning).toBe(meaningOf(cause));
	});
});

describe("what pcluster itself says", () => {
	test.each(fromPcluster)("%s, %s: %s", (cause, version, line) => {
		const lines = ["Beginning cluster creation for cluster: lsst", line];
		const found = version === "2.11.9" ? ofVersion2(...lines) : ofVersion3({ message: line });
		expect(found.meaning).toBe(meaningOf(cause));
	});

	test.each(fromVersion3)("%s: %s", (cause, message) => {
		expect(ofVersion3({ message }).meaning).toBe(meaningOf(cause));
	});
});

describe("what users were told", () => {
	test.each(fromUsers)("%s: %s", (cause, text) => {
		expect(causeOf(text)?.id).toBe(cause);
	});
});

describe("a sentence that is no failure", () => {
	test.each(everyday)("matches no cause: %s", (line) => {
		expect(causeOf(line)?.id).toBeUndefined();
	});
});
