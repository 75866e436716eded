import { expect, test } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Ec2 } from "../../src/ports/account.ts";
import { newestOf } from "../../src/ports/asked.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Prefill } from "../../src/questions/prefill.ts";
import type { Step } from "../../src/questions/step.ts";
import { stepById } from "../../src/questions/steps.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import {
	instanceType,
	LONDON,
	officialImages,
	openNetwork,
	subnet,
	tutorialAccount,
	volume,
	vpc,
} from "../harness/account.ts";
import { stillClock } from "../harness/services.ts";
import { complete } from "./answers.ts";

const IRELAND = "eu-west-1" as RegionId;
const vpcStep = stepById("vpc") as Step;

/** A store over a London where every read that a region allows answers; `ec2` replaces single calls. */
function storeOf(ec2: Partial<Ec2> = {}, prefill: Prefill = {}) {
	const clock = stillClock();
	const account = memoAccount(tutorialAccount({ ec2 }), () => clock.now().getTime());
	const store = makeOptionStore({
		account,
		changes: tutorialAccount().changes,
		reach: openNetwork,
		profile: profileFor("2.11.9"),
		prefill,
		clock,
		home: "/home/ada",
		configProblem: async () => undefined,
	});
	/** Resolves once the step's options are there or have failed. */
	const arrived = (step: Step, answers: { region?: RegionId }) =>
		new Promise<ReturnType<typeof store.answerOf>>((resolve) => {
			const look = () => {
				const answer = store.answerOf(step, answers);
				if (answer.at === "asking") return;
				stop();
				resolve(answer);
			};
			const stop = store.subscribe(look);
			look();
		});
	return { store, clock, arrived };
}

test("everything whose needs are answered is asked for at once, and once only", async () => {
	const asked: string[] = [];
	const { store, arrived } = storeOf({
		vpcs: async () => {
			asked.push("vpcs");
			return [vpc()];
		},
		images: async (_region, { owners }) => {
			asked.push(owners?.includes("self") ? "own images" : "images");
			return officialImages;
		},
	});
	store.want({});
	expect(asked).toEqual([]);
	store.want({ region: LONDON });
	store.want({ region: LONDON });
	expect((await arrived(vpcStep, { region: LONDON })).at).toBe("known");
	expect(asked.toSorted()).toEqual(["images", "own images", "vpcs"]);
});

test("what another answer makes needless is let go, and all of it in the end", async () => {
	const aborted: RegionId[] = [];
	const { store } = storeOf({
		vpcs: (region, signal) =>
			new Promise(() => {
				signal.addEventListener("abort", () => aborted.push(region));
			}),
	});
	store.want({ region: LONDON });
	store.want({ region: IRELAND });
	await expect.poll(() => aborted).toEqual([LONDON]);
	store.close();
	await expect.poll(() => aborted).toEqual([LONDON, IRELAND]);
});

test("an answer taken back finds its options still there", async () => {
	let reads = 0;
	const { store, arrived } = storeOf({
		vpcs: async () => {
			reads += 1;
			return [vpc()];
		},
	});
	store.want({ region: LONDON });
	await arrived(vpcStep, { region: LONDON });
	store.want({ region: IRELAND });
	await arrived(vpcStep, { region: IRELAND });
	store.want({ region: LONDON });
	expect(store.answerOf(vpcStep, { region: LONDON }).at).toBe("known");
	expect(reads).toBe(2);
});

test("a failure is kept until it is asked for again", async () => {
	let isDown = true;
	const { store, arrived } = storeOf({
		vpcs: async () => {
			if (isDown) throw new AppError("throttled", "AWS asks to slow down.");
			return [vpc()];
		},
	});
	const answers = { region: LONDON };
	store.want(answers);
	expect(await arrived(vpcStep, answers)).toMatchObject({ at: "failed", error: { code: "throttled" } });
	isDown = false;
	store.reload(vpcStep, answers);
	expect((await arrived(vpcStep, answers)).at).toBe("known");
});

test("a reload keeps what was there for the screen until the new is there", async () => {
	const { store, arrived } = storeOf();
	const answers = { region: LONDON };
	store.want(answers);
	const first = await arrived(vpcStep, answers);
	const before = store.snapshot();
	store.reload(vpcStep, answers);
	expect(store.snapshot()).not.toBe(before);
	const between = store.answerOf(vpcStep, answers);
	expect(first.at).toBe("known");
	expect(between).toEqual({ at: "asking", before: newestOf(first) });
	expect((await arrived(vpcStep, answers)).at).toBe("known");
});

test("after two seconds it is called slow", async () => {
	const { store, clock } = storeOf({ vpcs: () => new Promise(() => undefined) });
	const answers = { region: LONDON };
	store.want(answers);
	const slow = new Promise<void>((resolve) => {
		const stop = store.subscribe(() => {
			const answer = store.answerOf(vpcStep, answers);
			if (answer.at !== "asking" || !answer.slow) return;
			stop();
			resolve();
		});
	});
	clock.wake();
	await slow;
	expect(store.answerOf(vpcStep, answers)).toEqual({ at: "asking", slow: true });
});

/** A store that notes which reads have gone out, and with which zone; none is ever answered but the regions. */
function unanswered(prefill: Prefill = {}) {
	const asked: string[] = [];
	const note = (name: string) => {
		asked.push(name);
		return new Promise<never>(() => undefined);
	};
	const { store, clock, arrived } = storeOf(
		{
			vpcs: () => note("vpcs"),
			subnets: () => note("subnets"),
			volumes: () => note("volumes"),
			keyPairs: () => note("keyPairs"),
			images: () => note("images"),
			instanceTypes: (region, zone) => note(`types of ${zone ?? region}`),
		},
		prefill,
	);
	return { asked, store, clock, arrived };
}

const OF_REGION = ["images", "images", "keyPairs", "subnets", "types of eu-west-2", "volumes", "vpcs"];

test("what the questions of a region will want is asked for together, before the first of them is answered", () => {
	const { asked, store } = unanswered();
	store.want({ region: LONDON });
	expect(asked.toSorted()).toEqual(OF_REGION);
	store.want({ region: LONDON, vpc: vpc().id, subnet: { id: subnet().id, zone: "eu-west-2a" } });
	expect(asked.toSorted()).toEqual([...OF_REGION, "types of eu-west-2a"].toSorted());
});

test("what is asked for is not asked for twice, but where it was let go or is to be read anew", async () => {
	const { asked, store, clock } = unanswered();
	store.want({ region: LONDON });
	store.want({ region: LONDON });
	expect(asked.toSorted()).toEqual(OF_REGION);
	store.want({ region: IRELAND });
	await clock.pass(0);
	asked.length = 0;
	store.want({ region: LONDON });
	expect(asked.toSorted()).toEqual(OF_REGION);
	asked.length = 0;
	store.reload(vpcStep, { region: LONDON });
	expect(asked.toSorted()).toEqual(OF_REGION);
});

test("all that a form can be is asked for once, and what was there stays until it has come", async () => {
	const asked: (readonly string[] | undefined)[] = [];
	const { store, arrived } = storeOf({
		instanceTypes: async (_region, zone, _signal, { names } = {}) => {
			if (zone !== undefined) asked.push(names);
			return [...(names ? [] : [instanceType("x9.huge", 64)]), instanceType("t3.medium", 4)];
		},
	});
	const nodesStep = stepById("nodes") as Step;
	const answers = { ...complete, nodes: undefined as never };
	store.want(answers);
	const usual = await arrived(nodesStep, answers);
	const before = store.snapshot();
	for (const _ of ["once", "once more"]) {
		store.loadWhole(nodesStep, answers);
		expect(store.answerOf(nodesStep, answers)).toEqual({ at: "asking", before: newestOf(usual) });
	}
	expect(store.snapshot()).toBe(before + 1);
	expect(JSON.stringify(await arrived(nodesStep, answers))).toContain("x9.huge");
	store.loadWhole(nodesStep, answers);
	expect(store.answerOf(nodesStep, answers).at).toBe("known");
	expect(asked.filter((names) => names === undefined)).toHaveLength(1);
});

const MINUTE = 60_000;

test.each([
	["a VPC", "on this walk", "vpcs", 60 * MINUTE, 1],
	["a VPC", "before that", "vpcs", 60 * MINUTE + 1, 2],
	["a volume", "within the last minute", "volumes", MINUTE, 1],
	["a volume", "before that", "volumes", MINUTE + 1, 2],
] as const)("what was read of %s %s when the checks begin", async (_, _when, read, ms, times) => {
	let asked = 0;
	const counted =
		<Thing>(thing: Thing) =>
		async () => {
			asked += 1;
			return [thing];
		};
	const { store, clock, arrived } = storeOf({
		[read]: counted(read === "vpcs" ? vpc() : volume("1", undefined)),
	});
	const check = () => store.accountToCheck().ec2[read](LONDON, new AbortController().signal);
	store.want({ region: LONDON });
	await arrived(vpcStep, { region: LONDON });
	await clock.pass(ms);
	await check();
	expect(asked).toBe(times);
	// Checking once more is meant to look once more.
	await clock.pass(1);
	await check();
	expect(asked).toBe(times + 1);
});

test("the region of the settings is read before it is answered, another one is not", () => {
	const { asked, store } = unanswered({ region: LONDON });
	store.want({});
	expect(asked.toSorted()).toEqual(OF_REGION);
	const wrong = unanswered({ region: "eu-mars-1" });
	wrong.store.want({});
	expect(wrong.asked).toEqual([]);
});

test("without settings the region is read where the cursor starts, once the regions are known", async () => {
	const { asked, store, arrived } = unanswered();
	store.want({});
	expect(asked).toEqual([]);
	await arrived(stepById("region") as Step, {});
	expect(asked.toSorted()).toEqual(OF_REGION);
});
