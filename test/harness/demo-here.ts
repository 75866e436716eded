import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import type { Tools } from "../../src/commands/command.ts";
import { runCommand } from "../../src/commands/commands.ts";
import type { World } from "../../src/services/services.ts";
import { type GivenSettings, settingsFrom } from "../../src/settings.ts";
import { VERSION } from "../../src/version.ts";
import { worldFrom } from "../../src/world.ts";
import { giveKey } from "../demo/demo-account.ts";
import type { Ended } from "./called-program.ts";
import { playedPrograms } from "./played-programs.ts";
import { removeHome } from "./remove-home.ts";

/** A home folder whose demo has its key already; gone after the test. */
export function demoHome(): string {
	const home = mkdtempSync(join(tmpdir(), "firstlight-here-"));
	onTestFinished(() => removeHome(home));
	giveKey(demoFolderIn(home));
	return home;
}

/** Where the demo of that home keeps what it plays and remembers. */
export function demoFolderIn(home: string): string {
	return join(home, ".local/state/firstlight/demo");
}

interface Place {
	readonly home: string;
	/** How much faster the demo lives than its usual pace. */
	readonly speed: number;
	/** Told what the demo's pcluster and ssh say on the user's own terminal. */
	readonly handed: (text: string) => void;
}

/** The demo's world in that home, with its account on loopback, and its pcluster and ssh played in this process. */
export function demoWorldHere(given: GivenSettings, { home, speed, handed }: Place): Promise<World> {
	const settings = settingsFrom(given, {
		...{ env: { HOME: home }, systemHome: undefined, cwd: home, startedAs: "firstlight", file: {} },
	});
	vi.stubEnv("FIRSTLIGHT_DEMO_SPEED", `${speed}`);
	return worldFrom(settings, openLog(settings.places.state), playedPrograms(handed)).finally(() =>
		vi.unstubAllEnvs(),
	);
}

/**
 * A command line in the demo of that home, in this process; nobody can be asked unless `confirm` answers. Rejects with the
 * AppError of words that are not understood.
 */
export async function calledHere(
	args: readonly string[],
	{
		home,
		speed = 200,
		confirm,
	}: Partial<Place> & { readonly home: string; readonly confirm?: Tools["confirm"] },
): Promise<Ended> {
	const [said, noted]: [string[], string[]] = [[], []];
	const unexpected = () => Promise.reject(new Error("The demo's commands ask for none of it."));
	const code = await runCommand(args, {
		version: VERSION,
		say: (line) => void said.push(`${line}\n`),
		note: (line) => void noted.push(`${line}\n`),
		confirm: confirm ?? (async () => undefined),
		inWorld: async (given, work) => {
			const world = await demoWorldHere(given, { home, speed, handed: (text) => void said.push(text) });
			try {
				return await work(world, new AbortController().signal);
			} finally {
				await world.close();
			}
		},
		known: unexpected,
		showScreens: unexpected,
	});
	return { code, said: said.join(""), noted: noted.join("") };
}
