import { describe, expect, test } from "vitest";
import { type HeldDisk, type Holdings, NOTHING_KNOWN, type Subject } from "../../src/cluster/holdings.ts";
import { verbQuestion } from "../../src/console/verb-question.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { headNode } from "../runs/fake-account.ts";

const LSST: Subject = {
	name: "lsst",
	region: "eu-west-2" as RegionId,
	stackName: "parallelcluster-lsst",
	stackId: "arn:stack/lsst",
	createdAt: new Date("2026-11-23T10:45:00Z"),
	state: "running",
	fleet: "RUNNING",
	head: headNode(),
	computeNodes: 2,
};
const disk = (id: string, more: Partial<HeldDisk> = {}): HeldDisk => ({
	...{ id, name: undefined, sizeGiB: 20, mountPoint: undefined },
	...more,
});
const BARE: Holdings = {
	headDisks: [disk("vol-root", { sizeGiB: 35 })],
	made: [],
	own: [],
	madeFileSystems: [],
	ownFileSystems: [],
	keepable: false,
	batch: false,
};
const OWN = disk("vol-own", { name: "data", sizeGiB: 500, mountPoint: "/mnt/data" });
const SHARED = disk("vol-made", { mountPoint: "/shared" });

/** The part of a question from one heading to the next. */
function part(
	verb: "stop" | "start" | "delete",
	title: string,
	held: Partial<Holdings>,
	subject = LSST,
): string[] {
	const { body } = verbQuestion(verb, subject, { ...BARE, ...held });
	const from = body.findIndex(({ text }) => text === title);
	const rest = body.slice(from + 1);
	const to = rest.findIndex(({ text }) => !text.startsWith("  "));
	return rest.slice(0, to < 0 ? undefined : to).map(({ text }) => text.trim());
}

function all(verb: "stop" | "start" | "delete", held: Partial<Holdings>, subject = LSST): string {
	const { title, body, money } = verbQuestion(verb, subject, { ...BARE, ...held });
	return [title, ...body.map(({ text }) => text), ...money].join("\n");
}

describe("what stays after a deletion", () => {
	test.each([
		[{}, ["nothing: it uses no volume of your own"], []],
		[{ own: [OWN] }, ["/mnt/data: data, 500 GiB, vol-own"], ["/mnt/data: data, 500 GiB, vol-own"]],
		[
			{ own: [disk("vol-own", { sizeGiB: undefined })] },
			["size not known, vol-own"],
			["size not known, vol-own"],
		],
		[
			{ ownFileSystems: [{ kind: "FSx", id: "fs-1", mountPoint: "/fsx" }] },
			["/fsx: FSx fs-1"],
			["/fsx: FSx fs-1"],
		],
		[{ own: undefined }, ["your own volumes, if it uses any: which ones is not known"], undefined],
		[{ ownFileSystems: undefined }, ["your own volumes, if it uses any: which ones is not known"], undefined],
	] as const)("%j", (held, lines, keeps) => {
		expect(part("delete", "Stays, and goes on costing", held)).toEqual(lines);
		expect(verbQuestion("delete", LSST, { ...BARE, ...held }).keeps).toEqual(keeps);
	});
});

describe("what goes with a deletion", () => {
	test.each([
		[{}, []],
		[{ made: [SHARED] }, ["/shared: 20 GiB, vol-made, made with the cluster"]],
		[
			{ made: [SHARED], keepable: true },
			[
				"/shared: 20 GiB, vol-made, made with the cluster; kept only where its config says DeletionPolicy: Retain",
			],
		],
		[
			{ madeFileSystems: [{ kind: "EFS", id: "fs-2", mountPoint: undefined }] },
			["EFS fs-2, made with the cluster"],
		],
		[{ made: undefined }, ["volumes that pcluster made with it, if any: which ones is not known"]],
	] as const)("%j", (held, lines) => {
		expect(part("delete", "Gone for good", held)).toEqual([
			"the head node (t3.xlarge) with its disk 35 GiB: with /home and all jobs that wait",
			"2 compute nodes with their disks, and the jobs on them",
			...lines,
		]);
	});

	test.each([
		[{}, 0, []],
		[{}, 1, ["1 compute node with its disk, and the jobs on them"]],
		[{}, undefined, ["compute nodes with their disks, how many is not known, and the jobs on them"]],
	] as const)("nodes that are there are counted, %j %j", (held, computeNodes, lines) => {
		expect(part("delete", "Gone for good", held, { ...LSST, computeNodes }).slice(1)).toEqual(lines);
	});

	test("nobody is told to copy to what goes, too", () => {
		expect(all("delete", { made: [SHARED] })).toContain("off the cluster first");
		expect(all("delete", { made: [SHARED] })).not.toContain("/mnt/data");
		expect(all("delete", { own: [OWN] })).toContain(
			"Copy what you want to keep from /home to /mnt/data first.",
		);
	});

	test("all folders that go are to be copied to one of those that stay", () => {
		const own = [OWN, { ...OWN, mountPoint: "/mnt/ps1" }];
		const ownFileSystems = [{ kind: "FSx", id: "fs-1", mountPoint: "/fsx" }] as const;
		expect(all("delete", { own, ownFileSystems, made: [SHARED] })).toContain(
			"Copy what you want to keep from /home and /shared to /mnt/data, /mnt/ps1 or /fsx first.",
		);
	});

	test("of a failed creation only what is there is told", () => {
		const left = { ...LSST, state: "create-failed", head: undefined, computeNodes: 0 } as const;
		expect(all("delete", { headDisks: [] }, left)).toContain("Remove what is left of lsst in eu-west-2?");
		expect(part("delete", "Gone for good", { headDisks: [] }, left)).toEqual([
			"what AWS has made so far; there is no head node",
		]);
		expect(all("delete", { headDisks: [] }, left)).not.toContain("Copy what you want");
		expect(all("delete", {}, left)).toContain("Copy what you want");
		expect(all("delete", { headDisks: [] })).toContain("Copy what you want");
	});
});

test("which cluster it is, is said by its stack, or that only its name is known", () => {
	expect(all("delete", {})).toContain("Made 2026-11-23 10:45 UTC, stack parallelcluster-lsst.");
	expect(all("delete", {}, { ...LSST, stackId: undefined })).toContain("the name that you type decides");
	expect(verbQuestion("delete", LSST, BARE).typed).toBe("lsst");
});

describe("stopping", () => {
	test("ends the nodes there are, loses their jobs, and names each disk that goes on costing", () => {
		expect(part("stop", "Ends", {})).toEqual([
			"2 compute nodes with their disks, within some minutes",
			"jobs that run now are lost; waiting jobs stay in the queue",
		]);
		expect(part("stop", "Goes on costing", { own: [OWN], made: [SHARED] })).toEqual([
			"the head node (t3.xlarge), which stays on",
			"its disk: 35 GiB, vol-root",
			"/shared: 20 GiB, vol-made",
			"/mnt/data: data, 500 GiB, vol-own",
		]);
	});

	test("without a node that is on no running job is spoken of", () => {
		expect(part("stop", "Ends", {}, { ...LSST, computeNodes: 0 })).toEqual([
			"no compute node is on now; none starts any more",
			"waiting jobs stay in the queue",
		]);
	});

	test("how the head node's cost ends stands where it is never cut", () => {
		expect(verbQuestion("stop", LSST, BARE).money.join()).toContain(
			"the ending beside this one stops it too",
		);
	});

	test("a head node that is off is not said to stay on", () => {
		const off = { ...LSST, head: headNode("stopped") };
		expect(part("stop", "Goes on costing", {}, off)[0]).toBe(
			"the head node's disks; the machine itself is stopped",
		);
		expect(all("stop", {}, off)).toContain("it has to be on to stop the others");
	});

	test("AWS Batch lets running jobs end", () => {
		expect(part("stop", "Ends", { batch: true })).toEqual([
			"AWS Batch takes no new jobs; those that run go on to their end, and cost until then",
		]);
	});

	test("what could not be read is said so", () => {
		expect(part("stop", "Goes on costing", NOTHING_KNOWN)).toContain(
			"its disks and volumes: not all could be read",
		);
	});
});

test("starting tells who starts nodes", () => {
	expect(all("start", {})).toContain("lets the scheduler start compute nodes");
	expect(all("start", { batch: true })).toContain("lets AWS Batch start compute nodes");
});
