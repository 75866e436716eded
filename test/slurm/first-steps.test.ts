import { expect, test } from "vitest";
import { nodesBilled } from "../../src/cost/billed.ts";
import { estimateOf, item, machine } from "../../src/cost/estimate.ts";
import type { HeadAnswer } from "../../src/ports/head-node.ts";
import { type FirstStep, firstSteps, type Shown } from "../../src/slurm/first-steps.ts";

const FOLDERS = ["/mnt/lsst_stack", "/mnt/it's mine", "/mnt/data"];

function stepOf(id: FirstStep["id"], shown: Shown = {}, folders = FOLDERS): FirstStep {
	const step = firstSteps({ folders, started: undefined }, shown).find((one) => one.id === id);
	if (step === undefined) throw new Error(`no step ${id}`);
	return step;
}

function judged(id: FirstStep["id"], answer: Partial<HeadAnswer>, shown: Shown = {}) {
	return stepOf(id, shown).judge({ code: 0, stdout: "", stderr: "", isCut: false, ...answer });
}

function disks(mounted: readonly string[], contents: readonly string[]): string {
	const rows = mounted.map((folder) => `/dev/nvme1n1 103081248 61 103081187 1% ${folder}`);
	return [
		"Filesystem 1024-blocks Used Available Capacity Mounted on",
		...rows,
		...contents.flatMap((names) => ["--", names]),
	].join("\n");
}

test.each([
	[
		0,
		"2 nodes start for it, unless on already: 2 × $0.20/h, together ≈ $0.40/h, until about 10 minutes after",
	],
	[2, "The nodes are on already, so it costs nothing more."],
])("a trial job says what its nodes cost where %i are always on, as any job does", (few, money) => {
	const started = estimateOf(
		[machine(item("nodes", nodesBilled(few, 2), { usd: 0.2, dated: "2026-11-26" }))],
		false,
	);
	const trial = firstSteps({ folders: FOLDERS, started }, { nodes: 2 }).find(({ id }) => id === "nodes");
	expect(trial?.asks?.[0]).toBe("All 2 nodes tell their names: 2 to 10 minutes for nodes that are off.");
	expect(trial?.asks?.[1]).toContain(money);
});

test("folders and files are written as a shell reads them back", () => {
	expect(stepOf("volumes").line).toContain(`df -P /mnt/lsst_stack '/mnt/it'\\''s mine' /mnt/data`);
	expect(stepOf("bashrc", { loader: "/mnt/it's mine/loadLSST.bash" }).line).toBe(
		`grep -qxF 'source '\\''/mnt/it'\\''\\'\\'''\\''s mine/loadLSST.bash'\\''' ~/.bashrc || echo 'source '\\''/mnt/it'\\''\\'\\'''\\''s mine/loadLSST.bash'\\''' >> ~/.bashrc`,
	);
});

test("a folder without a disk of its own is no volume, an empty one is odd, and one for results may be empty", () => {
	const full = ["loadLSST.bash", "ps1_pv3", "raw"];
	expect(judged("volumes", { stdout: disks(FOLDERS, full) })).toMatchObject({ state: "pass" });
	expect(judged("volumes", { stdout: disks(["/", ...FOLDERS.slice(1)], full) })).toMatchObject({
		state: "fail",
		said: "No disk is mounted at /mnt/lsst_stack.",
	});
	expect(judged("volumes", { stdout: disks(FOLDERS, ["loadLSST.bash", "lost+found", "raw"]) })).toMatchObject(
		{
			state: "warn",
			said: "/mnt/it's mine is empty.",
		},
	);
	expect(judged("volumes", { stdout: disks(FOLDERS, ["loadLSST.bash", "ps1_pv3", ""]) })).toMatchObject({
		state: "pass",
		said: expect.stringContaining("/mnt/data is empty, as is right for results"),
	});
});

test("the software's file is one of those that were asked for, nothing else that is printed", () => {
	expect(judged("software", { stdout: "/mnt/lsst_stack/loadlsst.bash\n" })).toMatchObject({
		shown: { loader: "/mnt/lsst_stack/loadlsst.bash" },
	});
	expect(judged("software", { stdout: "Welcome!\n/tmp/loadLSST.bash\n", code: 2 })).toMatchObject({
		state: "warn",
	});
});

test("what has to come first is said where a step has no line yet", () => {
	expect(stepOf("eups").line).toBeUndefined();
	expect(stepOf("eups").not).toBe("See first whether the LSST software is there.");
	expect(stepOf("nodes").line).toBeUndefined();
	expect(stepOf("volumes", {}, []).not).toBe("Nothing tells the folders of its volumes.");
});

test("eups counts its products, and a failure is told by its last words", () => {
	expect(judged("eups", { stdout: "afw  19.0.0\nlsst_distrib  19.0.0 \tcurrent\n" })).toMatchObject({
		state: "pass",
		said: "It lists 2 products, lsst_distrib among them: setup lsst_distrib.",
	});
	expect(judged("eups", { code: 127, stderr: "bash: eups: command not found\n" })).toMatchObject({
		state: "fail",
		said: "eups does not answer. It said: bash: eups: command not found",
	});
});

test("the trial job goes to the queue that jobs go to by themselves, and each of its nodes has to answer", () => {
	const { shown } = judged("slurm", { stdout: "gpu 8\nqueue1* 2\n" });
	expect(shown).toEqual({ nodes: 2 });
	expect(stepOf("nodes", shown).line).toBe("srun -N 2 hostname");
	expect(judged("slurm", { code: 127, stderr: "bash: sinfo: command not found" })).toMatchObject({
		state: "fail",
		said: "There is no Slurm on this head node: firstlight reads no other queue.",
	});
	expect(judged("nodes", { stdout: "a\nb\n" }, shown)).toMatchObject({ state: "pass" });
	expect(judged("nodes", { stdout: "a\na\n" }, shown)).toMatchObject({
		state: "warn",
		said: "1 of 2 nodes answered: a.",
	});
	expect(
		judged("nodes", { code: 1, stderr: "srun: error: Unable to allocate resources\n" }, shown),
	).toMatchObject({
		state: "fail",
		said: "The job did not run. It said: srun: error: Unable to allocate resources",
	});
});
