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
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { openNetwork } from "../harness/account.ts";
import { confirmedWalk } from "../harness/confirmed-walk.ts";
import { callsIn, farEndpoint } from "../harness/far-endpoint.ts";

/** What somebody who only confirms takes for each question, in calls' time: reading is slower. */
const CONFIRMED_AFTER = 0.25;

type Demo = Awaited<ReturnType<typeof startDemo>>;
type Far = Awaited<ReturnType<typeof farEndpoint>>;

/** The questions confirmed one after the other, then the checks: where they wait, in calls' time, and what they ask. */
async function walked(ms: number, when: string, demo: Demo, far: Far, cacheFolder: string): Promise<void> {
	far.calls.clear();
	const { endpoint } = far;
	const { region: baseRegion, credentials, home } = demo;
	const aws = awsPorts({ baseRegion, endpoint, credentials, cacheFolder });
	const { signal } = new AbortController();
	const files = keyFiles(home);
	const profile = profileFor("3.16.1");
	const store = makeOptionStore({
		account: memoAccount({ ...aws, keyFiles: files }, Date.now),
		changes: aws.changes,
		profile,
		prefill: { region: baseRegion },
		configProblem: async () => undefined,
		clock: { now: () => new Date(), sleep: (wait: number) => setTimeout(wait) },
		home,
	});
	const waits: string[] = [];
	const answers = await confirmedWalk(store, async ({ title }, loaded) => {
		const began = performance.now();
		await loaded;
		const waited = (performance.now() - began) / ms;
		if (waited > 0.1) waits.push(`${title} ${waited.toFixed(1)}`);
		await setTimeout(ms * CONFIRMED_AFTER);
	});
	store.close();
	const questions = new Map(far.calls);
	far.calls.clear();
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
	console.log(
		`  ${ms} ms a call, ${when}: waits at ${waits.join(", ") || "nothing"} (in calls); checks take ${checked.toFixed(1)} calls' time`,
	);
	console.log(`    ${callsIn(questions)} calls for the questions: ${list(questions)}`);
	console.log(`    ${callsIn(far.calls)} for the checks: ${list(far.calls)}`);
}

const list = (calls: ReadonlyMap<string, number>) =>
	[...calls].map(([action, times]) => `${times} ${action.replace("Describe", "")}`).join(", ");

/** Waiting for AWS, on endpoints near and far: on the first start of a day and on a later one. */
export async function networkBench(): Promise<void> {
	console.log("The network, all questions confirmed as fast as they come");
	for (const ms of [50, 500]) {
		const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
		const demo = await startDemo({ stateFolder: join(folder, "demo"), major: 3 });
		const far = await farEndpoint(demo.endpoint, ms);
		try {
			for (const when of ["first start of a day", "a later one"])
				await walked(ms, when, demo, far, join(folder, "cache"));
		} finally {
			far.close();
			await demo.close();
			rmSync(folder, { recursive: true, force: true });
		}
	}
}
