import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { walkToReview } from "./walk.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** What a run before has left in its folder `COMPILED`; undefined where each home starts with none. */
		compiled: string | undefined;
	}
}

/** Where the program keeps machine code, below the home folder: with it a start takes half as long. */
export const COMPILED = ".cache/firstlight/compiled";

/** Walks once to the review, for the code that such a run leaves. Returns how to clean up. */
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
	project.provide("compiled", join(home, COMPILED));
	return () => rm(home, { recursive: true, force: true });
}
