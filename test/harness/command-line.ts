import type { Tools } from "../../src/commands/command.ts";
import { runCommand } from "../../src/commands/commands.ts";
import type { Installer } from "../../src/install/installer.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { type Settings, type StartedIn, settingsFrom } from "../../src/settings.ts";
import { silentLog } from "./silent-log.ts";
import { strictPort } from "./strict-port.ts";

/** Where a command line is typed, and what it meets. */
interface Place extends Partial<Omit<StartedIn, "cwd">> {
	readonly installer?: Partial<Installer>;
	readonly ports?: Partial<Ports>;
	readonly signal?: AbortSignal;
	readonly known?: Tools["known"];
	/** Who answers a question; nobody, where there is no terminal. */
	readonly confirm?: Tools["confirm"];
}

/** What came of a command line. */
interface Called {
	readonly code: number;
	readonly said: string[];
	readonly noted: string[];
	/** The settings with which the screens were shown, or account and machine were asked for. */
	readonly settings: Settings | undefined;
}

/** Does what `args` ask for, typed in /here by ada. */
export async function called(args: readonly string[], place: Place = {}): Promise<Called> {
	const said: string[] = [];
	const noted: string[] = [];
	let settings: Settings | undefined;
	const { env = { HOME: "/home/ada" }, systemHome, startedAs = "firstlight", file = {} } = place;
	const startedIn = { env, systemHome, cwd: "/here", startedAs, file };
	const code = await runCommand(args, {
		version: "0.1.0",
		say: (line) => said.push(line),
		note: (line) => noted.push(line),
		confirm: place.confirm ?? (async () => undefined),
		inWorld: async (given, work) => {
			settings = settingsFrom(given, startedIn);
			const world = {
				settings,
				ports: strictPort<Ports>("ports", place.ports ?? {}, {
					log: silentLog(),
				}),
				installer: strictPort<Installer>("installer", place.installer ?? {}),
				lookMs: undefined,
				profileRegion: async () => undefined,
				close: async () => {},
			};
			return work(world, place.signal ?? new AbortController().signal);
		},
		known: place.known ?? (() => Promise.reject(new Error("nothing is known here"))),
		showScreens: async (given) => {
			settings = settingsFrom(given, startedIn);
			return 0;
		},
	});
	return { code, said, noted, settings };
}

/** The error with which `args` are refused. */
export async function refusalOf(args: readonly string[], place: Place = {}): Promise<AppError> {
	const thrown = await called(args, place).then(
		() => undefined,
		(error: unknown) => error,
	);
	if (thrown instanceof AppError) return thrown;
	throw thrown ?? new Error("nothing was refused");
}
