import { describe, expect, it } from "vitest";
import { findingOf } from "../../src/diagnosis/findings.ts";
import { AppError } from "../../src/ports/errors.ts";
import { judgeCheck } from "../../src/runs/checked-run.ts";
import { answer, beginV3, CONFIG, CREATING, PASSED, refused } from "./engine-v3.ts";
import { event, FakeAccount, resource, rootId, stack } from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const ELSEWHERE = {
	level: "ERROR",
	type: "SharedEbsVolumeIdValidator",
	message:
		"Your configuration includes an EBS volume 'data' created in a different availability zone than the Head Node.",
};
const UNMARKED = {
	level: "WARNING",
	type: "CustomAmiTagValidator",
	message: "The custom AMI may not have been created by pcluster. You can ignore this warning if …",
};

async function checking() {
	const account = new FakeAccount();
	const run = beginV3(account, "create");
	await account.settled();
	return { account, run, check: account.processes.last };
}

/** A check that has passed, and a creation that pcluster has handed in. */
async function building(findings: string = PASSED) {
	const { account, run, check } = await checking();
	check.print(findings);
	check.exit(1);
	await account.settled();
	account.processes.last.print(CREATING);
	account.processes.last.exit(0);
	account.stacks.root = stack("CREATE_IN_PROGRESS", { name: "lsst" });
	account.stacks.trees[rootId] = [
		resource("HeadNodeSecurityGroup", "CREATE_COMPLETE"),
		resource("HeadNodeWaitCondition20261123120000", "CREATE_IN_PROGRESS"),
	];
	account.stacks.templates = { [rootId]: 48 };
	await account.clock.advance(5100);
	return { account, run };
}

describe("a creation by version 3", () => {
	it("lets pcluster check the config before anything is created", async () => {
		const { run, account, check } = await checking();
		expect(check.command.args).toEqual([
			...["create-cluster", "--cluster-name", "lsst", "--region", "eu-west-2"],
			...["--cluster-configuration", CONFIG, "--dryrun", "true"],
		]);
		expect(run.snapshot()).toMatchObject({ phase: "checking", outcome: { kind: "running" } });
		expect(account.processes.children).toHaveLength(1);
		expect(account.stacks.asked).toEqual([]);
	});

	it("creates when the check has passed, although that ends with 1", async () => {
		const { account, run, check } = await checking();
		check.print(PASSED);
		check.exit(1);
		await account.settled();
		expect(account.processes.last.command.args).toEqual([
			...["create-cluster", "--cluster-name", "lsst", "--region", "eu-west-2"],
			...["--cluster-configuration", CONFIG],
		]);
		expect(run.snapshot()).toMatchObject({ phase: "stack", findings: [] });
	});

	it("creates with warnings, and keeps them in view with what they mean", async () => {
		const { run } = await building(
			answer({
				validationMessages: [UNMARKED],
				message: "Request would have succeeded, but DryRun flag is set.",
			}),
		);
		const { findings } = inPhase(run.snapshot(), "stack");
		expect(findings).toMatchObject([{ level: "WARNING", diagnosis: { step: "image" } }]);
		expect(findings?.[0]?.diagnosis.reason).toBe(UNMARKED.message);
	});

	it("follows the stack after pcluster has handed the creation in", async () => {
		const { account, run } = await building();
		const view = run.snapshot();
		expect([inPhase(view, "stack").resourcesDone, inPhase(view, "stack").resourcesExpected]).toEqual([1, 55]);
		expect(view.startedAt).toEqual(new Date(0));
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(run.snapshot()).toMatchObject({ fraction: 1, phase: "stack" });
	});

	it("tells what the check prints, and what the creation shows after it", async () => {
		const { account, run, check } = await checking();
		const told: string[] = [];
		run.subscribe(() => told.push(run.snapshot().phase));
		check.print("words\n");
		expect(told).toEqual(["checking"]);
		check.print(PASSED);
		check.exit(1);
		await account.clock.advance(100);
		const before = told.length;
		account.processes.last.print("words\n");
		await account.clock.advance(100);
		expect(told.slice(before)).toEqual(["stack"]);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	it("gives the same view until something changes", async () => {
		const { run } = await building();
		expect(run.snapshot()).toBe(run.snapshot());
	});

	it("counts the time from the check on", async () => {
		const { account, run, check } = await checking();
		const { startedAt } = run.snapshot();
		await account.clock.advance(60_000);
		check.print(PASSED);
		check.exit(1);
		await account.clock.advance(100);
		expect(inPhase(run.snapshot(), "stack").startedAt).toEqual(startedAt);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	it("ends with the first error that leads back to a question; nothing was created", async () => {
		const { account, run, check } = await checking();
		check.print(
			refused(UNMARKED, { level: "ERROR", type: "Strange", message: "Something strange." }, ELSEWHERE),
		);
		check.exit(1);
		const view = await run.ended;
		expect(view.outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "nothing" },
			diagnosis: { reason: ELSEWHERE.message, step: "subnet" },
		});
		expect(inPhase(view, "checking").findings?.map(({ level }) => level)).toEqual([
			"WARNING",
			"ERROR",
			"ERROR",
		]);
		expect(view.phase).toBe("checking");
		expect(account.processes.children).toHaveLength(1);
	});

	it.each([
		["Unable to locate credentials", "no AWS credentials"],
		["Unable to find node executable. Node.js is required by the AWS CDK library", "Node.js"],
		["Bad Request: File not found: 'x.yaml'", "not where it was"],
	])("says why the check could not be made: %s", async (message, meaning) => {
		const { run, check } = await checking();
		check.print(answer({ message }));
		check.exit(1);
		const { outcome } = await run.ended;
		expect(outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: message },
			remains: { kind: "nothing" },
		});
		expect(outcome.kind === "failed" && outcome.diagnosis.meaning).toContain(meaning);
	});

	it("says why pcluster could not be run", async () => {
		const { account, run, check } = await checking();
		check.fail(new AppError("pcluster-missing", "It is gone.", { hint: "Look." }));
		expect((await run.ended).outcome).toMatchObject({
			...{ kind: "failed", remains: { kind: "nothing" } },
			diagnosis: { reason: "It is gone.", cure: "Look." },
		});
		expect(account.processes.children).toHaveLength(1);
	});

	it("does not begin the check when it is left at once", async () => {
		const account = new FakeAccount();
		const run = beginV3(account, "create");
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
		expect(account.processes.children).toEqual([]);
	});

	it("does not create after a check that nobody can read", async () => {
		const { account, run, check } = await checking();
		check.print("Segmentation fault\n");
		check.exit(139);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "Segmentation fault" },
		});
		expect(account.processes.children).toHaveLength(1);
	});

	it("leaves nothing behind when it is left during the check", async () => {
		const { account, run, check } = await checking();
		const left = run.leave();
		expect(check.signal.aborted).toBe(true);
		check.fail(new DOMException("ended", "AbortError"));
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
		expect(account.processes.children).toHaveLength(1);
	});

	it("does not create when it is left at the very moment the check has passed", async () => {
		const { account, run, check } = await checking();
		run.subscribe(() => {
			const view = run.snapshot();
			if (view.phase !== "fleet" && view.findings) void run.leave();
		});
		check.print(PASSED);
		check.exit(1);
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
		expect(account.processes.children).toHaveLength(1);
	});

	it("lets AWS go on when it is left later", async () => {
		const { run } = await building();
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("joins a creation under way without a check", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS", { name: "lsst" });
		const run = beginV3(account, "create", { attach: true });
		await account.clock.advance(100);
		expect(account.processes.children).toEqual([]);
		expect(inPhase(run.snapshot(), "stack").findings).toBeUndefined();
	});

	it("names the first failed resource from the events, not pcluster's summary", async () => {
		const { account, run } = await building();
		account.stacks.root = stack("ROLLBACK_COMPLETE", { name: "lsst" });
		account.stacks.happened[rootId] = [
			event("HeadNode", "CREATE_FAILED", {
				reason:
					"We currently do not have sufficient t3.large capacity in the Availability Zone you requested",
			}),
			event("ComputeSecurityGroup", "CREATE_FAILED", { reason: "Resource creation cancelled" }),
		];
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "own" },
			diagnosis: { resource: "HeadNode", step: "nodes" },
		});
	});

	it("reads findings beyond the lines that are kept for the screen", async () => {
		const { run, check } = await checking();
		const many = Array.from({ length: 300 }, (_, at) => ({ ...UNMARKED, message: `Finding ${at}` }));
		check.print(`${refused(...many, ELSEWHERE)}/venv/lib/x.py:3: UserWarning: pkg_resources is deprecated\n`);
		check.exit(1);
		const view = await run.ended;
		expect(inPhase(view, "checking").findings).toHaveLength(301);
		expect(view.tail.length).toBeLessThanOrEqual(200);
		expect(view.outcome).toMatchObject({ diagnosis: { step: "subnet" } });
	});
});

describe("what the check of a config means", () => {
	const finding = (level: "ERROR" | "WARNING", message: string) =>
		findingOf({ level, type: "SomeValidator", message });
	const taken = "Cluster lsst already exists";
	it.each([
		["it passed, whatever it noticed", true, undefined, [finding("WARNING", "Odd.")], undefined],
		["an error ends the run with nothing", false, undefined, [finding("ERROR", "No.")], ["No.", "nothing"]],
		["a fault does too, where nothing was found", false, "Bad Request: x", [], ["x", "nothing"]],
		["a name that is taken is another's", false, taken, [], ["Another cluster has the name", "other"]],
		[
			"even beside errors",
			false,
			taken,
			[finding("ERROR", "No.")],
			["Another cluster has the name", "other"],
		],
	] as const)("%s", (_when, passed, fault, findings, ended) => {
		const outcome = judgeCheck("lsst", { passed, fault, findings: [] }, findings);
		if (ended === undefined) return expect(outcome).toBeUndefined();
		const [reason, remains] = ended;
		expect(outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: expect.stringContaining(reason) },
			remains: { kind: remains },
		});
	});
});
