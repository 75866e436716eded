import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { firstlight, newHome } from "./firstlight.ts";

// What commands say and do, test/commands/demo-life.test.ts has. Here is what only the built program shows.
test("each command of a cluster's life by the built program: streams, exit codes, one key on a terminal", async () => {
	const home = newHome();
	const env = { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "30" };
	const called = (command: string, ...rest: readonly string[]) =>
		calledProgram(PROGRAM, [command, "--demo", "3", ...rest], { env, cwd: home });
	const answered = async (shape: string, command: string, ...rest: readonly string[]) =>
		answerIn(shape, await called(command, ...rest, "--json"));
	const onTerminal = (command: string, ...rest: readonly string[]) =>
		firstlight({ home, args: [command, "--demo", "3", ...rest], env });

	// A terminal that does not tell its width is asked in whole lines, too.
	const line = `stty cols 0; exec ${process.execPath} ${PROGRAM} create --demo 3 --name m31`;
	const refused = startProgram({ file: "sh", args: ["-c", line], env, cwd: home });
	onTestFinished(() => refused.dispose());
	await refused.waitFor("y creates m31");
	refused.press("enter");
	await refused.waitFor("Nothing was done.");
	expect((await refused.exit()).code).toBe(2);
	const made = onTerminal("create", "--name", "m31");
	await made.waitFor("y creates m31");
	made.type("y");
	await made.waitFor("m31 is ready.");
	expect((await made.exit()).code).toBe(0);

	expect((await answered("cost", "cost", "m31")).answer.now.usdPerHour).toBeGreaterThan(0);
	expect(await called("ssh", "m31", "--", "echo here; exit 7")).toMatchObject({ code: 7, said: "here\n" });
	expect((await answered("queue", "queue", "m31")).answer).toMatchObject({ name: "m31", jobs: [] });
	const resized = await answered("run", "resize", "m31", "--max", "3", "--yes");
	expect(resized).toMatchObject({ code: 0, answer: { verb: "update", outcome: "done" } });
	expect(JSON.parse(resized.noted.split("\n")[0] ?? "")).toMatchObject({ cluster: "m31", verb: "update" });
	expect((await answered("run", "stop", "m31", "--head", "--yes")).answer).toMatchObject({ outcome: "done" });
	expect(await answered("status", "status", "m31")).toMatchObject({
		code: 10,
		answer: { status: "stopped" },
	});

	writeFileSync(join(home, ".local/state/firstlight/demo/config.toml"), "at-most = 0.001\n");
	const dear = onTerminal("start", "m31");
	await dear.waitFor("Your bound is $0.001/h; --at-most allows more.");
	await dear.waitFor("any other key does not.");
	dear.type("y");
	await dear.waitFor("The head node of m31 is on again, and its nodes may start.");
	expect((await dear.exit()).code).toBe(0);

	expect(await answered("error", "delete", "--yes")).toMatchObject({ code: 2 });
	expect(await called("ssh", "m31", "--regoin", "mars", "--", "squeue", "--json")).toMatchObject({
		code: 2,
		said: "",
		noted: expect.stringContaining("Unknown option '--regoin'."),
	});
	expect((await answered("leftovers", "leftovers")).code).toBe(0);
	const gone = onTerminal("delete", "m31");
	await gone.waitFor("y: delete m31; any other key does not.");
	gone.type("y");
	await gone.waitFor("m31 is deleted.");
	expect((await gone.exit()).code).toBe(0);
});
