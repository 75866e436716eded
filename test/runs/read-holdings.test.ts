import { describe, expect, it } from "vitest";
import type { Subject } from "../../src/cluster/holdings.ts";
import type { VolumeId } from "../../src/ports/ids.ts";
import { readHoldings } from "../../src/runs/read-holdings.ts";
import { denied, FakeAccount, headId, headNode, region, resource, rootId, stack } from "./fake-account.ts";

const never = new AbortController().signal;
const SUBJECT: Subject = {
	...{ name: "lsst", region, stackName: "parallelcluster-lsst", stackId: rootId, createdAt: new Date(0) },
	...{ state: "running", fleet: "RUNNING", head: headNode(), computeNodes: 0 },
};
const NESTED = "AWS::CloudFormation::Stack";

function attached(id: string, endsWithIt: boolean, name?: string) {
	return { id: id as VolumeId, name, sizeGiB: 20, type: "gp2", endsWithIt };
}

/** A cluster of version 2 with a volume of the user's, and one that pcluster made in a nested stack. */
function version2() {
	const account = new FakeAccount();
	const parameters = { EBSVolumeId: "vol-own,NONE", SharedDir: "/mnt/data,shared", Scheduler: "slurm" };
	account.stacks.root = stack("CREATE_COMPLETE", { parameters });
	account.stacks.trees[rootId] = [
		resource("EBSCfnStack", "CREATE_COMPLETE", { type: NESTED, physicalId: headId }),
	];
	account.stacks.trees[headId] = [
		resource("Volume2", "CREATE_COMPLETE", { type: "AWS::EC2::Volume", physicalId: "vol-made" }),
	];
	account.attached = [
		attached("vol-root", true),
		attached("vol-own", false, "data"),
		attached("vol-made", false),
	];
	return account;
}

describe("what belongs to a cluster", () => {
	it("of version 2: root disk, made volume and own one are told apart, each with its folder", async () => {
		expect(await readHoldings(version2().deps, SUBJECT, new Map(), never)).toMatchObject({
			headDisks: [{ id: "vol-root" }],
			made: [{ id: "vol-made", mountPoint: "/shared" }],
			own: [{ id: "vol-own", name: "data", mountPoint: "/mnt/data" }],
			madeFileSystems: [],
			ownFileSystems: [],
			keepable: false,
			batch: false,
		});
	});

	it("of version 3: folders come from the config file, file systems from outputs and resources", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", {
			name: "lsst",
			outputs: { EBSIds: "vol-own", FSXIds: "fs-own,fs-made", EFSIds: "" },
			tags: { "parallelcluster:version": "3.16.1" },
		});
		account.stacks.trees[rootId] = [
			resource("FSX0", "CREATE_COMPLETE", { type: "AWS::FSx::FileSystem", physicalId: "fs-made" }),
		];
		account.attached = [attached("vol-own", false)];
		const held = await readHoldings(account.deps, SUBJECT, new Map([["vol-own", "/mnt/data"]]), never);
		expect(held).toMatchObject({
			own: [{ id: "vol-own", mountPoint: "/mnt/data" }],
			madeFileSystems: [{ kind: "FSx", id: "fs-made" }],
			ownFileSystems: [{ kind: "FSx", id: "fs-own" }],
			keepable: true,
		});
	});

	it("what AWS refuses is not known, and nothing else is", async () => {
		const account = version2();
		account.attached = denied();
		expect(await readHoldings(account.deps, SUBJECT, new Map(), never)).toMatchObject({
			headDisks: undefined,
			own: undefined,
			made: [{ id: "vol-made", sizeGiB: undefined }],
		});
		const blind = version2();
		blind.stacks.root = denied();
		blind.stacks.trees[rootId] = denied();
		expect(await readHoldings(blind.deps, SUBJECT, new Map(), never)).toMatchObject({
			headDisks: [{ id: "vol-root" }],
			made: undefined,
			own: undefined,
			ownFileSystems: undefined,
			batch: undefined,
		});
	});

	it("what a rollback has removed is not there", async () => {
		const account = version2();
		account.instances = [];
		account.stacks.trees[headId] = [
			resource("Volume2", "DELETE_COMPLETE", { type: "AWS::EC2::Volume", physicalId: "vol-made" }),
		];
		const held = await readHoldings(account.deps, { ...SUBJECT, head: undefined }, new Map(), never);
		expect(held).toMatchObject({ headDisks: [], made: [] });
	});
});
