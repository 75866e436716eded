import { describe, expect, test } from "vitest";
import { copyRow } from "../../src/keys/copy-row.ts";
import { failedKeys } from "../../src/progress/run-keys.ts";
import {
	againWords,
	countText,
	expectedText,
	headline,
	keepRefusal,
	keepWords,
	leaveEndedWords,
	leaveText,
	quietText,
	rateText,
	safeText,
} from "../../src/progress/run-words.ts";
import type { Remains, ResourceRow, RunView } from "../../src/runs/run.ts";
import { runView } from "../components/console/world.ts";

const checking = runView({ phase: "checking", findings: undefined });
const waiting = runView();
const building = runView({ stackStatus: "CREATE_IN_PROGRESS", resourcesDone: 3 });
const tidying = runView({ stackStatus: "ROLLBACK_IN_PROGRESS" });
const deleting = runView({ verb: "delete", stackStatus: "DELETE_IN_PROGRESS", resourcesExpected: 0 });
const stopping = runView({ phase: "fleet", verb: "stop", fleet: "STOPPING" });

test.each<[name: string, view: RunView, head: RegExp, count: RegExp, safe: RegExp, leave: RegExp]>([
	[
		"checked",
		checking,
		/^Checking the config/,
		/^Checking and sending: .* not at AWS yet/,
		/^Leaving stops it/,
		/makes nothing/,
	],
	[
		"not begun",
		waiting,
		/^Creating/,
		/^Sending it/,
		/leaving now may stop it/,
		/may mean that nothing is made/,
	],
	["built", building, /^Creating/, /^3 of 40/, /goes on building/, /^Leaving is safe/],
	["taken back", tidying, /^Creating/, /taking back/, /goes on tidying/, /^Leaving is safe/],
	["deleted", deleting, /^Deleting/, /Only the empty stack/, /goes on working/, /^Leaving is safe/],
	["stopped", stopping, /^Stopping the nodes of/, /^nodes: /, /goes on working/, /^Leaving is safe/],
	[
		"stopped with its head node",
		runView({ phase: "fleet", verb: "stop", fleet: "STOPPED", headStage: "stopping" }),
		/^Stopping nodes and head node of/,
		/^head node: stopping/,
		/goes on working/,
		/^Leaving is safe/,
	],
])("a run that is %s says so, and what leaving does", (_name, view, head, count, safe, leave) => {
	expect(headline(view)).toMatch(head);
	expect(countText(view)).toMatch(count);
	expect(safeText(view)).toMatch(safe);
	expect(leaveText(view)).toMatch(leave);
});

test.each([
	[checking, ""],
	[building, "AWS has it now."],
	[runView({ findings: [] }), "The check has passed. Now the cluster is built."],
	[stopping, "AWS has it now."],
])("where pcluster has no lines for people, %#", (view, text) => {
	expect(quietText(view)).toBe(text);
});

describe("what can be done after a failure", () => {
	const nothing = () => undefined;
	const doing = {
		...{ edit: nothing, remove: nothing, open: nothing, again: nothing, clusters: nothing, quit: nothing },
		...{ scroll: nothing, show: nothing, copy: copyRow({ texts: [], copied: 0 }, nothing) },
	};
	const keysOf = (verb: "create" | "delete" | "stop", remains: Remains) => {
		const diagnosis = {
			resource: undefined,
			reason: "",
			meaning: undefined,
			cure: undefined,
			step: undefined,
		};
		const phase = verb === "stop" ? "fleet" : "stack";
		const view = runView({
			phase,
			verb,
			outcome: { kind: "failed", diagnosis, remains },
		} as Partial<RunView>);
		const rows = failedKeys(view, "tree", doing as unknown as Parameters<typeof failedKeys>[2]);
		const can = rows.filter((row) => !("not" in row) || row.not === undefined);
		return ["e", "d", "c", "r"].filter((key) => can.some(({ keys }) => keys.includes(key as never))).join("");
	};
	const own = { kind: "own", stack: undefined } as const;
	test.each([
		["create", { kind: "nothing" }, "er"],
		["create", own, "edc"],
		["create", { kind: "other" }, "ec"],
		["create", { kind: "unknown" }, "er"],
		["delete", own, "cr"],
		["delete", { kind: "other" }, "c"],
		["stop", { kind: "unknown" }, "r"],
	] as const)("%s that leaves %o: %s", (verb, remains, keys) => {
		expect(keysOf(verb, remains)).toBe(keys);
	});
});

describe("what stays undone when it is left now", () => {
	const fleet = (verb: "stop" | "start", instead: object) =>
		runView({ phase: "fleet", verb, fleet: "STOPPING", ...instead } as Partial<RunView>);
	test.each<[string, RunView, string]>([
		["as it says itself", runView({ undone: "it stays" }), "it stays"],
		["of a stop, the head node", fleet("stop", { headStage: "later" }), "the head node is left on"],
		["of a start, the head node", fleet("start", { headStage: "later" }), "the head node is left off"],
		["of a start, the nodes", fleet("start", { headStage: "starting" }), "the nodes stay as they are"],
	])("is said: %s", (_, view, undone) => {
		expect(safeText(view)).toMatch(/^Stay until it is done: if you leave now, /);
		expect(leaveText(view)).toMatch(/^If you leave now, /);
		for (const said of [safeText(view), leaveText(view)]) expect(said).toContain(undone);
	});

	test.each<[RunView]>([
		[fleet("stop", { headStage: "stopping" })],
		[fleet("stop", { headStage: undefined })],
		[fleet("start", { headStage: "on" })],
	])("is nothing where AWS goes on by itself, %#", (view) => {
		expect(leaveText(view)).toMatch(/^Leaving is safe/);
	});
});

describe("how far it is", () => {
	const count = (instead: object) => countText(runView(instead as Partial<RunView>));
	test.each([
		[{ verb: "delete", stackStatus: undefined, resourcesExpected: 0 }, "Asking AWS what there is …"],
		[{ verb: "delete", stackStatus: "DELETE_IN_PROGRESS", resourcesDone: 2 }, "2 of 40 resources"],
		[{ verb: "update", stackStatus: "UPDATE_IN_PROGRESS" }, "0 of 40 resources that it has touched so far"],
		[
			{ verb: "update", stackStatus: "UPDATE_IN_PROGRESS", resourcesExpected: 0 },
			"AWS has touched nothing so far.",
		],
		[{ verb: "update", stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }, "It has failed: AWS is making it what"],
		[{ verb: "delete", stackStatus: "X", resourcesExpected: 0, progressNote: "No events." }, ""],
	])("%j: %s", (instead, text) => {
		expect(count(instead).startsWith(text)).toBe(true);
		if (text === "") expect(count(instead)).toBe("");
	});

	test.each([
		["stop", undefined, /^nodes: stopping$/],
		["stop", "later", /^nodes: stopping · then the head node$/],
		["stop", "stopping", /^head node: stopping, until AWS shows it stopped$/],
		["stop", "off", /^nodes: stopping · head node: off$/],
		["start", "later", /^head node: asking AWS which machine it is$/],
		["start", "starting", /^head node: starting, until AWS reaches it$/],
		["start", "on", /^nodes: stopping · head node: on$/],
	])("of a %s with the head node %s", (verb, headStage, text) => {
		expect(count({ phase: "fleet", verb, fleet: "STOPPING", headStage })).toMatch(text);
	});

	test("it is longer than usual only after its longest time", () => {
		const said = (minutes: number, ms = 0) =>
			expectedText(waiting, new Date(waiting.startedAt.getTime() + minutes * 60_000 + ms));
		expect(said(40)).toBe("usually 10 to 40 min");
		expect(said(40, 1_000)).toBe("longer than usual (10 to 40 min)");
		expect(expectedText(checking, new Date(waiting.startedAt.getTime() + 3_600_000))).toBe("");
	});

	test("what it costs is said of a creation, from when its head node is begun", () => {
		const head = { logicalId: "HeadNode", type: "AWS::EC2::Instance", state: "working" } as ResourceRow;
		expect(rateText(building, "$1/h")).toBe("will cost $1/h");
		expect(rateText(runView({ rows: [head] }), "$1/h")).toBe("costs $1/h from now on");
		expect([rateText(building, undefined), rateText(tidying, "$1/h"), rateText(deleting, "$1/h")]).toEqual([
			"",
			"",
			"",
		]);
	});
});

describe("a creation that failed", () => {
	const failedAs = (instead: object, remains: Remains, diagnosis: object = { inNodeLog: true }) =>
		runView({
			stackStatus: "ROLLBACK_COMPLETE",
			outcome: { kind: "failed", diagnosis, remains },
			...instead,
		} as unknown as Partial<RunView>);
	const nothing: Remains = { kind: "nothing" };
	const own: Remains = { kind: "own", stack: undefined };

	test.each([
		["where the head node's log may tell why", failedAs({}, own), true, undefined],
		["where AWS has quoted it", failedAs({}, nothing, { said: ["x"] }), true, undefined],
		["that was begun in another session", failedAs({}, own), false, /^It was begun in another session/],
		["where its name is another's", failedAs({}, { kind: "other" }), true, /^Whose its name is/],
		["where nobody knows whose its name is", failedAs({}, { kind: "unknown" }), true, /^Whose its name is/],
		["where AWS has told all", failedAs({}, own, {}), true, /no more than AWS has told/],
		["before AWS began", failedAs({ phase: "checking" }, own), true, /no more than AWS has told/],
		["that is kept already", failedAs({ stackStatus: "CREATE_FAILED" }, own), true, /kept already/],
		["that is a deletion", failedAs({ verb: "delete" }, own), true, /^Only a creation/],
		["that goes on", building, true, /^Only a creation/],
	])("%s is kept next time, or says why not", (_, view, answers, refusal) => {
		if (refusal === undefined) expect(keepRefusal(view, answers)).toBeUndefined();
		else expect(keepRefusal(view, answers)).toMatch(refusal);
	});

	test("is made once more with its head node only after a yes that names what is in the way", () => {
		const first = keepWords(failedAs({}, own), "pcluster create", "$1/h");
		expect(first.yes.does).toBe("go on");
		expect(first.body.map(({ text }) => text).join(" ")).toContain("removing it is asked first");
		expect(first.money[0]).toMatch(/^It costs \$1\/h\. AWS then takes nothing back/);
		const second = keepWords(failedAs({}, nothing), "pcluster create", undefined);
		expect(second.yes.does).toBe("create lsst");
		expect(second.body.map(({ text }) => text).join(" ")).not.toContain("removing");
		expect(second.money[0]).toMatch(/^AWS then takes nothing back/);
	});
});

describe("a run that has ended while its question was open", () => {
	const ended = (verb: "create" | "delete" | "start", kind: "done" | "failed") =>
		leaveEndedWords(runView({ verb, outcome: { kind } } as Partial<RunView>));
	test("costs on where it has made or started something", () => {
		expect(ended("create", "done").money).toEqual(["lsst costs until you stop or delete it."]);
		expect(ended("start", "done").money).toHaveLength(1);
		expect(ended("delete", "done").money).toEqual([]);
		expect(ended("create", "failed")).toMatchObject({ money: [], no: "see why" });
		expect(ended("create", "done").no).toBe("stay");
	});
});

test.each([
	["create", {}, "create lsst"],
	["delete", {}, "delete lsst"],
	["stop", { phase: "fleet", headStage: undefined }, "stop the nodes of lsst"],
	["stop", { phase: "fleet", headStage: "later" }, "stop nodes and head node of lsst"],
	["start", { phase: "fleet", headStage: "on" }, "start head node and nodes of lsst"],
] as const)("to %s again (%j) is asked first, with the bill that was agreed to", (verb, instead, does) => {
	const view = runView({ verb, ...instead } as Partial<RunView>);
	expect(againWords(view, { verb, agreed: { money: ["$1/h"] } as never })).toMatchObject({
		title: `Try once more to ${does}?`,
		money: ["$1/h"],
		yes: { does },
	});
	expect(againWords(view, { verb }).money[0]).toContain("is not known here");
});
