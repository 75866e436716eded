import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { DEMO_HOME, wholeLife } from "./demo-life.ts";
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

// The stage does the same with version 2, and has clusters that fail.
test("by the tutorial: at most 12 keys to a cluster, then login, stop, start, delete", () => wholeLife(3));

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

	const again = demo({ home, env: { FIRSTLIGHT_DEMO_SPEED: "5" } });
	await again.waitFor("lsst");
	again.press("enter");
	await again.waitFor(/lsst is ready|lsst +● running/);
});

test("files are written whole: nothing but the config and its backup lies beside it", async () => {
	const home = newHome();
	for (const cluster of ["first", "second"]) {
		const program = demo({ home, args: ["--cluster", cluster] });
		await walkToReview(program);
		await program.waitFor("w write");
		program.press("w");
		await program.waitFor(/Written to|already said/);
		await program.dispose();
	}
	const names = readdirSync(join(home, DEMO_HOME, ".parallelcluster"));
	expect(names.filter((name) => !/^config(\.[\dT-]+.*\.bak)?$/.test(name))).toEqual([]);
});
