import { describe, expect, test } from "vitest";
import type { InstanceId } from "../../src/ports/ids.ts";
import { judgeHeadStart, judgeHeadStop, ownHead } from "../../src/runs/judge-head.ts";
import { computeNode, headNode, resource } from "./fake-account.ts";

const made = (physicalId: string, type = "AWS::EC2::Instance") =>
	resource("HeadNode", "CREATE_COMPLETE", { physicalId, type });

describe("the head node is touched only when tags and stack say the same", () => {
	test.each([
		["both say it", [headNode()], [made("i-head")], "i-head"],
		["its stack made another machine", [headNode()], [made("i-other")], undefined],
		["its stack made no machine", [headNode()], [made("i-head", "AWS::EC2::Volume")], undefined],
		["nothing carries the head node's tags", [computeNode("i-head")], [made("i-head")], undefined],
		["there is nothing", [], [], undefined],
		[
			"there are two",
			[headNode(), { ...headNode(), id: "i-2" as InstanceId }],
			[made("i-head"), made("i-2")],
			undefined,
		],
	] as const)("%s", (_, instances, resources, id) => {
		expect(ownHead(instances, resources)?.id).toBe(id);
	});
});

const seen = { id: "i-head" as InstanceId, asked: false, moved: false, checked: undefined };

test.each([
	["running", [], {}, "ask"],
	["running", [computeNode("i-1")], {}, "wait"],
	["running", [computeNode("i-1", "pending")], {}, "wait"],
	["running", [computeNode("i-1", "shutting-down")], {}, "ask"],
	["running", [], { asked: true }, "wait"],
	["running", [], { asked: true, moved: true }, "lost"],
	["pending", [], {}, "wait"],
	["stopping", [], { asked: true }, "wait"],
	["stopped", [], { asked: true, moved: true }, "done"],
	["stopped", [], {}, "done"],
	["shutting-down", [], {}, "lost"],
] as const)("a head node that is to stop and is %s, with %j, %j: %s", (state, nodes, more, step) => {
	expect(judgeHeadStop({ ...seen, instances: [headNode(state), ...nodes], ...more })).toBe(step);
});

test.each([
	["stopped", {}, "ask"],
	["stopped", { asked: true }, "wait"],
	["stopped", { asked: true, moved: true }, "lost"],
	["stopping", {}, "wait"],
	["pending", { asked: true }, "wait"],
	["running", { checked: false }, "wait"],
	["running", { checked: true }, "done"],
	["running", { checked: undefined }, "done"],
	["terminated", {}, "lost"],
] as const)("a head node that is to start and is %s, with %j: %s", (state, more, step) => {
	expect(judgeHeadStart({ ...seen, instances: [headNode(state)], ...more })).toBe(step);
});

test("a head node that is not there is lost", () => {
	expect(judgeHeadStop({ ...seen, instances: [] })).toBe("lost");
	expect(judgeHeadStart({ ...seen, instances: [] })).toBe("lost");
});
