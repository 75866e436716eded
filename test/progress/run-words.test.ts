import { describe, expect, test } from "vitest";
import { copyRow } from "../../src/keys/copy-row.ts";
import { failedKeys } from "../../src/progress/run-keys.ts";
import { countText, headline, leaveText, quietText, safeText } from "../../src/progress/run-words.ts";
import type { Remains, RunView } from "../../src/runs/run.ts";
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
	["stopped", stopping, /^Stopping/, /^nodes: /, /goes on working/, /^Leaving is safe/],
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
