import { describe, expect, it } from "vitest";
import type { Subject } from "../../src/cluster/holdings.ts";
import type { VolumeId } from "../../src/ports/ids.ts";
import { readHoldings } from "../../src/runs/read-holdings.ts";
import { volume } from "../harness/account.ts";
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

	it("of version 2 without folders: none is made up, and disks on the head node are not asked for again", async () => {
		const account = version2();
		account.stacks.root = stack("CREATE_COMPLETE", { parameters: { Scheduler: "slurm" } });
		account.stacks.trees[headId] = [
			resource("Volume1", "CREATE_COMPLETE", { type: "AWS::EC2::Volume", physicalId: "vol-made" }),
		];
		const held = await readHoldings(account.deps, SUBJECT, new Map(), never);
		expect(held.made).toMatchObject([{ id: "vol-made", mountPoint: undefined }]);
		expect(account.asked).toEqual([]);
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

	it("a failed creation of version 3 tells no volumes: its config file does, or they are not known", async () => {
		const account = new FakeAccount();
		account.instances = [];
		const tags = { "parallelcluster:version": "3.5.1" };
		account.stacks.root = stack("ROLLBACK_COMPLETE", { name: "lsst", tags });
		account.stacks.trees[rootId] = [];
		account.volumes = [volume("1", "data", { id: "vol-own" as VolumeId, sizeGiB: 100 })];
		const left = (mounts: ReadonlyMap<string, string>) =>
			readHoldings(account.deps, { ...SUBJECT, head: undefined }, mounts, never);
		expect(await left(new Map([["vol-own", "/mnt/data"]]))).toMatchObject({
			own: [{ id: "vol-own", name: "data", sizeGiB: 100, mountPoint: "/mnt/data" }],
			ownFileSystems: [],
		});
		expect(await left(new Map())).toMatchObject({
			...{ headDisks: [], made: [], madeFileSystems: [] },
			...{ own: undefined, ownFileSystems: undefined },
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

	it("a head node that nobody has seen is looked for among its machines, and its disks with it", async () => {
		const account = version2();
		account.instances = [headNode()];
		const unseen = { ...SUBJECT, head: undefined };
		expect(await readHoldings(account.deps, unseen, new Map(), never)).toMatchObject({
			machines: [{ id: "i-head" }],
			headDisks: [{ id: "vol-root" }],
		});
		expect((await readHoldings(account.deps, SUBJECT, new Map(), never)).machines).toBeUndefined();
		expect(account.asked).toEqual(["instances"]);
		account.instances = denied();
		expect(await readHoldings(account.deps, unseen, new Map(), never)).toMatchObject({
			machines: undefined,
			headDisks: undefined,
		});
		expect(account.notes).toEqual(["what belongs to the cluster could not be read whole"]);
	});

	it("volumes that are not attached are asked for, by what they are", async () => {
		const account = version2();
		account.attached = [attached("vol-root", true)];
		account.volumes = [
			volume("1", "own", { id: "vol-own" as VolumeId, sizeGiB: 100 }),
			volume("2", "made", { id: "vol-made" as VolumeId, sizeGiB: 200 }),
		];
		expect(await readHoldings(account.deps, SUBJECT, new Map(), never)).toMatchObject({
			made: [{ id: "vol-made", sizeGiB: 200, mountPoint: "/shared" }],
			own: [{ id: "vol-own", sizeGiB: 100, mountPoint: "/mnt/data" }],
		});
		expect(account.asked).toEqual(["volumes vol-own,vol-made"]);
	});

	const files = (parameters: Record<string, string>, outputs: Record<string, string> = {}) => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { parameters, outputs });
		account.stacks.trees[rootId] = [
			resource("Efs", "CREATE_COMPLETE", { type: "AWS::EFS::FileSystem", physicalId: "fs-made" }),
			resource("Efs2", "CREATE_COMPLETE", { type: "AWS::EFS::FileSystem", physicalId: "fs-made-2" }),
			resource("Fsx", "CREATE_IN_PROGRESS", { type: "AWS::FSx::FileSystem" }),
		];
		return readHoldings(account.deps, SUBJECT, new Map(), never);
	};

	it.each([
		["/fsx, fs-own,NONE", { kind: "FSx", id: "fs-own", mountPoint: "/fsx" }],
		["fsx,fs-own", { kind: "FSx", id: "fs-own", mountPoint: "/fsx" }],
		["NONE,fs-own", { kind: "FSx", id: "fs-own", mountPoint: undefined }],
	])("file systems of version 2 stand behind their folder: %s", async (options, own) => {
		const held = await files({ FSXOptions: options });
		expect(held.ownFileSystems).toEqual([own]);
		expect(held.madeFileSystems?.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
			"EFS fs-made",
			"EFS fs-made-2",
		]);
	});

	it.each([
		[{ EFSOptions: "/efs,fs-made" }, {}, []],
		[{}, { EFSIds: "fs-other,fs-made" }, ["fs-other"]],
		[{ FSXOptions: "/a,fs-1", EFSOptions: "/b,fs-2" }, {}, ["fs-1", "fs-2"]],
	] as const)("one that was made with it is no own one: %j, %j", async (parameters, outputs, own) => {
		expect((await files(parameters, outputs)).ownFileSystems?.map(({ id }) => id)).toEqual(own);
	});

	it("what a version 2 has as NONE is no folder and no volume", async () => {
		const account = version2();
		const parameters = { EBSVolumeId: "NONE, vol-own", SharedDir: "NONE,/mnt/data" };
		account.stacks.root = stack("CREATE_COMPLETE", { parameters });
		account.attached = [attached("vol-own", false)];
		account.stacks.trees[headId] = [
			resource("Volume1", "CREATE_COMPLETE", { type: "AWS::EC2::Volume", physicalId: "vol-made" }),
			resource("Volume9", "CREATE_IN_PROGRESS", { type: "AWS::EC2::Volume" }),
		];
		expect(await readHoldings(account.deps, SUBJECT, new Map(), never)).toMatchObject({
			made: [{ id: "vol-made", mountPoint: undefined }],
			own: [{ id: "vol-own", mountPoint: "/mnt/data" }],
		});
	});

	const batch = async (
		fleet: Subject["fleet"],
		scheduler: string | undefined,
		type: string,
		readable = true,
	) => {
		const account = new FakeAccount();
		const parameters = scheduler === undefined ? {} : { Scheduler: scheduler };
		account.stacks.root = stack("CREATE_COMPLETE", { parameters });
		account.stacks.trees[rootId] = readable ? [resource("X", "CREATE_COMPLETE", { type })] : denied();
		return (await readHoldings(account.deps, { ...SUBJECT, fleet }, new Map(), never)).batch;
	};

	it.each([
		["ENABLED", undefined, "", true, true],
		["DISABLED", undefined, "", true, true],
		["RUNNING", undefined, "AWS::Batch::ComputeEnvironment", true, true],
		["RUNNING", "awsbatch", "", true, true],
		["RUNNING", "slurm", "", true, false],
		["RUNNING", undefined, "", true, false],
		["RUNNING", undefined, "", false, undefined],
	] as const)(
		"AWS Batch: a fleet that is %s, of %s, with %j: %s",
		async (fleet, scheduler, type, read, is) => {
			expect(await batch(fleet, scheduler, type, read)).toBe(is);
		},
	);

	it("an Elastic IP of its own is told, and no other resource is taken for one", async () => {
		const fixed = async (type: string, status = "CREATE_COMPLETE") => {
			const account = version2();
			account.stacks.trees[rootId] = [resource("MasterEIP", status, { type, physicalId: "arn:x" })];
			return (await readHoldings(account.deps, SUBJECT, new Map(), never)).fixedAddress;
		};
		expect([await fixed("AWS::EC2::EIP"), await fixed("AWS::EC2::Thing")]).toEqual([true, false]);
		const [stuck, unmade] = [
			fixed("AWS::EC2::EIP", "DELETE_FAILED"),
			fixed("AWS::EC2::EIP", "CREATE_FAILED"),
		];
		expect([await stuck, await unmade]).toEqual([true, false]);
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
