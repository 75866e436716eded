import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { answer, create, walkToReview } from "./walk.ts";

const DEMO_HOME = ".local/state/firstlight/demo/home";

/** The config file of each version, and a line that proves its volumes are in it. */
const CONFIGS = [
	{ major: 2, file: "config", line: "ebs_settings = lsst_stack, data, ps1" },
	{ major: 3, file: "lsst.yaml", line: "MountDir: /mnt/lsst_stack" },
] as const;

test.each(CONFIGS)(
	"version $major by what the account decides: at most 4 keys to a cluster",
	async ({ major }) => {
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

test.each(CONFIGS)(
	"version $major by the tutorial: at most 12 keys to a cluster, then login, stop, start, delete",
	async ({ major, file, line }) => {
		const home = newHome();
		const program = demo({ home, major });
		await walkToReview(program);
		await create(program);
		await program.waitFor("lsst  under way");
		expect(program.keysPressed).toBeLessThanOrEqual(12);

		await program.waitFor("lsst is ready");
		const config = join(home, DEMO_HOME, ".parallelcluster", file);
		expect(readFileSync(config, "utf8")).toContain(line);
		expect(statSync(config).mode & 0o777).toBe(0o600);

		program.press("s");
		await program.waitFor("]$");
		program.type("df -h\r");
		await program.waitFor("Filesystem");
		program.type("exit\r");
		await program.waitFor("You are back");

		program.press("p");
		await program.waitFor("2 the head node too");
		program.press("1");
		await program.waitFor("Goes on costing");
		await answer(program);
		await program.waitFor("The nodes of lsst are stopped");
		await program.waitFor("u start");
		program.press("u");
		await answer(program);
		await program.waitFor("Fleet       running");

		const address = addressOn(program.screen());
		program.press("p");
		await program.waitFor("2 the head node too");
		program.press("2");
		await program.waitFor("and then its head node too?");
		await answer(program);
		await program.waitFor("The nodes and the head node of lsst are stopped");
		await program.waitFor("nodes and head node stopped");
		program.press("s");
		await program.waitFor("The head node is stopped: press u to start it.");
		program.press("u");
		await program.waitFor("head node first?");
		await answer(program);
		await program.waitFor("The head node of lsst is on again");
		await program.waitFor("Fleet       running");
		// Version 2 gives it an Elastic IP; version 3's default is an address for as long as it is on.
		expect(addressOn(program.screen()) === address).toBe(major === 2);

		program.press("d");
		await program.waitFor("Gone for good");
		await program.waitFor("/mnt/lsst_stack: lsst_stack");
		program.type("lsx\r");
		await program.waitFor("Nothing was done");
		program.press("backspace");
		program.type("st\r");
		await answer(program);
		await program.waitFor("lsst is deleted");
		await program.waitFor("There is no cluster here");
		program.press("q");
		expect(await program.exit()).toEqual({ code: 0, signal: undefined });
		expect(program.modes()).toEqual(SANE_TERMINAL.modes);
		expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
		expect(program.transcript().join("\n")).toContain("are still there, and go on costing");
		expect(program.transcript().join("\n")).toContain("demo account");
	},
);

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

test.each([
	[2, /vCPU/],
	[3, /roles/],
] as const)(
	"a cluster of version %s that fails shows the first cause, and what is left can be removed",
	async (major, cause) => {
		const program = demo({ home: newHome(), major, args: ["--cluster", "lsst-fail"] });
		await walkToReview(program);
		await create(program);
		await program.waitFor(cause);
		await program.waitFor(/d .*remove/);
		program.press("d");
		await program.waitFor("Remove what is left of lsst-fail");
		await program.waitFor("Type lsst-fail");
		program.type("lsst-fail\r");
		await answer(program);
		await program.waitFor("lsst-fail is deleted");
	},
);

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

/** The head node's address, as the console says it. */
function addressOn(rows: readonly string[]): string | undefined {
	return rows.map((row) => /Address +([\d.]+)/.exec(row)?.[1]).find((address) => address !== undefined);
}
