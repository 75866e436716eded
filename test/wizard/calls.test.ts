import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { preflight } from "../../src/checks/preflight.ts";
import { startDemo } from "../../src/demo/account-server.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { forgetChanging } from "../../src/services/account-memory.ts";
import { fittingPlan } from "../../src/services/fitting-plan.ts";
import { questionOptions } from "../../src/services/question-options.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { openNetwork } from "../harness/account.ts";
import { confirmedWalk } from "../harness/confirmed-walk.ts";
import { callsIn, farEndpoint } from "../harness/far-endpoint.ts";
import { stillClock, worldOf } from "../harness/services.ts";

/** What AWS may be asked for one cluster, from the first question to the last check. */
const MOST_CALLS = 25;
const MINUTE = 60_000;
const profile = profileFor("3.16.1");

let folder = "";
let demo: Awaited<ReturnType<typeof startDemo>>;
let far: Awaited<ReturnType<typeof farEndpoint>>;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-calls-"));
	demo = await startDemo({ stateFolder: folder, major: 3 });
	far = await farEndpoint(demo.endpoint, 0);
});
afterEach(async () => {
	far.close();
	await demo.close();
	rmSync(folder, { recursive: true });
});

/** The account's real adapters before the counting endpoint. */
function account() {
	const { region, credentials, home } = demo;
	const aws = awsPorts({ baseRegion: region, endpoint: far.endpoint, credentials });
	return { ...aws, keyFiles: keyFiles(home), clock: stillClock() };
}

const pauses: [string, number][] = [
	["at once", 0],
	["slowly", 5 * MINUTE],
];

test.each(pauses)(
	"a whole wizard that is walked %s asks AWS for little, its checks included, and for no types twice",
	async (_, pauseMs) => {
		const ports = account();
		const { clock } = ports;
		const { region, home } = demo;
		const store = makeOptionStore({
			account: memoAccount(ports, () => clock.now().getTime()),
			changes: ports.changes,
			reach: openNetwork,
			profile,
			prefill: { region },
			configProblem: async () => undefined,
			clock,
			home,
		});
		const answers = await confirmedWalk(store, async (_step, loaded) => {
			await loaded;
			await clock.pass(pauseMs);
		});
		const { signal } = new AbortController();
		const own = { reach: openNetwork, home, now: new Date() };
		const spec = specFrom(answers);
		await preflight({ ...ports, ...store.accountToCheck(), ...own, spec, profile, kept: [], signal });
		const { calls } = far;
		expect(callsIn(calls)).toBeLessThanOrEqual(MOST_CALLS);
		// The terms of volumes that were made empty.
		expect(calls.get("DescribeVolumeAttribute")).toBeUndefined();
		expect(calls.get("DescribeInstanceTypes")).toBe(1);
		expect(calls.get("DescribeInstanceTypeOfferings")).toBe(1);
	},
);

const STAYING = ["DescribeVpcs", "DescribeSubnets", "DescribeKeyPairs", "DescribeRegions"];
const CHANGING = ["DescribeVolumes", "DescribeStacks"];

test("questions that are opened while the start reads ahead ask for nothing again, but for what a run has changed", async () => {
	const { clock: _, ...ports } = account();
	const { services, engine, clock } = worldOf({ version: "3.16.1", ports });
	const prefill = { region: demo.region };
	const leaving = new AbortController();
	const planned = fittingPlan(services, engine, prefill, leaving.signal);
	leaving.abort();
	await expect(planned).rejects.toThrow();
	await clock.pass(1);
	await confirmedWalk(questionOptions(services, engine, prefill));
	for (const action of [...STAYING, ...CHANGING])
		expect([action, far.calls.get(action)]).toEqual([action, 1]);
	forgetChanging(ports);
	await confirmedWalk(questionOptions(services, engine, prefill));
	for (const action of STAYING) expect([action, far.calls.get(action)]).toEqual([action, 1]);
	for (const action of CHANGING) expect([action, far.calls.get(action)]).toEqual([action, 2]);
});
