import { describe, expect, test } from "vitest";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../../src/cluster/holdings.ts";
import { endingsOf } from "../../src/console/endings.ts";
import { startHeadQuestion, stopHeadQuestion } from "../../src/console/head-questions.ts";
import { type AskedSize, sizeQuestion } from "../../src/console/size-question.ts";
import { clusterView } from "../components/console/world.ts";
import { headNode } from "../runs/fake-account.ts";

const HEAD = { ...headNode(), type: "t3.medium", publicAddress: "203.0.113.9" };
const LSST: Subject = { ...clusterView(), head: HEAD };
const HELD: Holdings = {
	...{ headDisks: [], made: [], own: [], madeFileSystems: [], ownFileSystems: [] },
	...{ keepable: false, batch: false, fixedAddress: false },
};

describe("the question that stops the head node too", () => {
	const lines = (subject: Partial<Subject>, held: Partial<Holdings> = {}) =>
		stopHeadQuestion({ ...LSST, ...subject }, { ...HELD, ...held }).body.map(({ text }) => text.trim());

	test("tells all that ends and stays of a cluster whose nodes are on", () => {
		expect(lines({})).toEqual([
			"Made 2026-11-23 10:45 UTC, stack parallelcluster-lsst.",
			"Ends",
			"2 compute nodes with their disks, first",
			"the head node (t3.medium, i-head): nobody can log in until it is started again",
			"jobs that run now are lost; waiting jobs stay in the queue, on its disk",
			"Stays, and goes on costing",
			"To come back",
			"press u: the head node starts first, then the nodes may",
			"its public address will be another one, and is told then",
		]);
	});

	test("leaves out what is not so", () => {
		const quiet = lines({ computeNodes: 0, head: undefined });
		expect(quiet.slice(2, 4)).toEqual([
			"the head node: nobody can log in until it is started again",
			"waiting jobs stay in the queue, on its disk",
		]);
		expect(quiet.at(-1)).toMatch(/^press u/);
		const fixed = lines({ computeNodes: undefined }, { fixedAddress: true });
		expect(fixed[2]).toBe("compute nodes with their disks, how many is not known, first");
		expect(fixed).toContain("its public address 203.0.113.9, an Elastic IP");
		expect(fixed.at(-1)).toMatch(/^press u/);
		expect(lines({}, { fixedAddress: undefined }).at(-1)).toMatch(/^press u/);
		expect(lines({ head: undefined }, { fixedAddress: true }).join()).not.toContain("Elastic");
	});
});

test("the question that starts the head node says what becomes of its address, and who starts nodes", () => {
	const lines = (address: string | undefined, batch = false) => {
		const head = { ...headNode("stopped"), type: "t3.medium", publicAddress: address };
		return startHeadQuestion("lsst", head as never, { ...HELD, batch }).body.map(({ text }) => text.trim());
	};
	expect(lines(undefined).slice(1, 4)).toEqual([
		"starts the head node (t3.medium, i-head) and waits until AWS reaches it",
		"then lets the scheduler start compute nodes when jobs need them",
		"its public address will be another one: it is told when it is known",
	]);
	expect(lines("203.0.113.9", true).slice(2, 4)).toEqual([
		"then lets AWS Batch start compute nodes when jobs need them",
		"its public address stays 203.0.113.9",
	]);
});

describe("the question of another size", () => {
	const SIZE: AskedSize = { lines: [], besides: [], stops: false, costs: undefined };
	const asked = (subject: Partial<Subject>, size: Partial<AskedSize> = {}) =>
		sizeQuestion({ ...LSST, ...subject }, { ...SIZE, ...size });
	const lines = (...given: Parameters<typeof asked>) => asked(...given).body.map(({ text }) => text.trim());

	test("tells what goes on meanwhile, or that it stops", () => {
		expect(lines({})[2]).toBe("compute nodes and jobs go on");
		expect(lines({ state: "stopped" })[2]).toBe("the compute nodes stay stopped");
		expect(lines({}, { stops: true }).slice(2, 5)).toEqual([
			"all compute nodes are stopped first: pcluster asks for it. Ends 2 compute nodes with their disks",
			"jobs that run now are lost",
			"waiting jobs stay in the queue; nodes may start again at the end",
		]);
		expect(lines({ computeNodes: 0 }, { stops: true }).slice(2, 4)).toEqual([
			"all compute nodes are stopped first: pcluster asks for it",
			"waiting jobs stay in the queue; nodes may start again at the end",
		]);
	});

	test("shows the lines that change, and what changes besides", () => {
		const diff = [
			{ kind: "same", text: "[cluster]" },
			{ kind: "removed", text: "max_queue_size = 2" },
			{ kind: "added", text: "max_queue_size = 4" },
			{ kind: "added", text: "" },
		] as never;
		const shown = lines({}, { lines: diff });
		expect(shown.slice(-3)).toEqual(["Its config file", "- max_queue_size = 2", "+ max_queue_size = 4"]);
		expect(lines({}).at(-1)).toBe("Its config file says so already");
		expect(lines({}).join()).not.toContain("Changes too");
		const besides = [{ parameter: "tags", from: "a", to: "b" }] as never;
		expect(lines({}, { besides }).join("\n")).toContain("Changes too, because the file says something else");
		expect(lines({}, { besides })).toContain("tags: a → b");
		const long = [{ kind: "added", text: "queue_settings = queue1" }] as never;
		expect(lines({}, { lines: long }).join()).toContain("sections of their own");
		expect(shown.join()).not.toContain("sections of their own");
		expect(asked({}).money).toEqual(["What it costs then is not known."]);
	});
});

describe("the three endings in a few words", () => {
	const cells = (subject: Partial<Subject>, held: Holdings) =>
		endingsOf({ ...LSST, ...subject }, held, undefined).map((ending) => ending.cells);

	test("of a cluster at work with an address that changes", () => {
		expect(cells({}, HELD)).toEqual([
			[
				"2 compute nodes",
				"head node (t3.medium), all disks, jobs that wait",
				"jobs that run now",
				"head node (t3.medium), its address, its disks",
			],
			[
				"2 compute nodes, then the head node (t3.medium)",
				"all disks with /home, jobs that wait",
				"jobs that run now; the address changes",
				"its disks",
			],
			[
				"the whole cluster",
				"nothing: it has no volume of your own",
				"all jobs and /home",
				"nothing that pays by the hour",
			],
		]);
	});

	test("of one without a node that is on, an Elastic IP, and volumes of its own and the user's", () => {
		const disk = { id: "vol-1", name: undefined, sizeGiB: 20, mountPoint: "/shared" };
		const held = { ...HELD, own: [{ ...disk, mountPoint: undefined }], made: [disk], keepable: true };
		expect(cells({ computeNodes: 0 }, { ...held, fixedAddress: true })).toEqual([
			[
				"no compute node is on",
				"head node (t3.medium), all disks, jobs that wait",
				"nothing",
				"head node (t3.medium), its address, its disks; your own volumes as today",
			],
			[
				"head node (t3.medium)",
				"all disks with /home, jobs that wait",
				"nothing",
				"its disks, its Elastic IP; your own volumes as today",
			],
			[
				"the whole cluster",
				"your own volumes",
				"all jobs, /home and /shared (unless its config keeps them)",
				"your own volumes, as today",
			],
		]);
	});

	test("of one of which nothing is known", () => {
		const [stop, , all] = cells({ computeNodes: undefined, head: undefined }, NOTHING_KNOWN);
		expect(stop).toEqual([
			"the compute nodes",
			"head node, all disks, jobs that wait",
			"jobs that run now",
			"head node, its disks",
		]);
		expect(all?.slice(1)).toEqual([
			"volumes of your own, if any: not known",
			"/home, all jobs, and what was made with it",
			"volumes of your own, if any",
		]);
		expect(
			cells({ computeNodes: 1 }, { ...HELD, batch: true }).map(([ends, , loses]) => [ends, loses]),
		).toEqual([
			["1 compute node", "nothing: AWS Batch ends its jobs"],
			[
				"1 compute node, then the head node (t3.medium)",
				"the shared folders, for jobs of AWS Batch; the address changes",
			],
			["the whole cluster", "all jobs and /home"],
		]);
	});
});
