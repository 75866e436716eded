import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ClusterFacts, majorOf } from "../../src/demo/cluster/facts.ts";
import { stackNameOf } from "../../src/demo/cluster/releases.ts";
import { openStore } from "../../src/demo/cluster/store.ts";
import { temporaryFolder } from "./demo-account.ts";

const facts: ClusterFacts = {
	name: "lsst",
	region: "eu-west-2",
	createdAt: 1,
	keepFailed: false,
	fleet: [],
	jobs: [],
	config: {
		baseOs: "centos7",
		scheduler: "slurm",
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: 0,
		maximum: 2,
		keepInitial: false,
		capacity: "ondemand",
		keyName: "k",
		vpcId: "v",
		subnetId: "s",
		imageId: "i",
		rootGiB: 35,
		volumes: [],
	},
};

test("what was written is read again, also by another", () => {
	const folder = temporaryFolder();
	openStore(folder).change(() => [facts]);
	expect(openStore(folder).read()).toEqual([facts]);
	expect(readdirSync(folder)).toEqual(["demo.json"]);
});

test.each(["", "{", "[]", "null", '{"clusters":7}', '{"clusters":[{"name":"x"}]}', "\u0000"])(
	"a file that says %j is an empty account",
	(text) => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, "demo.json"), text);
		expect(openStore(folder).read()).toEqual([]);
	},
);

test("clusters of the time before version 3 are version 2's, and both are kept apart", () => {
	const folder = temporaryFolder();
	const file = join(folder, "demo.json");
	writeFileSync(file, JSON.stringify({ version: 1, clusters: [facts] }));
	openStore(folder).change((all) => [...all, { ...facts, major: 3 }]);
	expect(openStore(folder).read().map(majorOf)).toEqual([2, 3]);
	expect(openStore(folder).read().map(stackNameOf)).toEqual(["parallelcluster-lsst", "lsst"]);
});

test("deleted clusters are kept, but not for ever", () => {
	const store = openStore(temporaryFolder());
	for (let index = 0; index < 30; index++) {
		store.change((all) => [...all, { ...facts, createdAt: index, deletedAt: index + 1 }]);
	}
	store.change((all) => [facts, ...all]);
	expect(store.read()).toHaveLength(21);
	expect(store.read().at(-1)?.createdAt).toBe(29);
});
