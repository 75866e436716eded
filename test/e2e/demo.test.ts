import { expect, test } from "vitest";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { answer, create, walkToReview } from "./walk.ts";

test.each([2, 3] as const)(
	"version %i by what the account decides: at most 4 keys to a cluster",
	async (major) => {
		const program = demo({ home: newHome(), major });
		await program.waitFor("the cluster that fits my volumes");
		program.press("down");
		await program.waitFor("enter look at its plan");
		program.press("enter");
		await program.waitFor("This cluster fits your volumes. Nothing is made yet.");
		await program.waitFor(/Checks: .*\bfine/);
		await create(program);
		await program.waitFor("lsst  under way");
		expect(program.keysPressed).toBeLessThanOrEqual(4);
	},
);

// Whole lives of both versions, and clusters that fail, are on the stage; screens.test.ts walks one way through.
test("leaving during creation is safe: it says so, and the next start comes back to it", async () => {
	const home = newHome();
	const first = demo({ home, env: { FIRSTLIGHT_DEMO_SPEED: "5" } });
	await walkToReview(first);
	await create(first);
	await first.waitFor("MasterServerSubstack");
	first.press("ctrl-c");
	await first.waitFor(/goes on|go on/i);
	await answer(first);
	expect(await first.exit()).toEqual({ code: 0, signal: undefined });
	expect(first.transcript().join("\n")).toContain("goes on at AWS");
	expect(first.modes()).toEqual(SANE_TERMINAL.modes);

	// Its time goes by so much faster from its birth on.
	const again = demo({ home, env: { FIRSTLIGHT_DEMO_SPEED: "50" } });
	await again.waitFor("lsst");
	again.press("enter");
	await again.waitFor(/lsst is ready|lsst +● running/);
});
