import { expect, test } from "vitest";
import type { VpcId } from "../../src/ports/ids.ts";
import { stepById } from "../../src/questions/steps.ts";
import { cacheKeyOf, loadableSteps } from "../../src/wizard/load-ahead.ts";
import { complete } from "./answers.ts";

const ids = (answers: Parameters<typeof loadableSteps>[0]) => loadableSteps(answers).map(({ id }) => id);

test("everything whose needs are known is asked at once", () => {
	expect(ids({})).toContain("region");
	expect(ids({})).not.toContain("vpc");
	expect(ids({ region: complete.region })).toEqual(
		expect.arrayContaining(["region", "vpc", "image", "name"]),
	);
	expect(ids({ region: complete.region })).not.toContain("subnet");
	expect(ids({ region: complete.region, vpc: complete.vpc })).toContain("subnet");
	expect(ids({ region: complete.region, keyPair: complete.keyPair })).toContain("keyFile");
});

test("what needs no asking is not asked for", () => {
	expect(ids(complete)).not.toContain("os");
	expect(ids({ ...complete, volumes: [] })).not.toContain("mounts");
});

test("a step's key changes with what it needs and with nothing else", () => {
	const subnet = stepById("subnet");
	const key = cacheKeyOf(subnet, complete);
	expect(cacheKeyOf(subnet, { ...complete, name: "other", keyFile: { path: undefined } })).toBe(key);
	expect(cacheKeyOf(subnet, { ...complete, vpc: "vpc-0bbbbbbb" as VpcId })).not.toBe(key);
	expect(cacheKeyOf(stepById("vpc"), complete)).not.toBe(key);
});
