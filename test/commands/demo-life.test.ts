import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AppError } from "../../src/ports/errors.ts";
import { calledHere, demoFolderIn, demoHome } from "../harness/demo-here.ts";
import { answerIn } from "../harness/schemas.ts";

type Place = Parameters<typeof calledHere>[1];

/** A command in the hurried demo, where nobody can be asked unless `confirm` answers. */
function called(place: Place, command: string, ...rest: readonly string[]) {
	return calledHere([command, "--demo", ...rest], place);
}

/** The same with its answer as JSON of the shape of that name. */
async function answered(place: Place, shape: string, command: string, ...rest: readonly string[]) {
	return answerIn(shape, await called(place, command, ...rest, "--json"));
}

test("a cluster from its plan to its end", async () => {
	const here = { home: demoHome() };
	expect((await answered(here, "plan", "plan", "--name", "m31")).code).toBe(0);
	expect(await answered(here, "error", "status", "m31")).toMatchObject({
		code: 5,
		answer: { error: { code: "not-found" } },
	});
	const made = await answered(here, "run", "create", "--name", "m31", "--yes");
	expect(made).toMatchObject({ code: 0, answer: { cluster: "m31", verb: "create", outcome: "done" } });
	const news = made.noted
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(news).toContainEqual(expect.objectContaining({ fraction: expect.any(Number) }));
	expect(news.at(-1)).toMatchObject({ cluster: "m31", verb: "create" });
	expect(await answered(here, "status", "status", "m31")).toMatchObject({
		code: 0,
		answer: { status: "running", name: "m31", head: { state: "running" } },
	});
	expect(await answered(here, "list", "list")).toMatchObject({
		code: 0,
		answer: { clusters: [{ name: "m31" }] },
	});
	const { answer: cost } = await answered(here, "cost", "cost", "m31");
	expect(cost.now.usdPerHour).toBeGreaterThan(0);
	expect(cost.states).toHaveLength(5);
	const size = ["resize", "m31", "--max", "3"] as const;
	expect((await answered(here, "run", ...size, "--dry-run")).answer).toMatchObject({ outcome: "checked" });
	expect((await answered(here, "error", ...size, "--yes", "--at-most", "0.001")).code).toBe(3);
	expect((await answered(here, "run", ...size, "--yes")).answer).toMatchObject({
		verb: "update",
		outcome: "done",
	});
	expect((await answered(here, "run", ...size, "--yes")).answer).toMatchObject({ outcome: "already" });
	expect(await called(here, "ssh", "m31", "--", "pwd")).toMatchObject({
		code: 0,
		said: expect.stringMatching(/^\//),
	});
	const file = join(here.home, "catalogue");
	writeFileSync(file, "m31");
	const put = await answered(here, "copy", "put", file, "~", "--cluster", "m31");
	expect(put).toMatchObject({ code: 0, answer: { verb: "put", files: 1, bytes: 3, by: "sftp" } });
	expect((await called(here, "put", file, "~")).said).toContain("already");
	writeFileSync(file, "m33!");
	expect(await called(here, "get", "catalogue", here.home)).toMatchObject({ code: 2 });
	expect(readFileSync(file, "utf8")).toBe("m33!");
	const got = await answered(here, "copy", "get", "catalogue", here.home, "--yes");
	expect(got).toMatchObject({ code: 0, answer: { verb: "get", replaced: 1 } });
	expect(readFileSync(file, "utf8")).toBe("m31");
	expect(await answered(here, "error", "get", "none", here.home)).toMatchObject({ code: 5 });
	expect((await called(here, "ssh", "m31", "--", "sbatch -N1 --wrap 'sleep 80000'")).code).toBe(0);
	const { answer: queue } = await answered(here, "queue", "queue", "m31");
	expect(queue).toMatchObject({ name: "m31", user: "ec2-user", jobs: [{ id: "1", user: "ec2-user" }] });
	expect(queue.nodes.length).toBeGreaterThan(0);
	expect((await called(here, "queue", "m31")).said).toMatch(
		/^Nodes: \d.*\. Jobs: \d running, \d waiting\.\n/,
	);
	expect((await answered(here, "logs", "logs")).answer.choices).toContainEqual(
		expect.objectContaining({ which: "setup" }),
	);
	expect((await answered(here, "logs", "logs", "setup")).answer).toMatchObject({
		from: "cloudwatch",
		logs: [{ name: "cloud-init-output" }, { name: "cfn-init" }, { name: "chef-client" }],
	});
	const { answer: listed } = await answered(here, "logs", "logs", "node", "--cluster", "m31");
	const [{ id }] = listed.nodes;
	expect((await called(here, "logs", "node", id)).said).toMatch(/── slurmd, .*\n\[.*slurmd started/);
	await expect(called(here, "logs", "weather")).rejects.toThrow("There is no log called “weather”.");
	expect((await answered(here, "run", "stop", "m31", "--yes")).answer).toMatchObject({ outcome: "done" });
	expect((await answered(here, "run", "stop", "m31")).answer).toMatchObject({ outcome: "already" });
	expect(await answered(here, "status", "status", "m31")).toMatchObject({
		code: 10,
		answer: { status: "stopped" },
	});
	expect((await answered(here, "run", "stop", "m31", "--head", "--yes")).code).toBe(0);
	const { code, answer } = await answered(here, "status", "status", "m31");
	expect({ code, head: answer.head.state }).toEqual({ code: 10, head: "stopped" });
	for (const command of ["ssh", "queue"])
		expect((await called(here, command, "m31")).noted).toContain(
			"firstlight start --demo m31 --region eu-west-2 starts it.",
		);
	expect((await answered(here, "error", "start", "m31", "--yes", "--at-most", "0.001")).code).toBe(3);
	expect((await answered(here, "run", "start", "m31", "--yes")).answer).toMatchObject({ outcome: "done" });
	expect((await answered(here, "run", "start", "m31", "--yes")).answer).toMatchObject({
		outcome: "already",
	});
	const gone = await answered(here, "run", "delete", "m31", "--yes");
	expect(gone).toMatchObject({ code: 0, answer: { outcome: "done", goesOnCosting: expect.any(Array) } });
	expect((await answered(here, "list", "list")).answer.clusters).toEqual([]);
	// Version 3 leaves its logs to CloudWatch.
	expect((await called(here, "logs", "slurm", "--cluster", "m31")).said).toContain("slurmctld started");
	expect((await called(here, "logs", "slurm", "--cluster", "m32")).code).toBe(5);
	expect((await answered(here, "leftovers", "leftovers")).code).toBe(0);
	expect((await answered(here, "doctor", "doctor")).code).toBe(0);
});

test.each([2, 3])(
	"yes alone creates, and sends a job, which is followed to its end, with pcluster %i",
	async (major) => {
		const home = demoHome();
		const here = { home };
		const job = ["job", "m31"] as const;
		const ran = (...rest: readonly string[]) => calledHere([...job, `--demo=${major}`, ...rest], here);
		const told = async (...rest: readonly string[]) => answerIn("job", await ran(...rest, "--json"));
		for (const [yes, words, code] of [
			[false, "Nothing was done.", 2],
			[true, "m31 is ready.", 0],
		] as const) {
			const keysAsked: string[] = [];
			const confirm: Place["confirm"] = async ({ keys }) => keysAsked.push(keys) > 0 && yes;
			const made = await calledHere(["create", `--demo=${major}`, "--name", "m31"], { home, confirm });
			expect(made.said + made.noted).toContain(words);
			expect({ code: made.code, asked: keysAsked }).toEqual({
				code,
				asked: [expect.stringContaining("y: create m31")],
			});
		}
		const asked: string[] = [];
		const confirm: Place["confirm"] = async ({ lines }) => asked.push(...lines) < 0;
		expect((await calledHere([...job, `--demo=${major}`], { home, confirm })).code).toBe(2);
		expect(asked).toEqual(["Send a first job to m31?", expect.stringMatching(/nodes? starts? for it/)]);
		const first = await ran("--yes");
		expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/Job 1 \(first-job\) is done/) });
		expect(first.noted).toContain("lsst_distrib");
		expect(first.noted).toMatch(/^Done\.$/m);
		const own = join(demoFolderIn(home), "job.sh");
		expect(readFileSync(own, "utf8")).toContain("#SBATCH --job-name=first-job");
		writeFileSync(own, "#!/bin/sh\necho mine; exit 3\n");
		const failed = await told("--yes");
		expect(failed).toMatchObject({
			code: 3,
			answer: { job: "2", outcome: "failed", state: "F", exitCode: 3 },
		});
		const file = join(home, "other.sh");
		writeFileSync(file, "no script\n");
		expect(answerIn("error", await ran(file, "--yes", "--json"))).toMatchObject({ code: 1 });
		writeFileSync(file, "#!/bin/sh\nhostname\n");
		expect(await told(file, "--yes", "--wait=false")).toMatchObject({ code: 0, answer: { outcome: "sent" } });
		expect(await ran(join(home, "none.sh"), "--yes")).toMatchObject({ code: 5 });
	},
);

test("where nobody can be asked, and by wrong words, nothing is done; where somebody can, yes alone does it", async () => {
	const here = { home: demoHome() };
	expect(await called(here, "create", "--name", "m31", "--yes")).toMatchObject({ code: 0 });
	for (const verb of ["stop", "delete"]) {
		const { code, answer } = await answered(here, "error", verb, "m31");
		expect(code).toBe(2);
		expect(answer.error.message).toContain("Nobody can be asked here, so nothing was done.");
	}
	expect(await called(here, "delete", "m32", "--yes")).toMatchObject({
		code: 5,
		noted: "There is no cluster m32 in eu-west-2. There is m31.\n",
	});
	for (const [command, ...words] of [
		["delete", "--yes"],
		["stop", "m31", "m32"],
		["stop", "m31", "--wait=perhaps"],
	] as const)
		await expect(called(here, command, ...words)).rejects.toMatchObject({
			code: "usage",
		} satisfies Partial<AppError>);
	for (const [command, ...words] of [
		["stop", "m31", "--head", "--yes", "--wait=false"],
		["start", "m31", "--at-most", "much"],
		["status", "--region", "mars"],
	] as const)
		expect((await answered(here, "error", command, ...words)).code).toBe(2);
	expect((await answered(here, "status", "status", "m31")).code).toBe(0);

	const asked: string[] = [];
	const answers = (yes: boolean): Place => ({
		...here,
		confirm: async ({ lines, keys }) => {
			asked.push(...lines, keys);
			return yes;
		},
	});
	expect(await called(answers(false), "delete", "m31")).toMatchObject({
		code: 2,
		noted: "Nothing was done.\n",
	});
	expect(asked.at(-1)).toBe("y: delete m31; any other key does not.");
	expect((await answered(here, "status", "status", "m31")).code).toBe(0);
	expect((await called(here, "stop", "m31", "--yes")).code).toBe(0);
	writeFileSync(join(demoFolderIn(here.home), "config.toml"), "at-most = 0.001\n");
	expect((await answered(here, "error", "start", "m31")).code).toBe(3);
	expect((await called(answers(true), "start", "m31")).said).toContain("The nodes of m31 may start again.");
	expect(asked).toContain("Your bound is $0.001/h; --at-most allows more.");
	expect((await called(answers(true), "delete", "m31")).said).toContain("m31 is deleted.");
});

test("a file is written whole: nothing but itself and its backup lies beside it", async () => {
	const home = demoHome();
	const folder = join(demoFolderIn(home), "home/.parallelcluster");
	for (const most of ["2", "3"]) {
		const planned = await called({ home }, "plan", "--max", most, "--out", join(folder, "config"));
		expect(planned).toMatchObject({ code: 0 });
	}
	const names = readdirSync(folder).sort();
	expect(names).toEqual(["config", expect.stringMatching(/^config\.[\dT-]+.*\.bak$/)]);
});

test("--wait=false lets go once AWS has begun, which goes on", async () => {
	const here = { home: demoHome(), speed: 1 };
	const begun = await answered(here, "run", "create", "--name", "m31", "--yes", "--wait=false");
	expect(begun).toMatchObject({ code: 0, answer: { outcome: "left" } });
	expect(await answered(here, "status", "status", "m31")).toMatchObject({
		code: 11,
		answer: { status: "building" },
	});
	expect(await answered(here, "error", "delete", "m31", "--yes")).toMatchObject({
		code: 1,
		answer: { error: { code: "refused" } },
	});
});

test("a cluster of another version names the pcluster that it takes, and is left alone", async () => {
	const here = { home: demoHome() };
	const by = (version: number, command: string, ...rest: readonly string[]) =>
		calledHere([command, `--demo=${version}`, "m31", ...rest], here);
	expect(await calledHere(["create", "--demo=2", "--name", "m31", "--yes"], here)).toMatchObject({ code: 0 });
	const cure = expect.stringContaining("firstlight pcluster install 2.11.9");
	expect(answerIn("status", await by(3, "status", "--json"))).toMatchObject({
		code: 13,
		answer: { unmanageable: cure },
	});
	for (const verb of ["stop", "start", "delete"])
		expect(answerIn("error", await by(3, verb, "--yes", "--json"))).toMatchObject({
			code: 1,
			answer: { error: { code: "refused", message: cure } },
		});
	expect(await by(3, "ssh")).toMatchObject({ code: 1, noted: cure });
	expect((await by(2, "status")).code).toBe(0);
});
