import { expect, test } from "vitest";
import { AppError } from "../../src/errors.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Ec2, RegionId } from "../../src/ports.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import type { Step } from "../../src/wizard/step.ts";
import { stepById } from "../../src/wizard/steps.ts";
import { stillClock } from "../harness/services.ts";
import {
	keyPair,
	LONDON,
	officialImages,
	strictEc2,
	strictKeyFiles,
	strictStacks,
	vpc,
} from "../steps/account.ts";

const IRELAND = "eu-west-1" as RegionId;
const vpcStep = stepById("vpc") as Step;

/** A store over a London where every read that a region allows answers; `given` replaces single calls. */
function storeOf(given: Partial<Ec2> = {}) {
	const clock = stillClock();
	const ec2 = strictEc2({
		regions: async () => [{ id: LONDON, optedIn: true }],
		vpcs: async () => [vpc()],
		images: async () => officialImages,
		keyPairs: async () => [keyPair("lsst")],
		volumes: async () => [],
		...given,
	});
	const account = memoAccount({
		ec2,
		stacks: strictStacks({ stacks: async () => [] }),
		keyFiles: strictKeyFiles({ candidates: async () => [] }),
	});
	const store = makeOptionStore({
		account,
		profile: profileFor("2.11.9"),
		prefill: {},
		clock,
		home: "/home/ada",
	});
	/** Resolves once the step's options are there or have failed. */
	const arrived = (step: Step, answers: { region?: RegionId }) =>
		new Promise<ReturnType<typeof store.loadingOf>>((resolve) => {
			const look = () => {
				const loading = store.loadingOf(step, answers);
				if (loading.at === "loading") return;
				stop();
				resolve(loading);
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
	expect((await arrived(vpcStep, { region: LONDON })).at).toBe("ready");
	expect(asked.toSorted()).toEqual(["images", "own images", "vpcs"]);
});

test("what another answer makes needless is let go, and all of it in the end", async () => {
	const aborted: RegionId[] = [];
	const gone = Promise.withResolvers<void>();
	const { store } = storeOf({
		vpcs: (region, signal) =>
			new Promise(() => {
				signal.addEventListener("abort", () => {
					aborted.push(region);
					if (aborted.length === 2) gone.resolve();
				});
			}),
	});
	store.want({ region: LONDON });
	store.want({ region: IRELAND });
	store.close();
	await gone.promise;
	expect(aborted).toEqual([LONDON, IRELAND]);
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
	expect(store.loadingOf(vpcStep, { region: LONDON }).at).toBe("ready");
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
	expect((await arrived(vpcStep, answers)).at).toBe("ready");
});

test("a reload keeps what was there for the screen until the new is there", async () => {
	const { store, arrived } = storeOf();
	const answers = { region: LONDON };
	store.want(answers);
	const first = await arrived(vpcStep, answers);
	store.reload(vpcStep, answers);
	const between = store.loadingOf(vpcStep, answers);
	expect(between).toMatchObject({ at: "loading", before: first.at === "ready" ? first.loaded : undefined });
	expect((await arrived(vpcStep, answers)).at).toBe("ready");
});

test("after two seconds it is called slow", async () => {
	const { store, clock } = storeOf({ vpcs: () => new Promise(() => undefined) });
	const answers = { region: LONDON };
	store.want(answers);
	const slow = new Promise<void>((resolve) => {
		const stop = store.subscribe(() => {
			const loading = store.loadingOf(vpcStep, answers);
			if (loading.at !== "loading" || !loading.slow) return;
			stop();
			resolve();
		});
	});
	clock.wake();
	await slow;
	expect(store.loadingOf(vpcStep, answers)).toEqual({ at: "loading", slow: true });
});
