import { describe, expect, test } from "vitest";
import { type HeldDisk, NOTHING_KNOWN, passingIn } from "../../src/cluster/holdings.ts";
import { firstLogin } from "../../src/login/first-login.ts";
import { keepWords } from "../../src/slurm/first-steps.ts";
import { jobScript, jobValues, nodesAsked } from "../../src/slurm/job-script.ts";
import { headThat } from "./head.ts";

const never = new AbortController().signal;
const VALUES = { queue: "queue1", nodes: 2, cores: 4, loader: "/mnt/lsst_stack/loadLSST.bash" };
const FOLDERS = ["/mnt/lsst_stack", "/mnt/data"];

describe("what a job is made of", () => {
	test("is asked in one question: the queue that jobs go to, its nodes of all kinds, the fewest cores", async () => {
		const { head, asked } = headThat(() => [
			["sinfo", "gpu|8|32\nqueue1*|2|4+\nqueue1*|1|8\n--\n/mnt/lsst_stack/loadlsst.bash\n"],
		]);
		expect(await jobValues(head, FOLDERS, never)).toEqual({
			...{ queue: "queue1", nodes: 3, cores: 4 },
			loader: "/mnt/lsst_stack/loadlsst.bash",
		});
		expect(asked).toHaveLength(1);
	});

	test("is one node where Slurm lists none, and no software without folders", async () => {
		const { head, asked } = headThat(() => [["sinfo", ""]]);
		expect(await jobValues(head, [], never)).toEqual({
			...{ queue: undefined, nodes: 1, cores: 1, loader: undefined },
		});
		expect(asked[0]).not.toContain("ls -d");
	});

	test("is nothing without Slurm", async () => {
		const { head } = headThat(() => [["sinfo", { code: 127, stderr: "sh: 1: sinfo: not found\n" }]]);
		await expect(jobValues(head, FOLDERS, never)).rejects.toThrow("There is no Slurm on this head node");
	});
});

describe("the first job", () => {
	const script = jobScript({ name: "lsst", folders: FOLDERS }, VALUES);

	test("has the cluster's own values", () => {
		for (const line of [
			"#SBATCH --partition=queue1",
			"#SBATCH --nodes=2",
			"#SBATCH --cpus-per-task=4",
			"#SBATCH --output=/mnt/data/first-job-%j.out",
			"source /mnt/lsst_stack/loadLSST.bash",
			"srun --label hostname",
			"srun --label ls -d /mnt/lsst_stack /mnt/data",
		])
			expect(script.split("\n")).toContain(line);
		expect(script.startsWith("#!/bin/bash\n")).toBe(true);
		expect(nodesAsked(script)).toBe(2);
	});

	test("of a cluster without volumes writes at home, and says what becomes of that", () => {
		const bare = jobScript(
			{ name: "lsst", folders: [] },
			{ queue: undefined, nodes: 1, cores: 1, loader: undefined },
		);
		expect(bare).toContain("#SBATCH --output=first-job-%j.out");
		expect(bare).toContain("/home goes with the cluster");
		expect(bare).not.toMatch(/--partition|source |ls -d/);
		expect(nodesAsked(bare)).toBe(1);
	});

	test("promises no stay in a folder that goes with the cluster", () => {
		const of = (passing: string[]) =>
			jobScript({ name: "lsst", folders: ["/mnt/x", "/shared"], passing }, VALUES);
		expect(of([])).toContain("on a volume that stays.\n#SBATCH --output=/shared/");
		expect(of(["/shared"])).toContain("on a volume that stays.\n#SBATCH --output=/mnt/x/");
		expect(of(["/shared", "/mnt/x"])).toContain("copy it away.\n#SBATCH --output=first-job");
		const disk = (mountPoint: string) => [{ mountPoint } as HeldDisk];
		expect(passingIn({ ...NOTHING_KNOWN, own: disk("/mnt/x"), made: disk("/shared") })).toEqual(["/shared"]);
		expect(keepWords(["/shared"], ["/shared"])).toMatch(/^Copy results away/);
		expect(firstLogin({ folders: ["/shared"], passing: ["/shared"], nodes: 1 }).at(-1)?.what).toMatch(
			/^Copy/,
		);
	});

	test("no name breaks out of its words or its line", () => {
		const evil = ["/mnt/a b; rm -rf ~", "/mnt/$(reboot)", "/mnt/`x`", "/mnt/x'y", "/mnt/data\nrm -rf ~"];
		const hostile = jobScript(
			{ name: "x\nrm -rf ~", folders: evil },
			{ ...VALUES, queue: "q 1\nreboot", loader: "/mnt/a b;x/loadLSST.bash" },
		);
		const commands = hostile.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
		expect(commands).toEqual([
			"source '/mnt/a b;x/loadLSST.bash'",
			"eups list | head -n 10",
			"srun --label hostname",
			`srun --label ls -d '/mnt/a b; rm -rf ~' '/mnt/$(reboot)' '/mnt/\`x\`' '/mnt/x'\\''y'`,
			'echo "Done."',
		]);
		expect(hostile).not.toContain("--partition");
		const odd = { name: "x", folders: ["/mnt/data%j", "/mnt/my data"] };
		expect(jobScript(odd, VALUES)).toContain("#SBATCH '--output=/mnt/my data/first-job-%j.out'");
	});
});

test.each([
	["#!/bin/sh\n#SBATCH -N 3\n", 3],
	["#!/bin/sh\n#SBATCH -N4\n", 4],
	["#!/bin/sh\n#SBATCH --nodes 1-5\n", 5],
	["#!/bin/sh\n#SBATCH --nodes=2\n#SBATCH --nodes=6\n", 6],
	["#!/bin/sh\n#SBATCH --ntasks=64\n", undefined],
	["#!/bin/sh\n#SBATCH --time=1:00\nsrun -N 9 hostname\n#SBATCH --nodes=7\n", 1],
])("how many nodes a script asks for stands in its lines for Slurm: %j", (script, nodes) => {
	expect(nodesAsked(script)).toBe(nodes);
});
