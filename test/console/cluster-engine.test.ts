import { expect, test } from "vitest";
import { engineForCluster } from "../../src/console/cluster-engine.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { FoundPcluster } from "../../src/ports/found-pcluster.ts";

type Works = Extract<FoundPcluster, { works: true }>;

function pcluster(version: string): Works {
	const path = `/opt/${version}/bin/pcluster`;
	return { works: true, program: { file: path, args: [] }, path, version };
}

const deaf: FoundPcluster = { works: false, path: "/opt/deaf", cause: "It does not run.", cure: "Mend it." };

/** The version of the pcluster that manages a cluster of `made`, where `used` is in use and `found` are here. */
function chosen(made: string, used: string, ...found: readonly string[]): string {
	const all = [deaf, pcluster(used), ...found.map(pcluster)];
	const major = made.startsWith("2.") ? 2 : 3;
	return engineForCluster({ major, version: made }, engineFor(pcluster(used)), all, engineFor).profile
		.version;
}

test.each([
	["the one in use where it made it", "2.11.9", ["2.11.9", "3.16.1"], "2.11.9"],
	["the very version where it is here", "2.10.4", ["2.11.9", "2.10.4"], "2.10.4"],
	["the one in use where it can", "2.10.4", ["2.11.9", "2.4.1"], "2.11.9"],
	["another that can, where the one in use cannot", "3.1.0", ["2.11.9", "2.4.1", "3.16.1"], "3.16.1"],
	["not one that is older than a cluster of version 3", "3.10.0", ["2.11.9", "3.1.0", "3.16.1"], "3.16.1"],
	["none that firstlight does not drive, though it made it", "2.3.0", ["2.11.9", "2.3.0"], "2.11.9"],
	["none that firstlight does not drive, though it could", "3.1.0", ["2.11.9", "4.0.0"], "2.11.9"],
	["the one in use where none can", "3.16.1", ["2.11.9", "3.1.0"], "2.11.9"],
] as const)("%s", (_, made, [used, ...found], expected) => {
	expect(chosen(made, used, ...found)).toBe(expected);
});
