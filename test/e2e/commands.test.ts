import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { firstlight, newHome } from "./firstlight.ts";

interface Place {
	readonly home: string;
	readonly env?: Readonly<Record<string, string>>;
}

/** A command without a terminal, in the hurried demo. */
function called({ home, env = {} }: Place, ...words: readonly string[]) {
	const [command = "", ...rest] = words;
	return calledProgram(PROGRAM, [command, "--demo", ...rest], {
		env: { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "20", ...env },
		cwd: home,
	});
}

/** The same with its answer as JSON of the shape of that name. */
async function answered(place: Place, shape: string, ...words: readonly string[]) {
	return answerIn(shape, await called(place, ...words, "--json"));
}

test("a cluster from its plan to its end", { timeout: 300_000 }, async () => {
	const here = { home: newHome() };
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
	expect(await called(here, "ssh", "m31", "--", "pwd")).toMatchObject({
		code: 0,
		said: expect.stringMatching(/^\//),
	});
	expect((await called(here, "ssh", "m31", "--", "sbatch -N1 --wrap hostname")).code).toBe(0);
	const { answer: queue } = await answered(here, "queue", "queue", "m31");
	expect(queue).toMatchObject({ name: "m31", user: "ec2-user", jobs: [{ id: "1", user: "ec2-user" }] });
	expect(queue.nodes.length).toBeGreaterThan(0);
	expect((await called(here, "queue", "m31")).said).toMatch(
		/^Nodes: \d.*\. Jobs: \d running, \d waiting\.\n/,
	);
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
		expect((await called(here, command, "m31")).noted).toContain("firstlight start m31 starts it.");
	expect((await answered(here, "error", "start", "m31", "--yes", "--at-most", "0.001")).code).toBe(3);
	expect((await answered(here, "run", "start", "m31", "--yes")).answer).toMatchObject({ outcome: "done" });
	expect((await answered(here, "run", "start", "m31", "--yes")).answer).toMatchObject({
		outcome: "already",
	});
	const gone = await answered(here, "run", "delete", "m31", "--yes");
	expect(gone).toMatchObject({ code: 0, answer: { outcome: "done", goesOnCosting: expect.any(Array) } });
	expect((await answered(here, "list", "list")).answer.clusters).toEqual([]);
	expect((await answered(here, "leftovers", "leftovers")).code).toBe(0);
	expect((await answered(here, "doctor", "doctor")).code).toBe(0);
});

test("another size for a cluster, which is told before", { timeout: 300_000 }, async () => {
	const here = { home: newHome() };
	expect((await answered(here, "run", "create", "--name", "m31", "--yes")).code).toBe(0);
	const size = ["resize", "m31", "--max", "3"];
	expect((await answered(here, "run", ...size, "--dry-run")).answer).toMatchObject({ outcome: "checked" });
	expect((await answered(here, "error", ...size, "--yes", "--at-most", "0.001")).code).toBe(3);
	expect((await answered(here, "run", ...size, "--yes")).answer).toMatchObject({
		verb: "update",
		outcome: "done",
	});
	expect((await answered(here, "run", ...size, "--yes")).answer).toMatchObject({ outcome: "already" });
});

test("without a terminal and without --yes nothing is done, nor by wrong words; on a terminal it is asked, and y alone is a yes", {
	timeout: 300_000,
}, async () => {
	const here = { home: newHome() };
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
	for (const words of [
		["delete", "--yes"],
		["stop", "m31", "m32"],
		["stop", "m31", "--wait=perhaps"],
		["stop", "m31", "--head", "--yes", "--wait=false"],
		["start", "m31", "--at-most", "much"],
		["status", "--region", "mars"],
	]) {
		expect((await answered(here, "error", ...(words as [string]))).code).toBe(2);
	}
	expect(await called(here, "ssh", "m31", "--regoin", "mars", "--", "squeue", "--json")).toMatchObject({
		code: 2,
		said: "",
		noted: expect.stringContaining("Unknown option '--regoin'."),
	});
	expect((await answered(here, "status", "status", "m31")).code).toBe(0);

	const asked = async () => {
		const program = firstlight({
			...{ home: here.home, args: ["delete", "m31", "--demo"] },
			env: { FIRSTLIGHT_DEMO_SPEED: "20" },
		});
		await program.waitFor("y: delete m31; any other key does not.");
		return program;
	};
	const program = await asked();
	program.press("enter");
	await program.waitFor("Nothing was done.");
	expect((await answered(here, "status", "status", "m31")).code).toBe(0);
	expect((await called(here, "stop", "m31", "--yes")).code).toBe(0);
	writeFileSync(join(here.home, ".local/state/firstlight/demo/config.toml"), "at-most = 0.001\n");
	expect((await answered(here, "error", "start", "m31")).code).toBe(3);
	const dear = firstlight({
		...{ home: here.home, args: ["start", "m31", "--demo"] },
		env: { FIRSTLIGHT_DEMO_SPEED: "20" },
	});
	await dear.waitFor("Your bound is $0.001/h; --at-most allows more.");
	await dear.waitFor("any other key does not.");
	dear.type("y");
	await dear.waitFor("The nodes of m31 may start again.");
	const again = await asked();
	again.type("y");
	await again.waitFor("m31 is deleted.");
});

test("--wait=false lets go once AWS has begun, which goes on", {
	timeout: 300_000,
}, async () => {
	const here = { home: newHome(), env: { FIRSTLIGHT_DEMO_SPEED: "2" } };
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

test("a cluster of another version names the pcluster that it takes, and is left alone", {
	timeout: 300_000,
}, async () => {
	const home = newHome();
	const env = { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "20" };
	const by = (version: number, command: string, ...rest: readonly string[]) =>
		calledProgram(PROGRAM, [command, `--demo=${version}`, "m31", ...rest], { env, cwd: home });
	const made = await calledProgram(PROGRAM, ["create", "--demo=2", "--name", "m31", "--yes"], {
		env,
		cwd: home,
	});
	expect(made).toMatchObject({ code: 0 });
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
