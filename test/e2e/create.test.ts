import { expect, test } from "vitest";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { firstlight, newHome } from "./firstlight.ts";

const SPEED = { FIRSTLIGHT_DEMO_SPEED: "30" };

test.each(["2", "3"])("on a terminal y alone creates, with pcluster %s", async (major) => {
	const home = newHome();
	const args = ["create", "--demo", major, "--name", "m31"];
	const first = firstlight({ home, args, env: SPEED });
	await first.waitFor("y creates m31");
	first.press("enter");
	await first.waitFor("Nothing was done.");
	expect((await first.exit()).code).toBe(2);

	const second = firstlight({ home, args, env: SPEED });
	await second.waitFor("y creates m31");
	second.type("y");
	await second.waitFor("m31 is ready.");
	expect((await second.exit()).code).toBe(0);
});

test("a terminal that does not tell its width is asked in whole lines", async () => {
	const home = newHome();
	const line = `stty cols 0; exec ${process.execPath} ${PROGRAM} create --demo --name m31`;
	const env = { ...bareEnvironment(home), ...SPEED };
	const program = startProgram({ file: "sh", args: ["-c", line], env, cwd: home });
	try {
		await program.waitFor("y creates m31");
	} finally {
		await program.dispose();
	}
});
