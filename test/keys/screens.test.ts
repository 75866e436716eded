import { describe, expect, test } from "vitest";
import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { clusterKeys, failedLoginKeys } from "../../src/console/cluster-keys.ts";
import { copyRow } from "../../src/keys/copy-row.ts";
import { footerOf, helpOf, type KeyRow, rowFor } from "../../src/keys/key-row.ts";
import { failedKeys, lettingGoKeys, runKeys } from "../../src/progress/run-keys.ts";
import { startKeys } from "../../src/start/start-keys.ts";
import { reviewKeys } from "../../src/wizard/review-keys.ts";
import { clusterView, runView } from "../components/console/world.ts";
import { headNode } from "../runs/fake-account.ts";

/** Takes every call, and notes it. */
function noting(): { on: never; calls: unknown[][] } {
	const calls: unknown[][] = [];
	const copy = copyRow({ texts: ["aws configure"], copied: 0 }, () => void calls.push(["copy"]));
	const on = new Proxy(
		{ copy },
		{
			get: (known, name) =>
				Reflect.get(known, name) ?? ((...given: unknown[]) => void calls.push([name, ...given])),
		},
	);
	return { on: on as never, calls };
}

const failed = (kind: "own" | "other" | "nothing" | "unknown", verb: "create" | "stop" = "create") =>
	runView({
		verb,
		outcome: {
			kind: "failed",
			remains: kind === "own" ? { kind, stack: { id: "arn:stack/lsst", createdAt: new Date(0) } } : { kind },
			diagnosis: { resource: undefined, reason: "", meaning: undefined, cure: undefined, step: undefined },
		},
	});

const keysOf = (view: ClusterView | undefined, gone = false) => clusterKeys(view, gone, noting().on);
const start = (facts: Partial<Parameters<typeof startKeys>[0]>, { on } = noting()) =>
	startKeys(
		{
			offer: { kind: "checking" },
			cluster: undefined,
			action: undefined,
			pclusters: 1,
			folderPcluster: false,
			canDemo: true,
			install: undefined,
			...facts,
		},
		on,
	);

const TABLES: readonly (readonly [string, readonly KeyRow[]])[] = [
	["the console", keysOf(clusterView())],
	["a login that failed", failedLoginKeys(true, noting().on)],
	["a run", runKeys(runView(), "tree", noting().on)],
	["a run that failed", failedKeys(failed("own"), "tree", noting().on)],
	["the start", start({})],
	[
		"the review",
		reviewKeys(
			{ remedy: "subnet", keepsMore: true, hasHandOut: true, canWrite: true, isPriced: true },
			noting().on,
			8,
		),
	],
];

describe.each(TABLES)("the keys of %s", (_name, rows) => {
	test("mean one thing each", () => {
		const keys = rows.flatMap((row) => row.keys);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test("name a way out", () => {
		expect(footerOf(rows).some(({ shown }) => ["esc", "q"].includes(shown))).toBe(true);
	});

	test("never say in the footer what cannot be pressed now", () => {
		const not = rows.filter((row) => row.not !== undefined).map(({ label }) => label ?? "");
		expect(footerOf(rows).filter(({ label }) => not.includes(label))).toEqual([]);
	});
});

/** The labels of a footer. */
const named = (rows: readonly KeyRow[]) => footerOf(rows).map(({ label }) => label);
const whyNot = (rows: readonly KeyRow[], name: string) => rowFor(rows, { name, text: name })?.not;
const pressed = (rows: readonly KeyRow[], name: string) =>
	rowFor(rows, { name, text: "" })?.does({ name, text: "", at: 0, after: 1000, alone: true });

/** A head node that somebody has stopped in EC2. */
const HEAD_OFF = headNode("stopped");

describe("the console's keys", () => {
	test.each([
		[{ state: "running" }, ["ssh", "stop", "change size", "delete", "files"]],
		[{ state: "stopped", fleet: "STOPPED" }, ["ssh", "stop", "start", "change size", "delete", "files"]],
		[{ state: "running", head: HEAD_OFF }, ["start", "delete"]],
		[{ state: "stopped", fleet: "STOPPED", head: HEAD_OFF }, ["start", "delete"]],
		[{ state: "creating", head: undefined }, ["watch"]],
		[{ state: "deleting" }, ["watch"]],
		[{ state: "create-failed" }, ["ssh", "why", "delete", "files"]],
		[{ state: "create-failed", head: undefined }, ["why", "delete"]],
		[{ state: "unknown" }, ["ssh", "stop", "start", "delete", "files"]],
		[{ unmanageable: "It needs another pcluster." }, []],
	] as const)("of a cluster with %j", (instead, verbs) => {
		const rows = keysOf(clusterView(instead as Partial<ClusterView>));
		expect(named(rows)).toEqual([...verbs, "bill", "another cluster", "refresh", "remind me", "quit"]);
	});

	test("say why not", () => {
		expect(whyNot(keysOf(clusterView({ state: "creating" })), "p")).toContain("being created");
		expect(whyNot(keysOf(clusterView({ head: HEAD_OFF })), "p")).toContain("press u to start it");
		expect(whyNot(keysOf(clusterView({ head: HEAD_OFF })), "s")).toContain("press u to start it");
		expect(whyNot(keysOf(clusterView()), "w")).toContain("nothing");
		expect(whyNot(keysOf(undefined), "d")).toContain("not answered");
		expect(whyNot(keysOf(undefined, true), "d")).toContain("gone");
		expect(whyNot(keysOf(clusterView({ unmanageable: "It needs another." })), "s")).toBe("It needs another.");
		expect(helpOf(keysOf(undefined)).find(({ shown }) => shown === "d")?.label).toContain(
			"delete the cluster (",
		);
	});

	test("let a login go before AWS has answered, unless the cluster is gone", () => {
		expect(whyNot(keysOf(undefined), "s")).toBeUndefined();
		expect(whyNot(keysOf(undefined, true), "s")).toBeDefined();
	});

	test("ask about the cluster that is on the screen", () => {
		const { on, calls } = noting();
		const view = clusterView();
		for (const name of ["p", "d", "z", "m"]) pressed(clusterKeys(view, false, on), name);
		expect(calls).toEqual([
			["endings", view],
			["ask", "delete", view],
			["resize", view],
			["remind", view],
		]);
	});
});

describe("the keys of a run that failed", () => {
	test.each([
		["own", ["change the answers", "remove what is left"]],
		["other", ["choose another name", "open lsst"]],
		["nothing", ["change the answers", "try again"]],
		["unknown", ["change the answers", "try again"]],
	] as const)("where %s remains", (kind, wanted) => {
		const all = [
			"change the answers",
			"choose another name",
			"remove what is left",
			"open lsst",
			"try again",
		];
		expect(
			named(failedKeys(failed(kind), "tree", noting().on)).filter((label) => all.includes(label)),
		).toEqual(wanted);
	});

	test("of another verb than create go back to no question", () => {
		expect(whyNot(failedKeys(failed("nothing", "stop"), "tree", noting().on), "e")).toBeDefined();
	});
});

test("while it is let go of a run only Ctrl-C is heard", () => {
	expect(lettingGoKeys(() => undefined).flatMap(({ keys }) => keys)).toEqual(["ctrl-c"]);
});

describe("the keys of the start", () => {
	const install = (state: "asking" | "possible" | "impossible", byEnter: boolean) => ({ state, byEnter });
	const missing = { kind: "missing", what: "both" } as const;

	test.each([
		["while it looks", {}, undefined],
		["with nothing here", { offer: missing }, "open the demo"],
		["in the demo", { offer: missing, canDemo: false }, "check again"],
		["where it installs", { offer: missing, install: install("possible", true) }, "install it"],
		["where that is being found out", { offer: missing, install: install("asking", true) }, undefined],
		["where it cannot", { offer: missing, install: install("impossible", true) }, "open the demo"],
		["where i installs", { offer: missing, install: install("possible", false) }, "open the demo"],
	])("Enter %s", (_when, facts, label) => {
		const enter = footerOf(start(facts)).find(({ shown }) => shown === "enter");
		expect(enter?.label).toBe(label);
	});

	test("i installs where Enter does not", () => {
		expect(named(start({ offer: missing, install: install("possible", false) }))).toContain(
			"install pcluster",
		);
		expect(named(start({ offer: missing, install: install("asking", false) }))).not.toContain(
			"install pcluster",
		);
		expect(named(start({ offer: missing, install: install("possible", true) }))).not.toContain(
			"install pcluster",
		);
	});

	test("what needs a pcluster says so", () => {
		expect(whyNot(start({ offer: missing }), "n")).toContain("needs pcluster");
		expect(whyNot(start({}), "l")).toContain("One moment");
		expect(whyNot(start({ pclusters: 2 }), "p")).toBeUndefined();
		expect(whyNot(start({ canDemo: false }), "d")).toBeDefined();
	});
});
