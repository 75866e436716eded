import { expect, test } from "vitest";
import { demo, firstlight, newHome } from "./firstlight.ts";

// What follows a walk through the questions is on the stage.
test("a trouble that the demo does not know is answered with those that it knows, the nearest first", async () => {
	const program = firstlight({ home: newHome(), args: ["--demo-trouble", "free-plans"], cols: 200 });
	await program.waitFor("The demo knows no trouble free-plans. There are: free-plan, ");
	expect((await program.exit()).code).toBe(2);
});

test("a login that has run out is told on the start screen", async () => {
	const program = demo({ home: newHome(), major: 3, args: ["--demo-trouble", "login-expired"] });
	await program.waitFor(/✗ AWS/);
	await program.waitFor(/expired|run out|no longer/);
});
