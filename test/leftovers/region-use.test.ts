import { expect, test } from "vitest";
import { regionUse } from "../../src/leftovers/region-use.ts";
import type { Ec2, Stack, Stacks, Volume } from "../../src/ports/account.ts";
import { denied, holder, LONDON, stack, tutorialVolumes, volume } from "../harness/account.ts";
import { silentLog } from "../harness/silent-log.ts";
import { strictPort } from "../harness/strict-port.ts";

const never = new AbortController().signal;
const lsst = stack("parallelcluster-lsst", "CREATE_COMPLETE", { tags: { Version: "2.11.9" } });

const ROOT = volume("9", undefined, {
	state: "in-use",
	holders: [{ ...holder("i-1"), cluster: "lsst", endsWithIt: true }],
});

test.each<[string, readonly Volume[] | Error, readonly Stack[] | Error, { text: string; found: boolean }]>([
	["volumes", tutorialVolumes, [], { text: "3 volumes", found: true }],
	[
		"one volume and a cluster",
		tutorialVolumes.slice(0, 1),
		[lsst],
		{ text: "1 volume, 1 cluster", found: true },
	],
	["a cluster alone", [], [lsst], { text: "1 cluster", found: true }],
	["a cluster and its own disk", [ROOT], [lsst], { text: "1 cluster", found: true }],
	["nothing", [], [], { text: "no volumes", found: false }],
	["no leave to read volumes", denied, [], { text: "volumes not readable", found: false }],
	["no leave to read stacks", tutorialVolumes, denied, { text: "3 volumes", found: true }],
])("a region with %s", async (_what, volumes, stacks, use) => {
	const answer = async <Thing>(of: readonly Thing[] | Error) => {
		if (of instanceof Error) throw of;
		return [...of];
	};
	const deps = {
		ec2: strictPort<Ec2>("ec2", { volumes: () => answer(volumes) }),
		stacks: strictPort<Stacks>("stacks", { stacks: () => answer(stacks) }),
		log: silentLog(),
	};
	expect(await regionUse(deps, LONDON, { major: 2, version: "2.11.9" }, never)).toEqual({
		region: LONDON,
		...use,
	});
});
