import { expect, onTestFinished, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { newHome } from "./firstlight.ts";

// What commands say and do, test/commands/demo-life.test.ts has. Here is what only the built program shows.
test("commands by the built program: streams, exit codes, one key on a terminal", async () => {
	const home = newHome();
	const env = { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "200" };
	const called = (command: string, ...rest: readonly string[]) =>
		calledProgram(PROGRAM, [command, "--demo", "3", ...rest], { env, cwd: home });

	// A terminal that does not tell its width is asked in whole lines, too.
	const line = `stty cols 0; exec ${process.execPath} ${PROGRAM} create --demo 3 --name m31`;
	const made = startProgram({ file: "sh", args: ["-c", line], env, cwd: home });
	onTestFinished(() => made.dispose());
	await made.waitFor("y: create m31");
	made.type("y");
	await made.waitFor("m31 is ready.");
	expect((await made.exit()).code).toBe(0);

	expect(await called("ssh", "m31", "--", "echo here; exit 7")).toMatchObject({ code: 7, said: "here\n" });
	const stopped = answerIn("run", await called("stop", "m31", "--yes", "--json"));
	expect(stopped).toMatchObject({ code: 0, answer: { verb: "stop", outcome: "done" } });
	expect(JSON.parse(stopped.noted.split("\n")[0] ?? "")).toMatchObject({ cluster: "m31", verb: "stop" });
	expect(answerIn("error", await called("delete", "--yes", "--json"))).toMatchObject({ code: 2 });
	expect(await called("ssh", "m31", "--regoin", "mars", "--", "squeue", "--json")).toMatchObject({
		code: 2,
		said: "",
		noted: expect.stringContaining("Unknown option '--regoin'."),
	});
});
