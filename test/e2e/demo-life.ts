import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { answer, create, walkToReview } from "./walk.ts";

const DEMO_HOME = ".local/state/firstlight/demo/home";

/** The config file of each version, a line that proves its volumes are in it, and why a creation fails. */
const VERSIONS = {
	2: { file: "config", line: "ebs_settings = lsst_stack, data, ps1", cause: /vCPU/ },
	3: { file: "lsst.yaml", line: "MountDir: /mnt/lsst_stack", cause: /roles/ },
} as const;

/** By the tutorial: at most 12 keys to a cluster, then login, stop, start, delete. */
export async function wholeLife(major: 2 | 3): Promise<void> {
	const { file, line } = VERSIONS[major];
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
}

/** A cluster that fails shows the first cause, and what is left can be removed. */
export async function failedLife(major: 2 | 3): Promise<void> {
	const program = demo({ home: newHome(), major, args: ["--cluster", "lsst-fail"] });
	await walkToReview(program);
	await create(program);
	await program.waitFor(VERSIONS[major].cause);
	await program.waitFor(/d .*remove/);
	program.press("d");
	await program.waitFor("Remove what is left of lsst-fail");
	await program.waitFor("Type lsst-fail");
	program.type("lsst-fail\r");
	await answer(program);
	await program.waitFor("lsst-fail is deleted");
}

/** The head node's address, as the console says it. */
function addressOn(rows: readonly string[]): string | undefined {
	return rows.map((row) => /Address +([\d.]+)/.exec(row)?.[1]).find((address) => address !== undefined);
}
