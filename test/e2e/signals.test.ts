import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { firstlight, newHome, putProgram } from "./firstlight.ts";

async function expectSane(program: RunningProgram): Promise<void> {
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
}

/** Says its number and then minds neither Ctrl-C nor being told to end. */
const DEAF = `#!/bin/sh
trap '' INT TERM
echo $$ > "$HOME/number"
while :; do sleep 1; done
`;

describe("leaving while pcluster does not answer", () => {
	test.each([
		["q", (program: RunningProgram) => program.press("q"), 0],
		["Ctrl-C", (program: RunningProgram) => program.press("ctrl-c"), 0],
		["SIGTERM", (program: RunningProgram) => void process.kill(program.pid, "SIGTERM"), 143],
		["a closed window", (program: RunningProgram) => void process.kill(program.pid, "SIGHUP"), 129],
	])("by %s gives the terminal back, and pcluster does not outlive it", async (_, leave, code) => {
		const home = newHome();
		const pcluster = putProgram(join(home, "bin"), "pcluster", DEAF);
		const program = firstlight({ home, args: ["--pcluster", pcluster] });
		await program.waitFor(/none found on this machine/);
		await vi.waitUntil(() => numberIn(home) !== undefined);
		leave(program);
		expect(await program.exit()).toEqual({ code, signal: undefined });
		await expectSane(program);
		expect(() => process.kill(numberIn(home) ?? 0, 0)).toThrow("ESRCH");
	});
});

function numberIn(home: string): number | undefined {
	try {
		return Number(readFileSync(join(home, "number"), "utf8")) || undefined;
	} catch {
		return undefined;
	}
}
