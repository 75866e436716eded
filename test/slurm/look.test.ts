import { describe, expect, test } from "vitest";
import { jobStateOf } from "../../src/slurm/job-state.ts";
import { lookFrom, slurmFault } from "../../src/slurm/look.ts";
import { jobCells, lookSummary, nodeGroups } from "../../src/slurm/look-words.ts";
import { nodeStateOf } from "../../src/slurm/node-state.ts";
import { waitReasonOf } from "../../src/slurm/wait-reason.ts";

/** As Slurm 22.05 answers. */
const ANSWER = `ec2-user
--
queue1-dy-compute-1|queue1*|mix|4|none
queue1-dy-compute-2|queue1*|down%|4|(Code:InsufficientInstanceCapacity)Failure | when resuming
queue1-dy-compute-2|other|down%|4|(Code:InsufficientInstanceCapacity)Failure | when resuming
queue1-dy-compute-3|queue1*|idle~|4|none
queue1-dy-compute-4|queue1*|idle~|4|none
--
4|ada|CD|1|1|0:01|UNLIMITED|2026-11-26T15:40:00|queue1|queue1-dy-compute-1|None|done before
5|ada|F|1|1|0:01|UNLIMITED|2026-11-26T15:40:00|queue1|queue1-dy-compute-1|NonZeroExitCode|failed after
2|ada|PD|2|2K|0:00|1:00:00|N/A|queue1||Resources|coadd
1|ada|R|1|1|0:07|UNLIMITED|2026-11-26T15:46:42|queue1|queue1-dy-compute-1|None|a|b --
--
|bogus
`;

describe("a look", () => {
	const look = lookFrom(ANSWER);

	test("knows each node once, with all its queues", () => {
		expect(look.user).toBe("ec2-user");
		expect(look.nodes.map(({ name }) => name.at(-1))).toEqual(["1", "2", "3", "4"]);
		expect(look.nodes[0]).toMatchObject({ queues: ["queue1"], cores: 4, reason: undefined });
		expect(look.nodes[1]).toMatchObject({
			queues: ["queue1", "other"],
			state: { kind: "failing" },
			reason: "(Code:InsufficientInstanceCapacity)Failure | when resuming",
		});
	});

	test.each(["", "\ufffd\u001b[2Jhello\n", "ada\n--\n"])(
		"that Slurm never had part in says so: %j",
		(answer) => {
			expect(() => lookFrom(answer)).toThrow("The head node did not say what Slurm knows");
		},
	);

	test("has what runs first, then what waits; names are taken whole", () => {
		expect(look.jobs.map(({ id, name }) => [id, name])).toEqual([
			["1", "a|b --"],
			["2", "coadd"],
			["5", "failed after"],
			["4", "done before"],
		]);
		expect(look.jobs[1]).toMatchObject({ cores: 2048, start: undefined, reason: "Resources" });
	});

	test("is told in few words", () => {
		expect(lookSummary(look)).toBe("Nodes: 1 failing, 1 busy, 2 off. Jobs: 1 running, 1 waiting.");
		expect(nodeGroups(look.nodes).map(({ kind, count }) => [kind, count])).toEqual([
			["failing", 1],
			["busy", 1],
			["off", 2],
		]);
		expect(look.jobs.slice(0, 2).map((job) => jobCells(job).at(-1))).toEqual([
			"queue1-dy-compute-1",
			"It waits for nodes: those it asks for are at work, or start just now.",
		]);
	});

	test("of nothing is empty, and text from outside is cleaned", () => {
		expect(lookFrom("ada\n--\n--\n")).toEqual({ user: "ada", nodes: [], jobs: [] });
		const [job] = lookFrom(ANSWER.replace("coadd", "co\u001b[31madd\u202e")).jobs.slice(1);
		expect(job?.name).toBe("coadd");
	});
});

test.each([
	["idle", "free"],
	["idle~", "off"],
	["idle%", "stopping"],
	["idle!", "stopping"],
	["idle*", "failing"],
	["idle-", "free"],
	["alloc", "busy"],
	["alloc#", "starting"],
	["mix#", "starting"],
	["comp", "busy"],
	["down", "failing"],
	["down*", "failing"],
	["down#", "failing"],
	["drain~", "failing"],
	["drng@", "failing"],
	["resv", "aside"],
	["maint$", "aside"],
	["pow_up", "starting"],
	["new_state", "aside"],
	["constructor", "aside"],
	["", "aside"],
])("a node in the state %s is %s", (code, kind) => {
	expect(nodeStateOf(code, "some reason").kind).toBe(kind);
});

test("a node that is down since the fleet was stopped is only off", () => {
	expect(nodeStateOf("down~", "stopping cluster").kind).toBe("off");
	expect(nodeStateOf("down~", undefined).kind).toBe("off");
	expect(nodeStateOf("down~", "(Code:InsufficientInstanceCapacity)").kind).toBe("failing");
});

test.each([
	["PD", "waiting", false],
	["CF", "running", false],
	["CD", "ended", false],
	["CA", "ended", true],
	["OOM", "ended", true],
	["XX", "running", false],
])("a job in the state %s counts as %s", (code, kind, wentWrong) => {
	expect(jobStateOf(code)).toMatchObject({ kind, wentWrong });
});

test.each([
	["Resources", false, "waits for nodes"],
	["Priority", false, "before it"],
	["ReqNodeNotAvail, UnavailableNodes:queue1-dy-compute-2", false, "out of use"],
	[
		"Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions",
		false,
		"out of use",
	],
	["PartitionNodeLimit", true, "more nodes"],
	["PartitionInactive", true, "nodes are stopped"],
	["JobHeldUser", true, "owner holds it back"],
	["launch failed requeued held", true, "could not be started"],
	["DependencyNeverSatisfied", true, "failed"],
	["Dependency", false, "end of another"],
	["BadConstraints", true, "no node has"],
	["AssocGrpCpuLimit", true, "rules for accounts"],
	["(null)", false, "not looked at it"],
	["SomethingNew", false, "Slurm says SomethingNew."],
])("a job that waits for %s is told so", (reason, isStuck, words) => {
	const told = waitReasonOf(reason);
	expect(told.isStuck).toBe(isStuck);
	expect(told.means).toContain(words);
	expect(told.cure).not.toBe("");
});

test.each([
	["sh: 1: squeue: not found", 127, "There is no Slurm on this head node"],
	["bash: line 1: squeue: command not found", 127, "There is no Slurm on this head node"],
	[
		"slurm_load_partitions: Unable to contact slurm controller (connect failure)",
		1,
		"Slurm does not answer on the head node.",
	],
	["squeue: error: strange", 1, "Slurm refused: squeue: error: strange"],
	["", 1, "Slurm refused: exit code 1"],
])("what %j means is said", (stderr, code, message) => {
	expect(slurmFault({ code, stdout: "", stderr, isCut: false }).message).toContain(message);
});
