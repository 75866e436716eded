import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { walkToReview } from "./walk.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** The home of a run before, of which new ones get what `LEFT` names; undefined where each starts with nothing. */
		homeBefore: string | undefined;
	}
}

/** Below the home folder: the program's machine code, and the keys of the demo. With them a start takes half as long. */
export const LEFT = [".cache/firstlight/compiled", ".local/state/firstlight/demo/home/.ssh"];

/** Walks once to the review, for what such a run leaves. Returns how to clean up. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const home = await mkdtemp(join(tmpdir(), "firstlight-compiled-"));
	const program = startProgram({
		file: process.execPath,
		args: [PROGRAM, "--demo"],
		env: bareEnvironment(home),
		// Without it no other test begins.
		waitMs: 60_000,
	});
	await walkToReview(program);
	program.press("ctrl-c");
	await program.waitFor("Press y to leave");
	program.press("ctrl-c");
	await program.exit();
	await program.dispose();
	project.provide("homeBefore", home);
	return () => rm(home, { recursive: true, force: true });
}
