import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { preflight } from "../../src/checks/preflight.ts";
import { startDemo } from "../../src/demo/account-server.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { openNetwork } from "../harness/account.ts";
import { confirmedWalk } from "../harness/confirmed-walk.ts";
import { callsIn, farEndpoint } from "../harness/far-endpoint.ts";
import { against } from "./measure.ts";

/** What somebody who only confirms takes for each question, in calls' time: reading is slower. */
const CONFIRMED_AFTER = 0.25;
/** A shorter wait is over before it is drawn. */
const FRAME_MS = 16;
/** A walk that takes its time: so long for each question, ms of the clock by which answers grow old. */
const SLOWLY_MS = 5 * 60_000;

/** The first walks load the SDK, which lies here in a thousand files and not in one: they are not told. */
const WARMING_MS = 1;

type Demo = Awaited<ReturnType<typeof startDemo>>;
type Far = Awaited<ReturnType<typeof farEndpoint>>;

interface Walked {
	readonly ms: number;
	readonly when: string;
	readonly pauseMs: number;
	readonly cacheFolder: string;
}

/**
 * The start's reading ahead, the questions opened once it shows its clusters and confirmed one after the other, then the checks:
 * where they wait, in calls' time, and what they ask, in words.
 */
async function walked({ ms, when, pauseMs, cacheFolder }: Walked, demo: Demo, far: Far): Promise<string> {
	far.clear();
	const { endpoint } = far;
	const { region: baseRegion, credentials, home } = demo;
	const aws = awsPorts({ baseRegion, endpoint, credentials, cacheFolder });
	const { signal } = new AbortController();
	const files = keyFiles(home);
	const profile = profileFor("3.16.1");
	let passedMs = 0;
	const account = memoAccount({ ...aws, keyFiles: files }, () => Date.now() + passedMs);
	const clock = {
		now: () => new Date(Date.now() + passedMs),
		sleep: (wait: number) => setTimeout(wait, undefined, { ref: false }),
	};
	const opened = () =>
		makeOptionStore({
			account,
			changes: aws.changes,
			reach: openNetwork,
			profile,
			prefill: { region: baseRegion },
			configProblem: async () => undefined,
			clock,
			home,
		});
	const start = opened();
	start.want({});
	// The start shows its clusters before anybody opens the questions; that call is none of theirs.
	await aws.stacks.stacks(baseRegion as RegionId, signal);
	far.calls.set("DescribeStacks", (far.calls.get("DescribeStacks") ?? 0) - 1);
	const store = opened();
	const waits: string[] = [];
	const answers = await confirmedWalk(store, async ({ title }, loaded) => {
		const began = performance.now();
		await loaded;
		const waited = performance.now() - began;
		if (waited > Math.max(FRAME_MS, ms * 0.1)) waits.push(`${title} ${(waited / ms).toFixed(1)}`);
		await setTimeout(ms * CONFIRMED_AFTER);
		passedMs += pauseMs;
	});
	start.close();
	store.close();
	const questions = new Map(far.calls);
	far.clear();
	const spec = specFrom(answers);
	const began = performance.now();
	const own = {
		keyFiles: files,
		reach: openNetwork,
		home,
		now: new Date(),
	};
	await preflight({ ...aws, ...store.accountToCheck(), ...own, spec, profile, kept: [], signal });
	const checked = (performance.now() - began) / ms;
	const all = callsIn(questions) + callsIn(far.calls);
	return [
		`  ${ms} ms a call, ${when}`,
		`    waits in calls' time: ${waits.join(", ") || "none"}  ${against(waits.length, 1)}`,
		// The goal is of round trips: on a near endpoint the time is for the most part our own computing, and that of the
		// account, which lives in this process as well.
		`    checks: calls one after the other: ${far.rounds()}  ${against(far.rounds(), 3)}, in all ${checked.toFixed(1)} calls' time`,
		`    ${all} calls  ${against(all, 25)}`,
		`    of them for the questions: ${list(questions)}`,
		`    and for the checks: ${list(far.calls)}`,
	].join("\n");
}

const list = (calls: ReadonlyMap<string, number>) =>
	[...calls].map(([action, times]) => `${times} ${action.replace("Describe", "")}`).join(", ");

/** Waiting for AWS, on endpoints near and far: on the first start of a day and on a later one. */
export async function networkBench(): Promise<void> {
	console.log("The network, all questions confirmed as fast as they come");
	for (const ms of [WARMING_MS, 50, 500]) {
		const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
		const demo = await startDemo({ stateFolder: join(folder, "demo"), major: 3 });
		const far = await farEndpoint(demo.endpoint, ms);
		try {
			const cacheFolder = join(folder, "cache");
			const slow = join(folder, "slow");
			for (const walk of [
				{ ms, when: "first start of a day", pauseMs: 0, cacheFolder },
				{ ms, when: "a later one", pauseMs: 0, cacheFolder },
				{ ms, when: "the first of a day, five minutes a question", pauseMs: SLOWLY_MS, cacheFolder: slow },
			]) {
				const told = await walked(walk, demo, far);
				if (ms !== WARMING_MS) console.log(told);
			}
		} finally {
			far.close();
			await demo.close();
			rmSync(folder, { recursive: true, force: true });
		}
	}
}
