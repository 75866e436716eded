import { expect, test } from "vitest";
import { headLost, nameTaken, notBegun } from "../../src/runs/failure-words.ts";
import { stack } from "./fake-account.ts";

test.each([
	[{}, ""],
	[{ "created-by": "ada" }, ", and its tag created-by says ada"],
	[{ Owner: " ", creator: "ada" }, ", and its tag creator says ada"],
	[{ Name: "ada" }, ""],
])("whose a name is tells a tag: %j", (tags, told) => {
	const { reason } = nameTaken("lsst", stack("CREATE_COMPLETE", { tags }));
	expect(reason).toMatch(/^Another cluster has the name lsst: made .*1970/);
	expect(reason.endsWith(`${told}.`)).toBe(true);
	expect(reason.includes("tag")).toBe(told !== "");
});

test("where nobody knows whose it is, that is all", () => {
	expect(nameTaken("lsst", undefined).reason).toBe("Another cluster has the name lsst.");
});

test.each([
	[notBegun(undefined), "pcluster ended, but AWS has not begun with it."],
	[notBegun("lsst"), "There is no stack lsst in this region."],
	[headLost("i-1", "stopped"), "The head node i-1 is stopped: it did not get where it was asked to go."],
	[headLost("i-1", undefined), "The head node i-1 is gone: it did not get where it was asked to go."],
])("%o", ({ reason }, said) => {
	expect(reason).toBe(said);
});
