import { expect, test } from "vitest";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { answer, create } from "./walk.ts";

// Whole lives of both versions, and clusters that fail, are on the stage; screens.test.ts walks one way through.
test("at most 4 keys to a cluster; leaving meanwhile is safe, and the next start comes back to it", async () => {
	const home = newHome();
	const first = demo({ home, env: { FIRSTLIGHT_DEMO_SPEED: "5" } });
	await first.waitFor("the cluster that fits my volumes");
	first.press("down");
	await first.waitFor("enter look at its plan");
	first.press("enter");
	await first.waitFor("This cluster fits your volumes. Nothing is made yet.");
	await first.waitFor(/Checks: .*\bfine/);
	await create(first);
	await first.waitFor("lsst  under way");
	expect(first.keysPressed).toBeLessThanOrEqual(4);
	await first.waitFor("MasterServerSubstack");
	first.press("ctrl-c");
	await first.waitFor(/goes on|go on/i);
	await answer(first);
	expect(await first.exit()).toEqual({ code: 0, signal: undefined });
	expect(first.transcript().join("\n")).toContain("goes on at AWS");
	expect(first.modes()).toEqual(SANE_TERMINAL.modes);

	// So slow, from its birth on, that it is not made before it is looked at.
	const again = demo({ home, env: { FIRSTLIGHT_DEMO_SPEED: "0.5" } });
	await again.waitFor("lsst");
	again.press("enter");
	await again.waitFor("lsst  under way");
	await again.waitFor(/[1-9]\d* of \d+ resources/, { timeoutMs: 60_000 });
	process.kill(again.pid, "SIGTERM");
	expect((await again.exit()).code).toBe(143);
	expect(again.transcript().join("\n")).toContain("The creation of lsst goes on at AWS without firstlight.");
	expect(again.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await again.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
});
