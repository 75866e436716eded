import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
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
import { stillClock } from "../harness/services.ts";

/** What AWS may be asked for one cluster, from the first question to the last check. */
const MOST_CALLS = 25;

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-calls-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a whole wizard asks AWS for little, its checks included, and for no types twice", async () => {
	const demo = await startDemo({ stateFolder: folder, major: 3 });
	const { endpoint, calls, close } = await farEndpoint(demo.endpoint, 0);
	try {
		const { region, credentials, home } = demo;
		const aws = awsPorts({ baseRegion: region, endpoint, credentials });
		const files = keyFiles(home);
		const profile = profileFor("3.16.1");
		const clock = stillClock();
		const store = makeOptionStore({
			account: memoAccount({ ...aws, keyFiles: files }, () => clock.now().getTime()),
			changes: aws.changes,
			profile,
			prefill: { region },
			configProblem: async () => undefined,
			clock,
			home,
		});
		const spec = specFrom(await confirmedWalk(store));
		const { signal } = new AbortController();
		const own = {
			keyFiles: files,
			reach: openNetwork,
			home,
			now: new Date(),
		};
		await preflight({ ...aws, ...store.accountToCheck(), ...own, spec, profile, kept: [], signal });
		expect(callsIn(calls)).toBeLessThanOrEqual(MOST_CALLS);
		// The terms of volumes that were made empty.
		expect(calls.get("DescribeVolumeAttribute")).toBeUndefined();
		expect(calls.get("DescribeInstanceTypes")).toBe(1);
		expect(calls.get("DescribeInstanceTypeOfferings")).toBe(1);
	} finally {
		close();
		await demo.close();
	}
});
