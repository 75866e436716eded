import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { type AppState, appReducer, FIRST_STATE, type SeenCluster } from "../../src/flow/app-state.ts";
import { farewellFrom, farewellText } from "../../src/flow/farewell.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Answers } from "../../src/questions/answers.ts";
import type {
	FleetView,
	Remains,
	Run,
	RunOutcome,
	RunRequest,
	RunVerb,
	RunView,
} from "../../src/runs/run.ts";
import { answersUpTo } from "../../src/wizard/dependents.ts";
import type { LaunchPlan } from "../../src/wizard/plan.ts";

const LONDON = "eu-west-2" as RegionId;
const engine = {} as Engine;
const run = {} as Run;
const target = { name: "lsst", region: LONDON, configPath: "/home/ada/.parallelcluster/config" };
const request = (verb: RunVerb): RunRequest => ({
	verb,
	target,
	stackName: "parallelcluster-lsst",
	attach: false,
});
const ended = (verb: RunVerb, outcome: RunOutcome) => ({
	type: "runEnded" as const,
	view: { verb, cluster: "lsst", outcome } as RunView,
});
const running = (verb: RunVerb, state: AppState = FIRST_STATE) =>
	appReducer(state, { type: "runStarted", engine, run, request: request(verb) });
const plan = (backup: string | undefined, changed = true) =>
	({ target, configPath: target.configPath, written: { changed, backup } }) as LaunchPlan;
const answers = { region: LONDON, name: "lsst" } as Partial<Answers>;
const launched = (backup: string | undefined, changed = true) =>
	appReducer(FIRST_STATE, {
		type: "launched",
		engine,
		run,
		request: request("create"),
		plan: plan(backup, changed),
		answers,
	});
const place = {
	home: "/home/ada",
	log: { path: "/home/ada/.local/state/firstlight/log", fault: undefined },
	demo: false,
	comeBack: (region: string | undefined) => `firstlight --region ${region}`,
};
const DONE: RunOutcome = { kind: "done" };
const FAILED = (kind: Remains["kind"]): RunOutcome => ({
	kind: "failed",
	remains: kind === "own" ? { kind, stack: undefined } : { kind },
	diagnosis: { resource: undefined, reason: "no", meaning: undefined, cure: undefined, step: undefined },
});

describe("from screen to screen", () => {
	test.each([
		["create", "cluster", "running"],
		["start", "cluster", "running"],
		["stop", "cluster", "stopped"],
		["delete", "clusters", "gone"],
	] as const)("%s that is done leads to %s", (verb, at, seen) => {
		const state = appReducer(running(verb), ended(verb, DONE));
		expect(state.screen).toMatchObject({ at, region: LONDON });
		expect(state.session.seen).toEqual([{ name: "lsst", region: LONDON, state: seen }]);
	});

	test("one that failed stays, and what is left of it is known", () => {
		expect(appReducer(running("create"), ended("create", FAILED("own"))).screen.at).toBe("run");
	});

	test.each([
		["create", "nothing", "was not made, and nothing of it costs."],
		["create", "own", "was not created; what is left of it should be deleted."],
		["create", "other", "is the name of another cluster, which was left as it is."],
		["create", "unknown", "may have been made in part: look whether something of it costs."],
		["delete", "own", "exists; its state is not known."],
		["delete", "other", "is the name of another cluster, which was left as it is."],
		["delete", "unknown", "exists; its state is not known."],
		["stop", "unknown", "exists; its state is not known."],
		["stop", "nothing", "is deleted. Volumes of your own, if it had any, are still there and go on costing."],
	] as const)("a failed %s that leaves %s is told as that", (verb, remains, sentence) => {
		const { session } = appReducer(running(verb), ended(verb, FAILED(remains)));
		expect(farewellFrom(session, place).lines[0]).toBe(`lsst (eu-west-2) ${sentence}`);
	});

	test("a deletion that AWS began and could not end is told as that", () => {
		const end = ended("delete", FAILED("own"));
		const view = { ...end.view, stackStatus: "DELETE_FAILED" } as RunView;
		const { session } = appReducer(running("delete"), { ...end, view });
		expect(session.seen[0]?.state).toBe("delete-failed");
	});

	test("a stop that nobody could see is not told as done", () => {
		const state = appReducer(running("stop"), ended("stop", { kind: "done", unseen: true }));
		expect(state.screen).toMatchObject({ notice: expect.stringContaining("could not be seen") });
		expect(state.session.seen[0]?.state).toBe("unknown");
	});

	test("a stop of AWS Batch does not say that the nodes are stopped", () => {
		const end = ended("stop", DONE);
		const state = appReducer(running("stop"), {
			...end,
			view: { ...end.view, phase: "fleet", fleet: "DISABLED" } as RunView,
		});
		expect(state.screen).toMatchObject({ notice: expect.stringContaining("takes no new jobs") });
	});

	test.each([
		[undefined, "Volumes of your own, if it had any, are still there and go on costing."],
		[[], "It had no volumes of your own."],
		[["/mnt/data: data, 500 GiB"], "/mnt/data: data, 500 GiB is still there, and goes on costing."],
		[["a", "b"], "a; b are still there, and go on costing."],
	])("after a deletion only what stays is told: %j", (keeps, sentence) => {
		const asked = { ...request("delete"), keeps };
		const begun = appReducer(FIRST_STATE, { type: "runStarted", engine, run, request: asked });
		const state = appReducer(begun, ended("delete", DONE));
		expect(state.screen).toMatchObject({
			notice: `lsst is deleted. ${sentence} Press o to see what else goes on costing.`,
		});
		expect(farewellFrom(state.session, place).lines).toEqual([`lsst (eu-west-2) is deleted. ${sentence}`]);
	});

	test("whoever stopped the head node as well is told so, and the fleet as the run left it goes along", () => {
		const end = ended("stop", DONE);
		const view = { ...end.view, phase: "fleet", fleet: "STOPPED", headStage: "off" } as RunView;
		const { screen, session } = appReducer(running("stop"), { ...end, view });
		expect(screen).toMatchObject({ at: "cluster", fleet: "STOPPED" });
		expect(session.seen[0]?.state).toBe("head-stopped");
		const nodes = appReducer(running("stop"), { ...end, view: { ...view, headStage: undefined } as RunView });
		expect(nodes.session.seen[0]?.state).toBe("stopped");
	});

	test.each([{ kind: "running" }, { kind: "left", reachedAws: true }] as const)(
		"a run that is $kind has not ended",
		(outcome) => {
			const state = running("create");
			expect(appReducer(state, ended("create", outcome))).toBe(state);
		},
	);

	test.each([
		[
			{ type: "wizardOpened", engine, region: LONDON, cluster: "lsst" },
			{ at: "wizard", start: {}, cluster: "lsst" },
		],
		[
			{ type: "wizardOpened", engine, region: LONDON, start: answers },
			{ at: "wizard", start: answers },
		],
		[
			{ type: "clustersOpened", engine, region: LONDON },
			{ at: "clusters", region: LONDON },
		],
		[
			{ type: "clusterOpened", engine, region: LONDON, name: "lsst" },
			{ at: "cluster", name: "lsst" },
		],
		[{ type: "everywhereOpened", engine }, { at: "everywhere" }],
		[
			{ type: "leftoversOpened", back: { engine, region: LONDON } },
			{ at: "leftovers", back: { region: LONDON } },
		],
	] as const)("%o shows %o", (event, screen) => {
		expect(appReducer(FIRST_STATE, event)).toMatchObject({ screen, visit: 1 });
	});

	test("of each cluster of each region the newest is known", () => {
		const told = (name: string, region: string, state: SeenCluster["state"], cost?: string) => ({
			type: "clusterSeen" as const,
			cluster: { name, region: region as RegionId, state, cost },
		});
		const both = [
			told("lsst", LONDON, "running"),
			told("lsst", "us-east-1", "gone"),
			told("ps1", LONDON, "stopped"),
		];
		const state = [...both, told("lsst", LONDON, "stopped")].reduce(appReducer, FIRST_STATE);
		expect(state.session.seen.map(({ name, region, state }) => `${name} ${region} ${state}`)).toEqual([
			"lsst us-east-1 gone",
			"ps1 eu-west-2 stopped",
			"lsst eu-west-2 stopped",
		]);
		expect(appReducer(state, told("ps1", LONDON, "stopped"))).toBe(state);
		expect(appReducer(state, told("ps1", LONDON, "stopped", "$1/h")).session.seen.at(-1)?.cost).toBe("$1/h");
	});

	test("a late end of a run whose screen is gone changes nothing", () => {
		const state = appReducer(running("create"), { type: "wentToStart" });
		expect(appReducer(state, ended("create", DONE))).toBe(state);
	});

	test("each screen is a fresh one, the same cluster again too", () => {
		const first = appReducer(FIRST_STATE, { type: "clusterOpened", engine, region: LONDON, name: "lsst" });
		const again = appReducer(first, { type: "clusterOpened", engine, region: LONDON, name: "lsst" });
		expect(again.visit).toBe(first.visit + 1);
	});

	test("one that had failed before it was joined is not under way", () => {
		const failed = { ...request("create"), attach: true, failed: true };
		const { screen, session } = appReducer(FIRST_STATE, { type: "runStarted", engine, run, request: failed });
		expect([screen.at, session.seen]).toEqual(["run", []]);
		expect(running("update").session.seen[0]?.state).toBe("updating");
	});

	test("trying a failed creation again keeps the answers it was made from", () => {
		const again = running("create", appReducer(launched(undefined), ended("create", FAILED("nothing"))));
		expect(again.screen).toMatchObject({ at: "run", answers });
	});
});

describe("answers to begin again with", () => {
	const all = {
		region: LONDON,
		vpc: "vpc-1",
		subnet: { id: "s" },
		name: "lsst",
	} as unknown as Partial<Answers>;

	test("the question itself and what hangs on it are open again", () => {
		const kept = answersUpTo(all, "vpc");
		expect(kept.region).toBe(LONDON);
		expect(kept.vpc).toBeUndefined();
		expect(kept.subnet).toBeUndefined();
	});

	test("without a question all are kept; without answers there are none", () => {
		expect(answersUpTo(all, undefined)).toEqual(all);
		expect(answersUpTo(undefined, "vpc")).toEqual({});
	});
});

describe("the summary on leaving", () => {
	test("nothing happened, nothing is said", () => {
		expect(farewellFrom(FIRST_STATE.session, { ...place, demo: true })).toEqual({ lines: [], whole: [] });
	});

	test("what was written, what runs, how to come back", () => {
		const done = appReducer(launched("/home/ada/.parallelcluster/config.old"), ended("create", DONE));
		expect(farewellFrom(done.session, place)).toEqual({
			lines: [
				"Wrote ~/.parallelcluster/config",
				"  The file before it is kept as ~/.parallelcluster/config.old",
				"lsst (eu-west-2) is running and costs money until you stop or delete it.",
			],
			whole: ["To come back: firstlight --region eu-west-2", "Log: ~/.local/state/firstlight/log"],
		});
	});

	test("what ends with firstlight is told after all that stays", () => {
		const done = appReducer(launched(undefined), ended("create", DONE));
		expect(farewellFrom(done.session, { ...place, lost: ["A reminder ends."] }).lines).toEqual([
			"Wrote ~/.parallelcluster/config",
			"lsst (eu-west-2) is running and costs money until you stop or delete it.",
			"A reminder ends.",
		]);
		expect(farewellFrom(done.session, place).lines).toHaveLength(2);
	});

	test("what runs is told with its price, as it was last known", () => {
		const done = appReducer(launched(undefined), ended("create", DONE));
		const cluster = { name: "lsst", region: "eu-west-2" as RegionId, state: "running" } as const;
		const looked = appReducer(done, { type: "clusterSeen", cluster });
		const priced = appReducer(looked, {
			type: "clusterSeen",
			cluster: { ...cluster, cost: "It costs ≈ $0.46/h now." },
		});
		expect(farewellFrom(priced.session, place).lines).toContain("  It costs ≈ $0.46/h now.");
	});

	test("a file that said just this already was not written", () => {
		expect(farewellFrom(launched(undefined, false).session, place).lines.join("\n")).not.toContain("Wrote");
	});

	const leaving = (verb: RunVerb, reachedAws: boolean | undefined, seen: Partial<FleetView> = {}) => {
		const outcome = { kind: "left", reachedAws };
		const view = { verb, cluster: "lsst", region: LONDON, outcome, ...seen } as RunView;
		return farewellFrom(appReducer(running(verb), { type: "runLeft", view }).session, place);
	};

	test.each([
		["delete", true, ["The deletion of lsst goes on at AWS without firstlight."]],
		["update", true, ["The change of lsst goes on at AWS without firstlight."]],
		["create", false, ["The creation of lsst was not begun: AWS had not been asked yet."]],
		["start", undefined, ["Whether starting of lsst has reached AWS is not known: look at it again."]],
	] as const)("a %s that was let go, and had reached AWS: %s", (verb, reached, lines) => {
		const { lines: told, whole } = leaving(verb, reached);
		expect(told).toEqual(lines);
		expect(whole.length > 0).toBe(reached !== false);
	});

	test("what nobody asks for after that is told", () => {
		expect(leaving("stop", true, { phase: "fleet", headStage: "later" }).lines).toEqual([
			"Stopping of lsst goes on at AWS without firstlight.",
			"  But nobody asks for the rest: the head node is left on, and goes on costing.",
		]);
	});

	test("a run that was let go has its own way back, and speaks for no cluster of its name elsewhere", () => {
		const outcome = { kind: "left", reachedAws: true };
		const left = { verb: "create", cluster: "lsst", region: LONDON, outcome } as RunView;
		const elsewhere = { name: "lsst", region: "us-east-1" as RegionId, state: "running" } as const;
		const { lines, whole } = farewellFrom({ ...FIRST_STATE.session, left, seen: [elsewhere] }, place);
		expect(whole[0]).toBe(`To come back: firstlight --region ${LONDON}`);
		expect(lines).toEqual([
			"The creation of lsst goes on at AWS without firstlight.",
			"lsst (us-east-1) is running and costs money until you stop or delete it.",
		]);
	});

	test.each([
		[["gone"], false],
		[["never-made"], false],
		[["gone", "running"], true],
		[["create-failed"], true],
	] as const)("there is a way back where something may be left: %j", (states, isTold) => {
		const seen = states.map((state) => ({ name: `a-${state}`, region: LONDON, state }));
		expect(farewellFrom({ ...FIRST_STATE.session, seen }, place).whole.length > 0).toBe(isTold);
	});

	test("of several files the newest is named", () => {
		const wrote = ["/home/ada/a.yaml", "/home/ada/b.yaml"].map((path) => ({ path, backup: undefined }));
		const { lines, whole } = farewellFrom({ ...FIRST_STATE.session, wrote }, place);
		expect(lines).toEqual(["Wrote ~/b.yaml"]);
		expect(whole).toEqual([]);
	});

	test("a deleted cluster needs no way back", () => {
		const state = appReducer(running("delete"), ended("delete", DONE));
		const { lines } = farewellFrom(state.session, place);
		expect(lines).toHaveLength(1);
	});

	test("the demo says that nothing was real, and how to come back", () => {
		const state = appReducer(running("create"), ended("create", DONE));
		const { lines, whole } = farewellFrom(state.session, { ...place, demo: true });
		expect(lines.at(-1)).toBe("This was the demo account: nothing was real, nothing costs anything.");
		expect(whole[0]).toBe("To come back: firstlight --region eu-west-2");
	});

	test("a file of the demo is named by its whole path: its home is not the user's", () => {
		const path = "/home/ada/.parallelcluster/lsst.yaml";
		const file = { configPath: path, written: { changed: true, backup: undefined } };
		const { session } = appReducer(FIRST_STATE, { type: "written", file });
		expect(farewellFrom(session, { ...place, demo: true }).lines[0]).toBe(`Wrote ${path}`);
	});
});

test("the farewell breaks no word and no command, however narrow the terminal", () => {
	const lines = ["lsst is deleted. Kept: vol-0b56e15aad1c2a560 and vol-1.", "  It costs ≈ $0.46/h now."];
	const whole = ["To come back: firstlight --demo --region eu-west-2"];
	expect(farewellText({ lines, whole }, 30)).toEqual([
		"lsst is deleted. Kept:",
		"vol-0b56e15aad1c2a560 and",
		"vol-1.",
		...lines.slice(1),
		...whole,
	]);
	expect(farewellText({ lines, whole }, 18)).toEqual([
		...["lsst is deleted.", "Kept:", "vol-0b56e15aad1c2a560", "and vol-1."],
		...["  It costs ≈", "  $0.46/h now."],
		...whole,
	]);
});

test("a config written without a creation is in the farewell, once", () => {
	const file = {
		configPath: "/home/ada/.parallelcluster/lsst.yaml",
		written: { changed: true, backup: undefined },
	};
	const wrote = appReducer(FIRST_STATE, { type: "written", file });
	expect(farewellFrom(wrote.session, place).lines).toEqual(["Wrote ~/.parallelcluster/lsst.yaml"]);
	const same = appReducer(wrote, {
		type: "written",
		file: { ...file, written: { changed: false, backup: undefined } },
	});
	expect(same.session.wrote).toHaveLength(1);
});
